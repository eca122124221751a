// The figures kept with each movie: mean, Bayesian mean, popularity.
import type { MovieTally } from './rating-tally.ts';

export type CatalogueAverages = {
  /** Mean of all ratings, in stars. */
  meanStars: number;
  /** Ratings at that mean that every movie starts with. */
  priorCount: number;
  /** Ratings of the most rated movie. */
  maxCount: number;
};

export type MovieStatistics = {
  ratingCount: number;
  meanStars: number | null;
  bayesianMeanStars: number | null;
  /** 0 for unrated to 1 for the most rated movie, logarithmic. */
  popularity: number;
};

/** What the movies' figures are measured against; a movie has `priorCount` ratings on average, at least five are taken. */
export function averagesOf(tallies: Iterable<MovieTally>): CatalogueAverages {
  let ratings = 0;
  let sumHalfStars = 0;
  let rated = 0;
  let maxCount = 0;
  for (const { count, sumHalfStars: sum } of tallies) {
    if (count === 0) continue;
    ratings += count;
    sumHalfStars += sum;
    rated += 1;
    maxCount = Math.max(maxCount, count);
  }
  if (rated === 0) return { meanStars: 0, priorCount: 5, maxCount: 0 };
  return { meanStars: sumHalfStars / 2 / ratings, priorCount: Math.max(5, ratings / rated), maxCount };
}

/**
 * Bayesian mean = (priorCount * catalogue mean + sum of stars) / (priorCount + count): few ratings pull little.
 * Popularity = ln(1 + count) / ln(1 + maxCount).
 */
export function statisticsOf(tally: MovieTally, averages: CatalogueAverages): MovieStatistics {
  const { count } = tally;
  if (count === 0) return { ratingCount: 0, meanStars: null, bayesianMeanStars: null, popularity: 0 };
  const sumStars = tally.sumHalfStars / 2;
  return {
    ratingCount: count,
    meanStars: sumStars / count,
    bayesianMeanStars: (averages.priorCount * averages.meanStars + sumStars) / (averages.priorCount + count),
    popularity: Math.log1p(count) / Math.log1p(averages.maxCount),
  };
}
