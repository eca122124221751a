// Movie and user biases: the closed-form start, and the leave-one-out movie bias that does not leak a rating.
import { tf, type Tensor } from '../base/tensorflow.ts';
import { toStars } from '../../contract/stars.ts';
import type { TrainingSet } from './training-set.ts';

const alternations = 10;
/** Ratings by which the closed-form biases are held back. */
export const startShrinkage = { movie: 3, user: 5 };

/** What the ratings say of each movie before any training, with each user's own share known. */
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

/** Ratings by user or by movie. */
function countBy(indices: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const index of indices) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

/**
 * Biases in closed form by alternation (ten rounds): b_i = sum (r - mu - b_u) / (n_i + 3), then
 * b_u = sum (r - mu - b_i) / (n_u + 5): Koren, "Factor in the Neighbors" (2010), section 2.1, alternated.
 */
export function ratingStatistics(set: TrainingSet): RatingStatistics {
  const { users, movies, halfStars } = set;
  const movieCount = set.movieIds.length;
  const userCount = set.userIds.length;
  const ratingCounts = countBy(movies, movieCount);
  const userCounts = countBy(users, userCount);
  let total = 0;
  for (const half of halfStars) total += toStars(half);
  const meanStars = total / halfStars.length;

  const userOffsets = new Float64Array(userCount);
  const residualSums = new Float64Array(movieCount);
  function sumResiduals(): void {
    residualSums.fill(0);
    for (let r = 0; r < halfStars.length; r++) {
      const movie = movies[r] ?? 0;
      const residual = toStars(halfStars[r] ?? 0) - meanStars - (userOffsets[users[r] ?? 0] ?? 0);
      residualSums[movie] = (residualSums[movie] ?? 0) + residual;
    }
  }
  for (let round = 0; round < alternations; round++) {
    sumResiduals();
    const userSums = new Float64Array(userCount);
    for (let r = 0; r < halfStars.length; r++) {
      const user = users[r] ?? 0;
      const movie = movies[r] ?? 0;
      const movieBias = (residualSums[movie] ?? 0) / ((ratingCounts[movie] ?? 0) + startShrinkage.movie);
      userSums[user] = (userSums[user] ?? 0) + toStars(halfStars[r] ?? 0) - meanStars - movieBias;
    }
    for (let user = 0; user < userCount; user++) {
      userOffsets[user] = (userSums[user] ?? 0) / ((userCounts[user] ?? 0) + startShrinkage.user);
    }
  }
  sumResiduals();
  return {
    meanStars,
    userOffsets: Float32Array.from(userOffsets),
    residualSums: Float32Array.from(residualSums),
    ratingCounts,
  };
}

/**
 * b = (S + li f) / (n + li): a movie's mean residual, held back towards what its features foretell (f = F_i wfb).
 * With S and n taken without a person's own rating of it (see `withoutOwn`) it is the leave-one-out bias b_ui:
 * a bias that contained the rating it helps to predict would leak it.
 */
export function shrunkMovieBias(
  residualSums: Tensor,
  counts: Tensor,
  featureBiases: Tensor,
  shrinkage: Tensor,
): Tensor {
  return tf.div(tf.add(residualSums, tf.mul(featureBiases, shrinkage)), tf.add(counts, shrinkage));
}

/** b_u = sum of (r - mu - b_ui) over the person's history / (n + lu). */
export function personBias(residualSums: Tensor, counts: Tensor, shrinkage: Tensor): Tensor {
  return tf.div(residualSums, tf.add(counts, shrinkage));
}

/** A user's own share in S_i, in stars: r - mu - b0_u. */
export function ownShare(statistics: RatingStatistics, user: number, stars: number): number {
  return stars - statistics.meanStars - (statistics.userOffsets[user] ?? 0);
}
