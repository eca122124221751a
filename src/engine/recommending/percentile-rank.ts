// Ranks of movies in a person's list, and the match computed from them.
import { countUpTo } from '../base/count-up-to.ts';
import { numbersOf } from '../base/numbers.ts';

/** Places of movies among some of them. */
export interface Ranks {
  /** 1 is the best; a movie that is not counted gets the rank that it would have. */
  readonly placeOf: (movie: number) => number;
  /** How many movies are counted. */
  readonly count: number;
}

/** Equal scores share the better place. n log n at first, then log n for each place. */
export function ranksOf(scores: Float32Array, isCounted: (movie: number) => boolean): Ranks {
  const sorted = numbersOf(scores, isCounted).sort();
  return {
    placeOf: (movie) => sorted.length - countUpTo(sorted, scores[movie] ?? -Infinity) + 1,
    count: sorted.length,
  };
}

/** The rank of one movie, as `ranksOf` gives it; the scores are `scores[from + movie]`. */
export function placeOf(scores: Float32Array, movie: number, isCounted: Uint8Array, from = 0): number {
  const own = scores[from + movie] ?? -Infinity;
  let place = 1;
  for (let other = 0; other < isCounted.length; other++) {
    if (isCounted[other] === 1 && (scores[from + other] ?? -Infinity) > own) place++;
  }
  return place;
}

/**
 * 100 (1 - ln place / ln count), rounded: 100 for the best movie, 0 for the last, and the same number of points less
 * whenever the place is twice as far down. It depends only on the rank among the movies that the person has not
 * rated, so that it says the same wherever it shows.
 */
export function matchOf(place: number, count: number): number {
  if (count <= 1 || place <= 1) return 100;
  return Math.max(0, Math.round(100 * (1 - Math.log(place) / Math.log(count))));
}
