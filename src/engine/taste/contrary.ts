// Where a person's stars differ most from everybody's.
import { shrunkMean, sumOf } from '../base/statistics.ts';
import { starsOfBar, type RatedMovie } from './rated-movie.ts';

export type Contrary = { movieId: number; stars: number; distance: number };

/** With fewer ratings there is no consensus to disagree with. */
const leastRatings = 5;
/** A movie's spread starts out as this many ratings at the usual spread, so that three equal ratings don't count as perfect agreement. */
const priorRatings = 10;
const usualVariance = 1;

/**
 * Distance = (r - m) / s with s^2 = (sum (x - m)^2 + 10) / (n + 10) over the movie's n ratings x of mean m. Both lists
 * have the largest difference first, at most `limit`, and none below half a spread.
 */
export function contraryRatings(
  movies: readonly RatedMovie[],
  limit: number,
): { kinder: Contrary[]; harsher: Contrary[] } {
  const all = movies
    .filter(({ histogram }) => sumOf(histogram) >= leastRatings)
    .map(({ movieId, stars, meanStars, histogram }) => ({
      movieId,
      stars,
      distance: (stars - meanStars) / spreadOf(histogram, meanStars),
    }))
    .sort((a, b) => Math.abs(b.distance) - Math.abs(a.distance));
  return {
    kinder: all.filter(({ distance }) => distance >= 0.5).slice(0, limit),
    harsher: all.filter(({ distance }) => distance <= -0.5).slice(0, limit),
  };
}

function spreadOf(histogram: readonly number[], meanStars: number): number {
  const squares = histogram.map((ratings, bar) => ratings * (starsOfBar(bar) - meanStars) ** 2);
  return Math.sqrt(shrunkMean(sumOf(squares), sumOf(histogram), priorRatings, usualVariance));
}
