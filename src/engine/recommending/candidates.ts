// The candidates: the movies that a person may still be shown, and the distribution of their values.
import { countUpTo } from '../base/count-up-to.ts';
import { memoize } from '../base/memoize.ts';
import { numbersOf } from '../base/numbers.ts';

/** Movies are identified by their positions in `everyMovie`; `values` holds one value per movie. */
export interface Candidates {
  has(movie: number): boolean;
  /** How many candidates have more than `value`. */
  countAbove(values: Float32Array, value: number): number;
  /** The same as a share of all candidates, 0 to 1. */
  shareAbove(values: Float32Array, value: number): number;
  /** What this share of the candidates, 0 to 1, is at or above. */
  upperBound(values: Float32Array, share: number): number;
  spread(values: Float32Array): Spread;
}

export interface Spread {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
}

/**
 * Of `count` movies those that `isCandidate` names; with `isShown` only some of them are had, while every distribution stays that of
 * all: what is high for a person is so in any set. What is computed from an array of values is kept as long as both
 * live: one list of movies asks for the bounds of the same few arrays over and over.
 */
export function candidatesAmong(
  count: number,
  isCandidate: (movie: number) => boolean,
  isShown: (movie: number) => boolean = () => true,
): Candidates {
  const mask = new Uint8Array(count);
  for (let movie = 0; movie < count; movie++) mask[movie] = isCandidate(movie) ? 1 : 0;
  const ascending = memoize((values: Float32Array) => numbersOf(values, (movie) => mask[movie] === 1).sort());

  function countAbove(values: Float32Array, value: number): number {
    const sorted = ascending(values);
    return sorted.length - countUpTo(sorted, value);
  }

  return {
    has: (movie) => mask[movie] === 1 && isShown(movie),
    countAbove,
    shareAbove: (values, value) => countAbove(values, value) / Math.max(1, ascending(values).length),
    upperBound(values, share) {
      const sorted = ascending(values);
      return sorted[Math.floor(sorted.length * (1 - share))] ?? Infinity;
    },
    spread: memoize((values) => meanAndDeviation(ascending(values))),
  };
}

function meanAndDeviation(values: Float32Array): Spread {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value ** 2;
  }
  const count = Math.max(1, values.length);
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean ** 2)) };
}
