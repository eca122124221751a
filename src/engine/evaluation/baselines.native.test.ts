import { expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { test, train } from '../../../tests/fixtures/train-and-test.ts';
import { ratingStatistics } from '../ratings/biases.ts';
import { measureBaselines } from './baselines.ts';
import { testCases } from './evaluation-cases.ts';
import { predictByBias } from './simple-predictors.ts';

it('measures the movie mean, which falls back to the mean of all', async () => {
  const { movieMeanRmse, mean } = await measureBaselines(train, test);
  // Means: 10 is 11/3, 20 is 3.5, 30 is 1, all 19/6; errors of 1:30, 1:99, 2:20, 9:10, 9:20.
  const errors = [1 - 4, 19 / 6 - 5, 3.5 - 3, 11 / 3 - 4, 3.5 - 4.5];
  expect(movieMeanRmse).toBeCloseTo(Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / 5), 6);
  expect(mean.rmse).toBe(movieMeanRmse);
  expect(mean.mae).toBeCloseTo(errors.reduce((sum, e) => sum + Math.abs(e), 0) / 5, 6);
});

it('measures popularity, which shows everyone the most rated that they have not rated', async () => {
  const { popularity, popularityRecallAt10 } = await measureBaselines(train, test);
  expect(popularityRecallAt10).toBe(1);
  // User 1 is left with movie 30 (shown once), user 9 sees all three: of 4 shown, 30 is 2; gains are ideal.
  expect(popularity).toMatchObject({ recallAt10: 1, ndcgAt10: 1, mrr: 1, coverageAt10: 1 });
  // Bits: 10 was rated by all of 3, 20 by two, 30 by one.
  expect(popularity.noveltyAt10).toBeCloseTo((0 + Math.log2(3 / 2) + 2 * Math.log2(3)) / 4, 12);
});

it('predicts by biases: the mean of all for who and what nobody knows', () => {
  const [first, , ninth] = predictByBias(ratingStatistics(train), testCases(train, test));
  const meanOfAll = 19 / 6;
  // User 1 rates above the movies' biases, so the unknown movie 99 is predicted above the mean of all.
  expect(first?.predicted[1]).toBeGreaterThan(meanOfAll);
  // User 9 has no history, and movie 10 fared better than most.
  expect(ninth?.predicted[0]).toBeGreaterThan(meanOfAll);
  const known = rated([[9, 30, 5]]);
  const [, , informed] = predictByBias(ratingStatistics(train), testCases(train, test, { known }));
  expect(informed?.predicted[0]).toBeGreaterThan(ninth?.predicted[0] ?? 0);
});

it('has EASE beside them', async () => {
  expect((await measureBaselines(train, test)).ease.recallAt10).toBe(1);
});
