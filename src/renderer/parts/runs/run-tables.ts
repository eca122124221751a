// The tables of a run: its figures, and what lies behind them.
import { m } from '../../../messages/messages.js';
import type { RunId } from '../../../contract/ids.ts';
import { metricTable, type Metric } from '../../../contract/metrics.ts';
import type { PairedRuns } from '../../../contract/run-comparison.ts';
import { taskMetrics, type RunQuestion } from '../../../contract/run-question.ts';
import type {
  Comparison,
  CutoffFigures,
  EpochMetrics,
  ListedRun,
  MovieGroup,
  Run,
} from '../../../contract/training.ts';
import type { Column, Table } from '../../ui/data-table.ts';
import { formatCount } from '../../ui/format.ts';
import { figureKinds, metricFormats, type FigureKind } from './figure-kinds.ts';
import { figureRows, methodNames, type FigureRow } from './figure-rows.ts';
import { formatError, formatGain, formatLoss, formatShare } from './figures.ts';
import { leadRows, rowsAgainstActive, type LeadRow } from './lead-rows.ts';
import { verdictColumn } from './verdict.ts';
import { describeMoments, type ColumnMetric } from './run-words.ts';

/** A column of a metric in tables of several runs, with the best figure marked. */
export function metricColumn(metric: ColumnMetric, best: RunId | null): Column<ListedRun> {
  const { name, unit } = metricTable[metric];
  return {
    heading: name,
    text: ({ quality }) => metricFormats[unit](quality[metric]),
    tone: ({ runId }) => (runId === best ? 'best' : null),
  };
}

/** All figures, with their intervals and the simple methods' figures beside them. */
export function figureTable(run: Pick<Run, 'quality' | 'baselines'>): Table<FigureRow> {
  const { testRatings, users, sample } = run.quality;
  const methods = methodNames().map((heading, index): Column<FigureRow> => ({
    heading,
    text: (row) => row.methods[index]?.figure ?? '–',
    tone: (row) => (row.methods[index]?.isBeaten === true ? 'muted' : null),
  }));
  const notes: string[] = [
    m.train_held_out_note({ ratings: formatCount(testRatings), people: formatCount(users) }),
  ];
  if (sample !== undefined) {
    notes.push(m.train_sample_note({ people: formatCount(sample.people), of: formatCount(sample.of) }));
  }
  const { easeMovies } = run.baselines;
  if (easeMovies !== null) notes.push(m.train_ease_of_some({ movies: formatCount(easeMovies) }));
  const moments = describeMoments(run.quality);
  if (moments !== null) notes.push(moments);
  return {
    label: m.train_all_figures(),
    rows: figureRows(run),
    columns: [
      { heading: m.train_on_held_out(), text: (row) => row.name, small: (row) => row.meaning },
      {
        heading: m.train_this_model(),
        hint: m.train_interval(),
        text: (row) => row.model,
        small: (row) => row.interval,
        tone: 'model',
      },
      ...methods,
    ],
    notes,
  };
}

/** How far the model is ahead of the simple methods on the same people, and whether that could be chance. */
export function leadTable(comparison: Comparison): Table<LeadRow> {
  return tableOfLeads(m.train_lead_label(), leadRows(comparison));
}

/** The same against the active run. */
export function activeTable({ differences }: Extract<PairedRuns, { status: 'paired' }>): Table<LeadRow> {
  return tableOfLeads(m.train_fold_active(), rowsAgainstActive(differences));
}

