// How far guesses of one person's ratings are off, and what simple methods make of them.
import type { Difference } from '../../contract/training.ts';
import { bootstrapDifference } from './bootstrap.ts';
import { overAll, type UserFigure } from './metrics/user-figure.ts';
import { shrunkMean } from '../base/statistics.ts';
import { startShrinkage } from '../ratings/biases.ts';
import { starsWithin } from '../ratings/stars-within.ts';

/** Draws the intervals. */
const seed = 1;

/** In stars, 0.5 to 5. */
interface MovieRating {
  readonly movieId: number;
  readonly stars: number;
}

/** What the catalogue's users made of a movie. */
export interface MovieMean {
  readonly ratingCount: number;
  /** Null without a rating. */
  readonly meanStars: number | null;
}

/** Stars by simple methods, in the order of the ratings. */
export interface SimpleStars {
  /** The movie's mean among the catalogue's users, or the mean of all. */
  readonly mean: number[];
  /** mu + b_u + b_i, with b_u from the person's other ratings. */
  readonly bias: number[];
}

/** What the simple methods say of each rating without knowing it. */
export function simpleStars(
  ratings: readonly MovieRating[],
  meanOf: (movieId: number) => MovieMean,
  meanStars: number,
): SimpleStars {
  const means = ratings.map(({ movieId }) => meanOf(movieId));
  const biases = means.map((movie) =>
    shrunkMean(
      movie.ratingCount * ((movie.meanStars ?? meanStars) - meanStars),
      movie.ratingCount,
      startShrinkage.movie,
    ),
  );
  const residuals = ratings.map(({ stars }, k) => stars - meanStars - (biases[k] ?? 0));
  const sum = residuals.reduce((all, residual) => all + residual, 0);
  return {
    mean: means.map((movie) => movie.meanStars ?? meanStars),
    bias: biases.map((bias, k) => {
      const own = shrunkMean(sum - (residuals[k] ?? 0), ratings.length - 1, startShrinkage.user);
      return starsWithin(meanStars + bias + own);
    }),
  };
}

/** RMSE in stars; every rating weighs the same. */
export function errorOf(
  ratings: readonly Pick<MovieRating, 'stars'>[],
  predicted: ArrayLike<number>,
): UserFigure {
  return {
    numerators: Float64Array.from(ratings, ({ stars }, k) => (stars - (predicted[k] ?? 0)) ** 2),
    denominators: new Float64Array(ratings.length).fill(1),
    fromMean: Math.sqrt,
  };
}

/** How far predictions are off, and how much further than others, with a 95 % interval over the ratings. */
export function compareErrors(own: UserFigure, other: UserFigure): Difference & { rmse: number } {
  return { rmse: overAll(other), ...bootstrapDifference(own, other, seed) };
}
