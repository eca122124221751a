import { expect, test } from 'vitest';
import { averagesOf, statisticsOf } from './movie-statistics.ts';

const loved = { count: 20, sumHalfStars: 180, histogram: [] };
const disliked = { count: 4, sumHalfStars: 12, histogram: [] };
const unrated = { count: 0, sumHalfStars: 0, histogram: [] };

test('measures movies against the catalogue: worked by hand', () => {
  const averages = averagesOf([loved, disliked, unrated]);
  expect(averages).toEqual({ meanStars: 4, priorCount: 12, maxCount: 20 });
  expect(statisticsOf(loved, averages)).toEqual({
    ratingCount: 20,
    meanStars: 4.5,
    bayesianMeanStars: (12 * 4 + 90) / 32,
    popularity: 1,
  });
  expect(statisticsOf(disliked, averages)).toMatchObject({
    meanStars: 1.5,
    bayesianMeanStars: (12 * 4 + 6) / 16,
  });
  expect(statisticsOf(disliked, averages).popularity).toBeCloseTo(Math.log(5) / Math.log(21));
});

test('leaves an unrated movie without means', () => {
  expect(statisticsOf(unrated, averagesOf([unrated]))).toEqual({
    ratingCount: 0,
    meanStars: null,
    bayesianMeanStars: null,
    popularity: 0,
  });
});
