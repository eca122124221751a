// Compares runs by what they reached on held-out ratings: user by user where they have the same ones.
import { isBetter, userMetrics, type UserMetric } from '../../contract/metrics.ts';
import type { PairedRuns } from '../../contract/run-comparison.ts';
import { taskMetrics, type TaskMetric } from '../../contract/run-question.ts';
import type { Difference, Interval, Run } from '../../contract/training.ts';
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
  const pairing = pairingOf(first, second);
  return pairing.status === 'unpaired'
    ? pairing
    : { status: 'paired', users: pairing.users, differences: pairing.differencesOf(userMetrics) };
}

type Pairing =
  | Extract<PairedRuns, { status: 'unpaired' }>
  | {
      readonly status: 'paired';
      readonly users: number;
      readonly differencesOf: <M extends UserMetric>(metrics: readonly M[]) => Record<M, Difference>;
    };

function pairingOf(first: RunResults, second: RunResults): Pairing {
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
    differencesOf: (metrics) => pairedDifferences(after.model, before.model, a.options.seed, metrics),
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

/** Share of a figure by which a run may surely lose and is as good all the same. */
const smallLoss = 0.005;

export function judgeRun({ run, measured }: RunResults, than: RunResults): Judgement {
  const pairing = pairingOf(than, { run, measured });
  if (pairing.status === 'unpaired') {
    const [own, others] = [run.quality.intervals, than.run.quality.intervals];
    return {
      worse: taskMetrics.filter((metric) => isWorse(metric, own[metric], others[metric])),
      better: taskMetrics.filter((metric) => isWorse(metric, others[metric], own[metric])),
      isPaired: false,
    };
  }
  const differences = pairing.differencesOf(taskMetrics);
  const small = (metric: TaskMetric): Interval => {
    const loss = smallLoss * than.run.quality[metric];
    return { low: -loss, high: loss };
  };
  return {
    worse: taskMetrics.filter((metric) => isWorse(metric, differences[metric], small(metric))),
    better: taskMetrics.filter((metric) => isWorse(metric, { low: 0, high: 0 }, differences[metric])),
    isPaired: true,
  };
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
