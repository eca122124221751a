// How far off a prediction of stars may be: its standard deviation, learned from errors on ratings that the model did without.
import type { StarsIntervals } from '../../../contract/training.ts';
import { solveSmall } from '../../base/linear-solve.ts';
import { dot } from '../../base/rows.ts';
import { clamp } from '../../base/statistics.ts';
import type { PersonEvidence } from './served-model.ts';

/** What the error of a prediction is predicted by; see `errorInputs`. */
export const errorInputCount = 6;
/** Fewer errors than this say nothing that could be relied on. */
const minimumErrors = 30;
const rounds = 50;
/** Standard deviations that are believed, in stars: outside of them the formula is far from what it was fitted on. */
const deviationLimits = { min: 0.2, max: 2 };
/** A typical prediction; inputs near 0 keep the sums well conditioned. */
const typicalStars = 3.5;
/** Standard deviations within which 95 % of a normal distribution are. */
const deviationsOf95 = 1.96;

/** An error on a rating that the prediction did without. */
export interface ObservedError {
  readonly inputs: Float64Array;
  /** In stars squared. */
  readonly squaredError: number;
}

/**
 * [1, log1p(n_u) - 5, log1p(n_i) - 3, log of the person's residual variance (sum res^2 + 5) / (n + 5), r^ - 3.5 and its
 * square]: how much is known of person and movie, how evenly the person rates, and how far the prediction is from the
 * end of the scale. `ratingCount` is n_i.
 */
export function errorInputs(
  ratingCount: number,
  person: Pick<PersonEvidence, 'count' | 'squares'>,
  stars: number,
): Float64Array {
  const level = stars - typicalStars;
  return Float64Array.of(
    1,
    Math.log1p(person.count) - 5,
    Math.log1p(ratingCount) - 3,
    Math.log((person.squares + 5) / (person.count + 5)),
    level,
    level ** 2,
  );
}

/**
 * Weights w of log variance = w . inputs under which the errors are likeliest, e ~ N(0, exp(w . inputs)): Fisher
 * scoring, w += (X'X + I)^-1 X'(e^2 / variance - 1) (McCullagh and Nelder, "Generalized Linear Models", 1989, chapter
 * 8: gamma errors with a log link; I keeps what few errors say small). Errors have longer tails than a normal
 * distribution, so that intervals would be a little wide: see `scaleOfIntervals`. Null for too few errors.
 */
export function fitErrorWeights(errors: readonly ObservedError[]): number[] | null {
  if (errors.length < minimumErrors) return null;
  const information = new Float64Array(errorInputCount ** 2);
  for (let k = 0; k < errorInputCount; k++) information[k * errorInputCount + k] = 1;
  let total = 0;
  for (const { inputs, squaredError } of errors) {
    total += squaredError;
    for (let at = 0; at < information.length; at++) {
      const [row, column] = [Math.floor(at / errorInputCount), at % errorInputCount];
      information[at] = (information[at] ?? 0) + (inputs[row] ?? 0) * (inputs[column] ?? 0);
    }
  }
  const weights = new Float64Array(errorInputCount);
  weights[0] = Math.log(Math.max(total / errors.length, deviationLimits.min ** 2));
  for (let round = 0; round < rounds; round++) {
    const score = new Float64Array(errorInputCount);
    for (const { inputs, squaredError } of errors) {
      const excess = squaredError / Math.exp(dot(weights, inputs)) - 1;
      for (let k = 0; k < errorInputCount; k++) score[k] = (score[k] ?? 0) + excess * (inputs[k] ?? 0);
    }
    solveSmall(information.slice(), score).forEach((change, k) => (weights[k] = (weights[k] ?? 0) + change));
  }
  weights[0] += 2 * Math.log(scaleOfIntervals(weights, errors));
  return weights.every(Number.isFinite) ? Array.from(weights) : null;
}

/**
 * By how much deviations have to shrink (or grow) for intervals of 68 % and 95 % to cover that much of the errors: the
 * mean of what either asks for. 1 for normal errors.
 */
function scaleOfIntervals(weights: Float64Array, errors: readonly ObservedError[]): number {
  const distances = Float64Array.from(errors, ({ inputs, squaredError }) =>
    Math.sqrt(squaredError / Math.exp(dot(weights, inputs))),
  ).sort();
  const quantile = (share: number): number => distances[Math.round(share * (distances.length - 1))] ?? 1;
  return (quantile(0.683) + quantile(0.95) / deviationsOf95) / 2;
}

/** The standard deviation of a prediction, in stars. `weights` are those of `fitErrorWeights`. */
export function starsDeviation(weights: readonly number[], inputs: Float64Array): number {
  const deviation = Math.exp(dot(weights, inputs) / 2);
  return clamp(deviation, deviationLimits.min, deviationLimits.max);
}

/** How often errors stay within 1 and 1.96 of the standard deviations that `weights` give for them. */
export function measureStarsIntervals(
  weights: readonly number[],
  errors: Iterable<ObservedError>,
): StarsIntervals {
  let ratings = 0;
  let deviations = 0;
  let within68 = 0;
  let within95 = 0;
  for (const { inputs, squaredError } of errors) {
    const deviation = starsDeviation(weights, inputs);
    const distance = Math.sqrt(squaredError) / deviation;
    ratings++;
    deviations += deviation;
    if (distance <= 1) within68++;
    if (distance <= deviationsOf95) within95++;
  }
  const count = Math.max(1, ratings);
  return {
    ratings,
    meanDeviation: deviations / count,
    within68: within68 / count,
    within95: within95 / count,
  };
}
