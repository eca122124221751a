// Confidence intervals by resampling users: how different a figure could be with other people of the same kind.
import { keysOf, recordOf } from '../../contract/keys-of.ts';
import type { Difference, Interval } from '../../contract/training.ts';
import { createRandom } from '../base/random.ts';
import { meanOf } from '../base/statistics.ts';
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
  const [difference] = bootstrapOverSeeds([figure], [[other]], seed).differences;
  return difference ?? { difference: 0, low: 0, high: 0 };
}

/** `bootstrapDifference` of several figures, all of the same users in the same order. */
export function bootstrapDifferences<Name extends string>(
  figures: Readonly<Record<Name, UserFigure>>,
  others: Readonly<Record<Name, UserFigure>>,
  seed: number,
): Record<Name, Difference> {
  const names = keysOf(figures);
  const values = resample(
    [...names.map((name) => figures[name]), ...names.map((name) => others[name])],
    seed,
  );
  return recordOf(names, (name) => {
    const which = names.indexOf(name);
    const rival = values[which + names.length];
    const above = values[which]?.map((value, sample) => value - (rival?.[sample] ?? 0));
    return {
      difference: overAll(figures[name]) - overAll(others[name]),
      ...percentiles(above ?? new Float64Array()),
    };
  });
}

/**
 * The same of means over seeds: all figures, one by seed, have to be of the same users in the same order; who has no part
 * in a seed has 0 of 0 there. A user is drawn with all seeds, because what a user brings to several is not independent.
 */
export function bootstrapOverSeeds(
  figures: readonly UserFigure[],
  rivals: readonly (readonly UserFigure[])[],
  seed: number,
): { interval: Interval; differences: Difference[] } {
  const values = resample([figures, ...rivals].flat(), seed);
  const own = meansOf(values.slice(0, figures.length));
  const differences = rivals.map((ofRival, which): Difference => {
    const from = figures.length * (1 + which);
    const others = meansOf(values.slice(from, from + ofRival.length));
    return {
      difference: meanOf(figures.map(overAll)) - meanOf(ofRival.map(overAll)),
      ...percentiles(own.map((value, sample) => value - (others[sample] ?? 0))),
    };
  });
  return { interval: percentiles(own), differences };
}

/** The mean of some figures on each resample. */
function meansOf(values: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array()] = values;
  return first.map((_, sample) => meanOf(values.map((ofFigure) => ofFigure[sample] ?? 0)));
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
