// The simplest predictions of stars: a movie's mean, and biases of movie and user.
import { shrunkMean } from '../base/statistics.ts';
import { toStars } from '../../contract/stars.ts';
import { countBy } from '../base/counts.ts';
import { startShrinkage, type RatingStatistics } from '../ratings/biases.ts';
import { starsWithin } from '../ratings/stars-within.ts';
import type { TrainingSet } from '../ratings/training-set.ts';
import type { StarsAnswer } from './answers.ts';
import type { TestCase } from './evaluation-cases.ts';

/** Each movie's mean of its training ratings; the mean of all for a movie without any. */
export function predictByMean(train: TrainingSet, cases: readonly TestCase[]): StarsAnswer[] {
  const sums = new Float64Array(train.movieIds.length);
  const counts = countBy(train.movies, train.movieIds.length);
  let total = 0;
  train.movies.forEach((movie, r) => {
    const stars = toStars(train.halfStars[r] ?? 0);
    sums[movie] = (sums[movie] ?? 0) + stars;
    total += stars;
  });
  return cases.map((test) => ({
    test,
    predicted: Float64Array.from(test.ratings.movies, (movie) => {
      const count = counts[movie] ?? 0;
      return count === 0 ? total / train.movies.length : (sums[movie] ?? 0) / count;
    }),
  }));
}

/** mu + b_u + b_i with the closed-form biases of `ratingStatistics`; b_u from the case's history. */
export function predictByBias(statistics: RatingStatistics, cases: readonly TestCase[]): StarsAnswer[] {
  return cases.map((test) => {
    const { movies, halfStars } = test.history;
    const residuals = movies.reduce(
      (sum, movie, k) =>
        sum + toStars(halfStars[k] ?? 0) - statistics.meanStars - movieBias(statistics, movie),
      0,
    );
    const userBias = shrunkMean(residuals, movies.length, startShrinkage.user);
    return {
      test,
      predicted: Float64Array.from(test.ratings.movies, (movie) =>
        starsWithin(statistics.meanStars + userBias + (movie < 0 ? 0 : movieBias(statistics, movie))),
      ),
    };
  });
}

function movieBias({ residualSums, ratingCounts }: RatingStatistics, movie: number): number {
  return shrunkMean(residualSums[movie] ?? 0, ratingCounts[movie] ?? 0, startShrinkage.movie);
}
