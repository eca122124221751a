// Compares runs by what they reached on held-out ratings: user by user where they have the same ones.
import { isBetter } from '../../contract/metrics.ts';
import type { PairedRuns } from '../../contract/run-comparison.ts';
import { taskMetrics, type TaskMetric } from '../../contract/run-question.ts';
import type { Interval, Run } from '../../contract/training.ts';
import { positionOf } from '../base/id-index.ts';
import { pairedDifferences } from '../evaluation/user-results.ts';
import type { MeasuredUsers } from './measured-users.ts';

/** A run with its results by user; null where none are kept. */
export interface RunResults {
  readonly run: Pick<Run, 'runId' | 'options' | 'catalogue' | 'quality'>;
  readonly measured: MeasuredUsers | null;
}

/** The second run's figures less the first one's, or why they can't be paired. */
export function pairResults(first: RunResults, second: RunResults): PairedRuns {
  const { run: a, measured: before } = first;
  const { run: b, measured: after } = second;
  if (a.catalogue.fingerprint !== b.catalogue.fingerprint) {
    return { status: 'unpaired', reason: 'other-catalogue' };
  }
  if (a.options.seed !== b.options.seed) return { status: 'unpaired', reason: 'other-split' };
  if (before === null || after === null) return { status: 'unpaired', reason: 'no-results' };
  const users = sharedUsers(before, after);
  if (users === null) return { status: 'unpaired', reason: 'other-split' };
  return {
    ...{ status: 'paired', users },
    differences: pairedDifferences(after.model, before.model, a.options.seed),
  };
}

/** How many users both were measured on; null where not the same ratings of theirs were held out, or there are none. */
function sharedUsers(one: MeasuredUsers, other: MeasuredUsers): number | null {
  const [a, b] = [one.heldOut, other.heldOut];
  if (a.seed !== b.seed || a.share !== b.share || a.fingerprint !== b.fingerprint) return null;
  const [left, right] = [one.model.stars, other.model.stars];
  let users = 0;
  for (const [row, userId] of left.userIds.entries()) {
    const otherRow = positionOf(right.userIds, userId);
    if (otherRow < 0) continue;
    // Earlier versions may have held out others with the same seed.
    if (left.ratings[row] !== right.ratings[otherRow]) return null;
    users += 1;
  }
  return users === 0 ? null : users;
}

/** At which tasks a run is surely worse or better than another one of its catalogue, and whether user by user. */
export interface Judgement {
  readonly worse: TaskMetric[];
  readonly better: TaskMetric[];
  readonly isPaired: boolean;
}

export function judgeRun(run: RunResults, than: RunResults): Judgement {
  const paired = pairResults(than, run);
  const isPaired = paired.status === 'paired';
  const intervalsOf = (metric: TaskMetric): [own: Interval, other: Interval] =>
    isPaired
      ? [paired.differences[metric], { low: 0, high: 0 }]
      : [run.run.quality.intervals[metric], than.run.quality.intervals[metric]];
  return {
    worse: taskMetrics.filter((metric) => isWorse(metric, ...intervalsOf(metric))),
    better: taskMetrics.filter((metric) => isWorse(metric, ...swapped(intervalsOf(metric)))),
    isPaired,
  };
}

function swapped([a, b]: [Interval, Interval]): [Interval, Interval] {
  return [b, a];
}

/** Whether all of one interval is on the worse side of all of another one. */
function isWorse(metric: TaskMetric, { low, high }: Interval, other: Interval): boolean {
  return isBetter(metric, other.low, high) && isBetter(metric, other.high, low);
}

/**
 * The best of some runs of one catalogue: that with the most NDCG@10 for its RMSE, or one that is surely worse than it at neither
 * task and has better lists. Of equal ones the first; undefined where there is none.
 */
export function bestOfRuns(runs: readonly RunResults[]): RunResults | undefined {
  const best = withMost(runs, ({ run: { quality } }) => quality.ndcgAt10 / quality.rmse);
  if (best === undefined) return undefined;
  const asGood = runs.filter((one) => one === best || judgeRun(one, best).worse.length === 0);
  return withMost(asGood, ({ run: { quality } }) => quality.ndcgAt10);
}

function withMost(
  runs: readonly RunResults[],
  figureOf: (one: RunResults) => number,
): RunResults | undefined {
  return runs.reduce<RunResults | undefined>(
    (most, one) => (most === undefined || figureOf(one) > figureOf(most) ? one : most),
    undefined,
  );
}
