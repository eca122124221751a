// Confidence intervals by resampling users: how different a figure could be with other people of the same kind.
import { keysOf, recordOf } from '../../contract/keys-of.ts';
import type { Difference, Interval } from '../../contract/training.ts';
import { createRandom } from '../base/random.ts';
import { overAll, type UserFigure } from './metrics/user-figure.ts';

const mostResamples = 1000;
const fewestResamples = 200;
/** Users drawn over all resamples, about; bounds the time on large data, where intervals are narrow anyway. */
const drawsInAll = 2e7;

/**
 * 95 % percentile intervals of each figure (Efron and Tibshirani, "An Introduction to the Bootstrap", chapter 13) over
 * users drawn with replacement: ratings of one user are not independent, so users are what is drawn, not ratings. All
 * figures have to be of the same users in the same order; the same seed gives the same intervals.
 */
export function bootstrapIntervals<Name extends string>(
  figures: Readonly<Record<Name, UserFigure>>,
  seed: number,
): Record<Name, Interval> {
  const names = keysOf(figures);
  const values = resample(
    names.map((name) => figures[name]),
    seed,
  );
  return recordOf(names, (name) => percentiles(values[names.indexOf(name)] ?? new Float64Array()));
}

/**
 * What `figure` is above `other`, which has to be of the same users in the same order: paired, since both are drawn
 * together, so that what makes a user easy or hard for both does not widen the interval.
 */
export function bootstrapDifference(figure: UserFigure, other: UserFigure, seed: number): Difference {
  const [ofFigure = new Float64Array(), ofOther = new Float64Array()] = resample([figure, other], seed);
  const differences = ofFigure.map((value, sample) => value - (ofOther[sample] ?? 0));
  return { difference: overAll(figure) - overAll(other), ...percentiles(differences) };
}

/** Each figure's value on every resample of the users, the same for all figures. */
function resample(figures: readonly UserFigure[], seed: number): Float64Array[] {
  const users = figures[0]?.numerators.length ?? 0;
  const resamples = Math.min(
    mostResamples,
    Math.max(fewestResamples, Math.round(drawsInAll / Math.max(1, users))),
  );
  const random = createRandom(seed, 'bootstrap');
  const drawn = new Int32Array(users);
  const values = figures.map(() => new Float64Array(resamples));
  for (let sample = 0; sample < resamples; sample++) {
    for (let i = 0; i < users; i++) drawn[i] = random.integer(users);
    figures.forEach((figure, which) => {
      const ofFigure = values[which];
      if (ofFigure !== undefined) ofFigure[sample] = resampled(figure, drawn);
    });
  }
  return values;
}

function resampled({ numerators, denominators, fromMean }: UserFigure, drawn: Int32Array): number {
  let numerator = 0;
  let denominator = 0;
  for (const user of drawn) {
    numerator += numerators[user] ?? 0;
    denominator += denominators[user] ?? 0;
  }
  return denominator === 0 ? 0 : fromMean(numerator / denominator);
}

function percentiles(values: Float64Array): Interval {
  const sorted = values.slice().sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
