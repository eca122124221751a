// A model's measured quality beside what simple methods reach on the same ratings, as tables.
import type {
  Baselines,
  CutoffFigures,
  ErrorFigures,
  Interval,
  ListFigures,
  Quality,
  ReliabilityBin,
} from '../../contract/training.ts';
import { renderTable } from './table.ts';
import { formatCount, formatMetric } from './words.ts';

type Line = {
  /** With an arrow towards the better side. */
  metric: string;
  model: number | undefined;
  interval?: Interval | undefined;
  error?: keyof ErrorFigures;
  list?: keyof ListFigures;
};

/** Figures that a run of an earlier version lacks are left out. */
export function renderQuality(quality: Quality, baselines: Baselines): string {
  const parts = [renderFigures(quality, baselines), renderFootnotes(quality, baselines)];
  if (quality.cutoffs !== undefined) parts.push(renderCutoffs(quality.cutoffs));
  if (quality.reliability !== undefined) {
    parts.push(renderReliability(quality.reliability, quality.calibrationError));
  }
  return parts.join('\n');
}

function renderFigures(quality: Quality, baselines: Baselines): string {
  const { intervals } = quality;
  const lines: Line[] = [
    { metric: 'RMSE, stars ↓', model: quality.rmse, interval: intervals?.rmse, error: 'rmse' },
    { metric: 'MAE, stars ↓', model: quality.mae, interval: intervals?.mae, error: 'mae' },
    { metric: 'Recall@10 ↑', model: quality.recallAt10, interval: intervals?.recallAt10, list: 'recallAt10' },
    { metric: 'NDCG@10 ↑', model: quality.ndcgAt10, interval: intervals?.ndcgAt10, list: 'ndcgAt10' },
    {
      metric: 'Hit rate@10 ↑',
      model: quality.hitRateAt10,
      interval: intervals?.hitRateAt10,
      list: 'hitRateAt10',
    },
    { metric: 'NDCG@100 ↑', model: quality.ndcgAt100, interval: intervals?.ndcgAt100, list: 'ndcgAt100' },
    { metric: 'MRR ↑', model: quality.mrr, interval: intervals?.mrr, list: 'mrr' },
    { metric: 'Coverage@10 ↑', model: quality.coverageAt10, list: 'coverageAt10' },
    { metric: 'Gini@10 ↓', model: quality.giniAt10, list: 'giniAt10' },
    { metric: 'Novelty@10, bits', model: quality.noveltyAt10, list: 'noveltyAt10' },
  ];
  const known = lines.filter(({ model }) => model !== undefined);
  const { mean = { rmse: baselines.movieMeanRmse }, bias } = baselines;
  const { popularity = { recallAt10: baselines.popularityRecallAt10 }, ease } = baselines;
  const error = (figures: Partial<ErrorFigures> | undefined) => (line: Line) =>
    formatFigure(line.error && figures?.[line.error]);
  const list = (figures: Partial<ListFigures> | null | undefined) => (line: Line) =>
    formatFigure(line.list && figures?.[line.list]);
  return renderTable(known, [
    { heading: 'Held-out ratings', value: (line) => line.metric },
    { heading: 'Model', value: (line) => formatFigure(line.model), align: 'right' },
    { heading: '95 % interval', value: (line) => formatInterval(line.interval) },
    { heading: 'Mean', value: error(mean), align: 'right' },
    { heading: 'Bias', value: error(bias), align: 'right' },
    { heading: 'Popular', value: list(popularity), align: 'right' },
    { heading: 'EASE', value: list(ease), align: 'right' },
  ]);
}

function renderFootnotes({ testRatings, users, intervals }: Quality, { ease }: Baselines): string {
  const notes = [`${formatCount(testRatings)} test ratings; ranking over ${formatCount(users)} users.`];
  if (intervals !== undefined) notes.push('Intervals by bootstrap over users.');
  if (ease === null) notes.push('EASE is left out: the catalogue is too large for its closed form.');
  return `${notes.join(' ')}\n`;
}

function renderCutoffs(cutoffs: readonly CutoffFigures[]): string {
  return renderTable(cutoffs, [
    { heading: 'List of', value: ({ k }) => String(k), align: 'right' },
    { heading: 'Recall', value: ({ recall }) => formatMetric(recall), align: 'right' },
    { heading: 'NDCG', value: ({ ndcg }) => formatMetric(ndcg), align: 'right' },
    { heading: 'Hit rate', value: ({ hitRate }) => formatMetric(hitRate), align: 'right' },
  ]);
}

function renderReliability(bins: readonly ReliabilityBin[], calibrationError: number | undefined): string {
  const table = renderTable(bins, [
    {
      heading: 'Predicted stars',
      value: ({ fromStars, toStars }) => `${fromStars.toFixed(1)} to ${toStars.toFixed(1)}`,
    },
    { heading: 'Ratings', value: ({ ratings }) => formatCount(ratings), align: 'right' },
    { heading: 'Mean predicted', value: ({ meanPredicted }) => meanPredicted.toFixed(2), align: 'right' },
    { heading: 'Mean given', value: ({ meanActual }) => meanActual.toFixed(2), align: 'right' },
  ]);
  return calibrationError === undefined
    ? table
    : `${table}Predicted and given stars are ${formatMetric(calibrationError)} apart on average.\n`;
}

function formatFigure(value: number | undefined): string {
  return value === undefined ? '–' : formatMetric(value);
}

function formatInterval(interval: Interval | undefined): string {
  return interval === undefined ? '' : `${formatMetric(interval.low)} to ${formatMetric(interval.high)}`;
}
