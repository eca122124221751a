// The lines to beat: what the movie's mean and plain popularity reach.
import type { Baselines } from '../../contract/training.ts';
import { toStars } from '../../contract/stars.ts';
import { ratingStatistics } from '../model/biases.ts';
import { rankingQuality, testCases, type TestCase } from './evaluation-cases.ts';
import { rmse } from './metrics.ts';
import { topList } from '../model/top-list.ts';
import type { TrainingSet } from '../model/training-set.ts';

/** Each movie's mean of its training ratings, in stars; the mean of all for a movie without any. */
function movieMeans(train: TrainingSet): Float32Array {
  const { meanStars, ratingCounts } = ratingStatistics(train);
  const sums = new Float64Array(train.movieIds.length);
  train.movies.forEach((movie, r) => (sums[movie] = (sums[movie] ?? 0) + toStars(train.halfStars[r] ?? 0)));
  return Float32Array.from(sums, (sum, movie) => {
    const count = ratingCounts[movie] ?? 0;
    return count === 0 ? meanStars : sum / count;
  });
}

/** RMSE of the movie mean and Recall@10 of the most rated movies that the user has not rated. */
export function measureBaselines(train: TrainingSet, test: TrainingSet): Baselines {
  const means = movieMeans(train);
  const { ratingCounts, meanStars } = ratingStatistics(train);
  const cases = testCases(train, test);
  const predicted: number[] = [];
  const actual: number[] = [];
  for (const { ratings } of cases) {
    for (const { movie, stars } of ratings) {
      predicted.push(movie === null ? meanStars : (means[movie] ?? meanStars));
      actual.push(stars);
    }
  }
  const rank = ({ seen }: TestCase): Int32Array =>
    topList(ratingCounts, {
      from: 0,
      to: ratingCounts.length,
      limit: 10,
      isAllowed: (movie) => (ratingCounts[movie] ?? 0) > 0 && !seen.has(movie),
    });
  const quality = rankingQuality(cases.map((test) => ({ test, ranked: rank(test) })));
  return { movieMeanRmse: rmse(predicted, actual), popularityRecallAt10: quality.recallAt10 };
}
