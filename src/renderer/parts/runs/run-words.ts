// Runs in words: what a training reached, said so that someone who never heard of RMSE can use it.
import { m } from '../../../messages/messages.js';
import type { RunId } from '../../../contract/ids.ts';
import { recordOf } from '../../../contract/keys-of.ts';
import { isBetter, type Metric } from '../../../contract/metrics.ts';
import type { Baselines, EpochMetrics, ListedRun, Quality, Run } from '../../../contract/training.ts';
import { formatWhen } from '../../ui/format.ts';
import { formatDecimal, formatError, formatShare } from './figures.ts';

/** What the session bias is worth; null if the stars have none. */
export function describeMoments({ rmse, untimedRmse }: Pick<Quality, 'rmse' | 'untimedRmse'>): string | null {
  if (untimedRmse === null) return null;
  return m.train_moments({ untimed: formatError(untimedRmse), timed: formatError(rmse) });
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

/** A simple method with its figure. */
type Line = { name: string; value: number };

/** The strongest simple method of each task: the line to beat. */
export function strongestSimple({ mean, bias, popularity, ease }: Baselines): { stars: Line; lists: Line } {
  return {
    stars:
      bias.rmse <= mean.rmse
        ? { name: m.train_name_biases(), value: bias.rmse }
        : { name: m.train_name_movie_mean(), value: mean.rmse },
    lists:
      ease.recallAt10 >= popularity.recallAt10
        ? { name: 'EASE', value: ease.recallAt10 }
        : { name: m.train_name_popularity(), value: popularity.recallAt10 },
  };
}

export type RunSummary = { stars: string; lists: string; verdict: string; isGood: boolean };

/** What a finished run reached on ratings it never saw, in three plain sentences. */
export function summariseRun(run: Pick<Run, 'quality' | 'baselines'>): RunSummary {
  const { quality, baselines } = run;
  const line = strongestSimple(baselines);
  const stars = compareError(quality.rmse, line.stars.value, m.train_best_simple(line.stars));
  const lists = compareShare(quality.recallAt10, line.lists.value, m.train_best_simple(line.lists));
  // Where the same people answered both, being ahead has to be more than chance.
  const { comparison } = quality;
  const surely = {
    stars: stars.isBetter && (comparison === undefined || comparison.rmseToBias.high < 0),
    lists: lists.isBetter && (comparison === undefined || comparison.recallAt10ToEase.low > 0),
  };
  return {
    stars: m.train_summary_stars({ rmse: formatDecimal(quality.rmse, 2), comparison: stars.words }),
    lists: m.train_summary_lists({ share: formatShare(quality.recallAt10), comparison: lists.words }),
    verdict: verdict(surely.stars, surely.lists),
    isGood: surely.stars && surely.lists,
  };
}

function verdict(starsBetter: boolean, listsBetter: boolean): string {
  if (starsBetter && listsBetter) return m.train_verdict_both();
  if (starsBetter) return m.train_verdict_stars();
  if (listsBetter) return m.train_verdict_lists();
  return m.train_verdict_neither();
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
