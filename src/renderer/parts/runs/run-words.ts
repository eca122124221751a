// Runs in words: what a training reached, said so that someone who never heard of RMSE can use it.
import { m } from '../../../messages/messages.js';
import type { RunId } from '../../../contract/ids.ts';
import { recordOf } from '../../../contract/keys-of.ts';
import { isBetter, type Metric } from '../../../contract/metrics.ts';
import type {
  Baselines,
  Difference,
  EpochMetrics,
  ListedRun,
  Quality,
  Run,
} from '../../../contract/training.ts';
import { formatWhen } from '../../ui/format.ts';
import { formatDecimal, formatError, formatShare } from './figures.ts';
import { verdictOf, verdictOfTwo, type Verdict } from './verdict.ts';

/** What the RMSE would be without the session bias; null if the stars have none. */
export function describeMoments({ untimedRmse }: Pick<Quality, 'untimedRmse'>): string | null {
  return untimedRmse === null ? null : m.train_moments({ untimed: formatError(untimedRmse) });
}

/** When the person stopped the training, and what was kept of it; null if they did not. */
export function describeStop({
  stoppedAtEpoch,
  epochsDone,
  options,
}: Pick<Run, 'stoppedAtEpoch' | 'epochsDone' | 'options'>): string | null {
  if (stoppedAtEpoch === undefined) return null;
  return m.train_stopped_at({ epoch: stoppedAtEpoch, epochs: options.epochs, kept: epochsDone });
}

export type Comparison = { words: string; isBetter: boolean };

/** How an error compares with a baseline's: `7% better than biases`. */
export function compareError(value: number, baseline: number, name: string): Comparison {
  return compare((baseline - value) / baseline, name);
}

/** How a share of hits compares with a baseline's: `1.8 times EASE`, or by how many percent it differs. */
export function compareShare(value: number, baseline: number, name: string): Comparison {
  if (baseline <= 0) return { words: m.train_compare_none({ name }), isBetter: value > 0 };
  const times = value / baseline;
  if (times >= 1.5) {
    return { words: m.train_compare_times({ times: formatDecimal(times, 1), name }), isBetter: true };
  }
  return compare(times - 1, name);
}

function compare(gain: number, name: string): Comparison {
  const percent = Math.round(Math.abs(gain) * 100);
  if (!Number.isFinite(gain) || percent === 0) {
    return { words: m.train_compare_same({ name }), isBetter: false };
  }
  return gain > 0
    ? { words: m.train_compare_better({ percent, name }), isBetter: true }
    : { words: m.train_compare_worse({ percent, name }), isBetter: false };
}

/** A simple method with its figure, and whether it is the one that runs are compared with user by user. */
type Line = { name: string; value: number; isPaired: boolean };

/** The strongest simple method of each task: the line to beat. */
export function strongestSimple({ mean, bias, popularity, ease }: Baselines): { stars: Line; lists: Line } {
  return {
    stars:
      bias.rmse <= mean.rmse
        ? { name: m.train_name_biases(), value: bias.rmse, isPaired: true }
        : { name: m.train_name_movie_mean(), value: mean.rmse, isPaired: false },
    lists:
      ease.recallAt10 >= popularity.recallAt10
        ? { name: 'EASE', value: ease.recallAt10, isPaired: true }
        : { name: m.train_name_popularity(), value: popularity.recallAt10, isPaired: false },
  };
}

export type RunSummary = { stars: string; lists: string; verdict: string; isGood: boolean };

/** A model's figure beside the strongest simple method's: by the same people's answers to both where these are known. */
function verdictOn(
  metric: 'rmse' | 'recallAt10',
  quality: Quality,
  line: Line,
  paired: Difference | undefined,
): Verdict {
  if (line.isPaired && paired !== undefined) {
    return verdictOf(paired, isBetter(metric, paired.difference, 0));
  }
  const { value } = line;
  const isAhead = isBetter(metric, quality[metric], value);
  return verdictOfTwo(quality.intervals[metric], { low: value, high: value }, isAhead);
}

/** What a finished run reached on ratings it never saw, in three plain sentences. */
export function summariseRun(run: Pick<Run, 'quality' | 'baselines'>): RunSummary {
  const { quality, baselines } = run;
  const line = strongestSimple(baselines);
  const stars = compareError(quality.rmse, line.stars.value, m.train_best_simple(line.stars));
  const lists = compareShare(quality.recallAt10, line.lists.value, m.train_best_simple(line.lists));
  const { comparison } = quality;
  const verdicts = {
    stars: verdictOn('rmse', quality, line.stars, comparison?.rmseToBias),
    lists: verdictOn('recallAt10', quality, line.lists, comparison?.recallAt10ToEase),
  };
  return {
    stars: m.train_summary_stars({ rmse: formatError(quality.rmse), comparison: stars.words }),
    lists: m.train_summary_lists({ share: formatShare(quality.recallAt10), comparison: lists.words }),
    verdict: verdictWords(verdicts, line),
    isGood: verdicts.stars === 'ahead' && verdicts.lists === 'ahead',
  };
}

/** `At stars it is better than every simple method. At lists it is worse than EASE.` */
function verdictWords(
  { stars, lists }: { stars: Verdict; lists: Verdict },
  line: { stars: Line; lists: Line },
): string {
  if (stars === 'ahead' && lists === 'ahead') return m.train_verdict_both();
  const onStars = {
    ahead: m.train_verdict_stars_ahead,
    behind: m.train_verdict_stars_behind,
    chance: m.train_verdict_stars_chance,
  };
  const onLists = {
    ahead: m.train_verdict_lists_ahead,
    behind: m.train_verdict_lists_behind,
    chance: m.train_verdict_lists_chance,
  };
  const sentences = [onStars[stars](line.stars), onLists[lists](line.lists)];
  if (stars !== 'ahead' && lists !== 'ahead') sentences.push(m.train_verdict_hint());
  return sentences.join(' ');
}

export type EpochColumn = 'rankingLoss' | 'retrievalLoss' | 'validationRmse' | 'validationRecallAt10';

/** One column of the history as the points of a chart. */
export function curveOf(history: readonly EpochMetrics[], column: EpochColumn): { x: number; y: number }[] {
  return history.map((epoch) => ({ x: epoch.epoch, y: epoch[column] }));
}

/** `22 Nov, 20:15`, which is what a run is called where there is little room. */
export function runName(run: Pick<ListedRun, 'createdAtMs'>): string {
  return formatWhen(run.createdAtMs, Date.now());
}

/** The metrics that tables of runs have columns for. */
export const columnMetrics = ['rmse', 'recallAt10', 'ndcgAt10'] as const satisfies readonly Metric[];
export type ColumnMetric = (typeof columnMetrics)[number];

type Comparable = { runId: RunId; quality: Pick<Run['quality'], ColumnMetric> };

/** Which run holds the best figure of each column; null for each where there are fewer than two runs. */
export function bestOf(runs: readonly Comparable[]): Record<ColumnMetric, RunId | null> {
  const [first, ...rest] = runs;
  return recordOf(columnMetrics, (metric) =>
    first === undefined || rest.length === 0
      ? null
      : rest.reduce(
          (best, run) => (isBetter(metric, run.quality[metric], best.quality[metric]) ? run : best),
          first,
        ).runId,
  );
}
