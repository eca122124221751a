// Every figure that is a mean over ratings or users, as one sum per user: what means and their intervals are made of.
import type { Intervals } from '../../contract/training.ts';
import type { ListAnswer, StarsAnswer } from './answers.ts';
import { hitRateAt, ndcgAt, recallAt, reciprocalRank } from './metrics.ts';

/** A figure is `finish(sum of shares / sum of weights)` over the users. */
export interface UserFigure {
  readonly shares: Float64Array;
  readonly weights: Float64Array;
  readonly finish: (mean: number) => number;
}

const itself = (mean: number): number => mean;

/** RMSE and MAE: shares are a user's errors, weights their number of held-out ratings. */
export function starsFigures(answers: readonly StarsAnswer[]): Record<'rmse' | 'mae', UserFigure> {
  const weights = Float64Array.from(answers, ({ test }) => test.ratings.length);
  function sums(measure: (error: number) => number): Float64Array {
    return Float64Array.from(answers, ({ test, predicted }) =>
      test.ratings.reduce((sum, { stars }, i) => sum + measure((predicted[i] ?? 0) - stars), 0),
    );
  }
  return {
    rmse: { shares: sums((error) => error * error), weights, finish: Math.sqrt },
    mae: { shares: sums(Math.abs), weights, finish: itself },
  };
}

type ListMetric = Exclude<keyof Intervals, 'rmse' | 'mae'>;

/** The ranking figures: every user with something relevant weighs the same. */
export function listFigures(answers: readonly ListAnswer[]): Record<ListMetric, UserFigure> {
  const weights = new Float64Array(answers.length).fill(1);
  function each(
    measure: (ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number) => number,
    k: number,
  ): UserFigure {
    const shares = Float64Array.from(answers, ({ test, ranked }) => measure(ranked, test.relevant, k));
    return { shares, weights, finish: itself };
  }
  return {
    recallAt10: each(recallAt, 10),
    ndcgAt10: each(ndcgAt, 10),
    hitRateAt10: each(hitRateAt, 10),
    ndcgAt100: each(ndcgAt, 100),
    mrr: each(reciprocalRank, 100),
  };
}

/** The figure over all users. */
export function overAll({ shares, weights, finish }: UserFigure): number {
  let share = 0;
  let weight = 0;
  for (let user = 0; user < shares.length; user++) {
    share += shares[user] ?? 0;
    weight += weights[user] ?? 0;
  }
  return weight === 0 ? 0 : finish(share / weight);
}
