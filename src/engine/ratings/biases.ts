// Movie and user biases in closed form, and what each user's own ratings have put into them.
import { shrunkMean } from '../base/statistics.ts';
import { countBy } from '../base/counts.ts';
import { allAtOnce } from '../base/in-steps.ts';
import { toStars } from '../../contract/stars.ts';
import type { TrainingSet } from './training-set.ts';

const alternations = 10;
/** Ratings by which the closed-form biases are shrunk. Tuned on latest-small's training part, like `alternations`. */
export const startShrinkage = { movie: 3, user: 5 };

/** Rating statistics of each movie before training, with each user's own contribution. */
export interface RatingStatistics {
  /** mu: mean of all ratings, in stars. */
  readonly meanStars: number;
  /** b0_u by user, in stars. */
  readonly userOffsets: Float32Array;
  /** S_i by movie: sum of r - mu - b0_u over its ratings, in stars. */
  readonly residualSums: Float32Array;
  /** n_i by movie. */
  readonly ratingCounts: Int32Array;
}

/**
 * Biases in closed form by alternation (ten rounds): b_i = sum (r - mu - b_u) / (n_i + 3), then
 * b_u = sum (r - mu - b_i) / (n_u + 5): Koren, "Factor in the Neighbors" (2010), section 2.1, alternated.
 */
export function ratingStatistics(set: TrainingSet): RatingStatistics {
  return allAtOnce(statisticsInSteps(set));
}

const known = new WeakMap<TrainingSet, RatingStatistics>();

/** `ratingStatistics`, yielding the share done after each pass over the ratings; kept as long as the set is. */
export function* statisticsInSteps(set: TrainingSet): Generator<number, RatingStatistics> {
  const statistics = known.get(set) ?? (yield* measureStatistics(set));
  known.set(set, statistics);
  return statistics;
}

function* measureStatistics(set: TrainingSet): Generator<number, RatingStatistics> {
  const { userStarts, movies, halfStars } = set;
  const movieCount = set.movieIds.length;
  const userCount = set.userIds.length;
  const ratingCounts = countBy(movies, movieCount);
  let total = 0;
  for (const half of halfStars) total += toStars(half);
  const meanStars = total / halfStars.length;

  const userOffsets = new Float64Array(userCount);
  const residualSums = new Float64Array(movieCount);
  function sumResiduals(): void {
    residualSums.fill(0);
    for (let user = 0; user < userCount; user++) {
      const offset = userOffsets[user] ?? 0;
      for (let r = userStarts[user] ?? 0; r < (userStarts[user + 1] ?? 0); r++) {
        const movie = movies[r] ?? 0;
        const residual = toStars(halfStars[r] ?? 0) - meanStars - offset;
        residualSums[movie] = (residualSums[movie] ?? 0) + residual;
      }
    }
  }
  const movieBiases = new Float64Array(movieCount);
  for (let round = 0; round < alternations; round++) {
    sumResiduals();
    yield (round + 0.5) / alternations;
    for (let movie = 0; movie < movieCount; movie++) {
      movieBiases[movie] = shrunkMean(
        residualSums[movie] ?? 0,
        ratingCounts[movie] ?? 0,
        startShrinkage.movie,
      );
    }
    for (let user = 0; user < userCount; user++) {
      const [from, to] = [userStarts[user] ?? 0, userStarts[user + 1] ?? 0];
      let sum = 0;
      for (let r = from; r < to; r++) {
        sum += toStars(halfStars[r] ?? 0) - meanStars - (movieBiases[movies[r] ?? 0] ?? 0);
      }
      userOffsets[user] = shrunkMean(sum, to - from, startShrinkage.user);
    }
    yield (round + 1) / alternations;
  }
  sumResiduals();
  return {
    meanStars,
    userOffsets: Float32Array.from(userOffsets),
    residualSums: Float32Array.from(residualSums),
    ratingCounts,
  };
}

/** A user's own contribution to S_i, in stars: r - mu - b0_u. */
export function ownShare(statistics: RatingStatistics, user: number, stars: number): number {
  return stars - statistics.meanStars - (statistics.userOffsets[user] ?? 0);
}
