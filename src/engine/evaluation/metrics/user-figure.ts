// Every metric that is a mean over ratings or users, as one sum per user: what means and their intervals are made of.
import { keysOf, recordOf } from '../../../contract/keys-of.ts';
import type { StarsMetric } from '../../../contract/metrics.ts';
import { toStars } from '../../../contract/stars.ts';
import type { ListAnswer, StarsAnswer } from '../answers.ts';
import { listFormulas, starsFormulas, type UserListMetric } from './formulas.ts';
import type { ListFormula, StarsFormula } from './metric.ts';

/** A figure is `fromMean(sum of numerators / sum of denominators)` over the users. */
export interface UserFigure {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly fromMean: (mean: number) => number;
}

/** A metric of stars: numerators are sums over a user's errors, denominators their number of held-out ratings. */
export function starsFigure(
  answers: readonly StarsAnswer[],
  { ofError, fromMean }: StarsFormula,
): UserFigure {
  return {
    numerators: Float64Array.from(answers, ({ test, predicted }) =>
      test.ratings.halfStars.reduce((sum, half, k) => sum + ofError((predicted[k] ?? 0) - toStars(half)), 0),
    ),
    denominators: Float64Array.from(answers, ({ test }) => test.ratings.movies.length),
    fromMean,
  };
}

/** A metric of lists: every user with something relevant weighs the same. */
export function listFigure(answers: readonly ListAnswer[], { ofList, k }: ListFormula): UserFigure {
  return {
    numerators: Float64Array.from(answers, ({ test, ranked }) => ofList(ranked, test.relevant, k)),
    denominators: new Float64Array(answers.length).fill(1),
    fromMean: (mean) => mean,
  };
}

/** All metrics of stars. */
export function starsFigures(answers: readonly StarsAnswer[]): Record<StarsMetric, UserFigure> {
  return recordOf(keysOf(starsFormulas), (metric) => starsFigure(answers, starsFormulas[metric]));
}

/** All metrics of lists. */
export function listFigures(answers: readonly ListAnswer[]): Record<UserListMetric, UserFigure> {
  return recordOf(keysOf(listFormulas), (metric) => listFigure(answers, listFormulas[metric]));
}

/** The figure over all users. */
export function overAll({ numerators, denominators, fromMean }: UserFigure): number {
  let numerator = 0;
  let denominator = 0;
  for (let user = 0; user < numerators.length; user++) {
    numerator += numerators[user] ?? 0;
    denominator += denominators[user] ?? 0;
  }
  return denominator === 0 ? 0 : fromMean(numerator / denominator);
}