/** A finished run beside the active one, task by task, and where it is worse. */
export function questionTable(
  { worse, better }: RunQuestion,
  run: Pick<Run, 'quality'>,
  active: Pick<Run, 'quality'>,
): Table<FigureKind> {
  const isAmong = (metrics: readonly Metric[], { key }: FigureKind) => metrics.includes(key);
  return {
    label: m.train_question_label(),
    rows: figureKinds().filter(({ key }) => taskMetrics.some((metric) => metric === key)),
    columns: [
      { heading: m.train_on_held_out(), text: ({ name }) => name, small: ({ meaning }) => meaning },
      { heading: m.train_question_new(), text: ({ key, format }) => format(run.quality[key]), tone: 'model' },
      { heading: m.train_question_active(), text: ({ key, format }) => format(active.quality[key]) },
      {
        heading: m.train_question_so(),
        text: (row) => {
          if (isAmong(worse, row)) return m.train_question_worse();
          return isAmong(better, row) ? m.train_question_better() : m.train_question_level();
        },
        tone: (row) => (isAmong(worse, row) ? 'bad' : isAmong(better, row) ? 'good' : null),
      },
    ],
  };
}

function tableOfLeads(label: string, rows: readonly LeadRow[]): Table<LeadRow> {
  return {
    label,
    rows,
    columns: [
      { heading: m.train_lead_less(), text: (row) => row.name, small: (row) => row.against },
      { heading: m.train_difference(), text: (row) => row.difference, tone: 'model' },
      { heading: m.train_interval(), text: (row) => row.interval },
      verdictColumn(),
    ],
    notes: [m.train_lead_note()],
  };
}

/** How much longer lists find. */
export function cutoffTable(rows: readonly CutoffFigures[]): Table<CutoffFigures> {
  return {
    label: m.train_cutoff_label(),
    rows,
    columns: [
      { heading: m.train_cutoff_first(), text: ({ k }) => k },
      { heading: 'Recall', text: ({ recall }) => formatShare(recall) },
      { heading: 'NDCG', text: ({ ndcg }) => formatGain(ndcg) },
      { heading: m.train_hit_rate(), text: ({ hitRate }) => formatShare(hitRate) },
    ],
  };
}

/** How the model treats the well known and the little known, or the old and the new. */
export function groupTable(rows: readonly MovieGroup[], by: 'popularity' | 'era'): Table<MovieGroup> {
  const error = (value: number | null): string => (value === null ? '–' : formatError(value));
  const isEra = by === 'era';
  return {
    label: isEra ? m.train_by_era_label() : m.train_by_popularity_label(),
    rows,
    columns: [
      {
        heading: isEra ? m.train_by_era_heading() : m.train_by_popularity_heading(),
        text: ({ name }) => name,
      },
      { heading: m.train_group_movies(), text: ({ movies }) => formatCount(movies) },
      { heading: m.train_group_ratings(), text: ({ testRatings }) => formatCount(testRatings) },
      { heading: 'RMSE', text: ({ rmse }) => error(rmse), tone: 'model' },
      { heading: m.train_group_biases(), text: ({ biasRmse }) => error(biasRmse) },
      { heading: m.train_group_liked(), text: ({ likedShare }) => formatShare(likedShare) },
      { heading: m.train_group_shown(), text: ({ shownShare }) => formatShare(shownShare), tone: 'model' },
    ],
    notes: isEra ? [m.train_group_note()] : [m.train_by_popularity_note(), m.train_group_note()],
  };
}

/** What the curves draw, to read exactly or with a screen reader. */
export function epochTable(rows: readonly EpochMetrics[]): Table<EpochMetrics> {
  return {
    label: m.train_all_epochs(),
    rows,
    columns: [
      { heading: m.train_epoch(), text: ({ epoch }) => epoch },
      { heading: m.train_untimed_rmse(), text: ({ validationRmse }) => formatError(validationRmse) },
      { heading: 'Recall@10', text: ({ validationRecallAt10 }) => formatShare(validationRecallAt10) },
      { heading: m.train_ranking_loss(), text: ({ rankingLoss }) => formatLoss(rankingLoss) },
      { heading: m.train_retrieval_loss(), text: ({ retrievalLoss }) => formatLoss(retrievalLoss) },
    ],
    empty: m.train_no_epoch_yet(),
    isLimited: true,
  };
}
