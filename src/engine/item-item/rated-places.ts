// Which movies have weights between each other, and at which row and column.
import { countBy } from '../base/counts.ts';
import { topList } from '../base/top-k.ts';
import type { TrainingSet } from '../ratings/training-set.ts';

export interface MovieLimits {
  /** Movies with fewer ratings are left out. */
  readonly fewestRatings: number;
  /** The most movies; of more, the most rated. */
  readonly most: number;
}

/** Indices of the most rated movies, ascending. */
export function mostRated(
  { movies, movieIds }: TrainingSet,
  { fewestRatings, most }: MovieLimits,
): Int32Array {
  const counts = countBy(movies, movieIds.length);
  return topList(counts, {
    from: 0,
    to: counts.length,
    limit: most,
    isAllowed: (movie) => (counts[movie] ?? 0) >= Math.max(1, fewestRatings),
  }).sort();
}

/** The place of each movie of a training set or model among some of them; -1 for the others. */
export function placesOf(movies: Int32Array, movieCount: number): Int32Array {
  const places = new Int32Array(movieCount).fill(-1);
  movies.forEach((movie, place) => (places[movie] = place));
  return places;
}
