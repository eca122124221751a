import { describe, expect, it } from 'vitest';
import { measureBaselines } from './baselines.ts';
import { moviesInTrain, rankingQuality, testCases } from './evaluation-cases.ts';
import { buildTrainingSet } from '../model/training-set.ts';

function ratings(rows: [user: number, movie: number, stars: number][]) {
  return buildTrainingSet(
    {
      userIds: Int32Array.from(rows, ([user]) => user),
      movieIds: Int32Array.from(rows, ([, movie]) => movie),
      halfStars: Uint8Array.from(rows, ([, , stars]) => stars * 2),
    },
    [],
  );
}
const train = ratings([
  [1, 10, 5],
  [1, 20, 3],
  [2, 10, 4],
  [2, 30, 1],
  [3, 20, 4],
  [3, 10, 2],
]);
// User 1 likes 30 and the unknown 99; user 2 likes nothing; user 9 is not in train and likes 10 and 20.
const test = ratings([
  [1, 30, 4],
  [1, 99, 5],
  [2, 20, 3],
  [9, 10, 4],
  [9, 20, 4.5],
]);

describe('the evaluation protocol', () => {
  it('takes as relevant what was liked and occurs in train', () => {
    const cases = testCases(train, test);
    expect(cases.map(({ userId }) => userId)).toEqual([1, 2, 9]);
    expect(cases.map(({ relevant }) => [...relevant])).toEqual([[2], [], [0, 1]]);
    expect(cases.map(({ seen }) => [...seen])).toEqual([[0, 1], [0, 2], []]);
    expect(cases[0]?.ratings.map(({ movie }) => movie)).toEqual([2, null]);
    expect(moviesInTrain(train, Int32Array.of(5, 10, 30))).toEqual(new Set([1, 2]));
  });

  it('takes means over the users with something relevant', () => {
    const [first, second, third] = testCases(train, test);
    const quality = rankingQuality([
      { test: first!, ranked: Int32Array.of(2) },
      { test: second!, ranked: Int32Array.of(1) },
      { test: third!, ranked: Int32Array.of(2, 1) },
    ]);
    expect(quality.users).toBe(2);
    expect(quality.recallAt10).toBe((1 + 0.5) / 2);
    expect(quality.hitRateAt10).toBe(1);
    const ndcgOfThird = 1 / Math.log2(3) / (1 + 1 / Math.log2(3));
    expect(quality.ndcgAt10).toBeCloseTo((1 + ndcgOfThird) / 2, 12);
  });

  it('measures the baselines', () => {
    const { movieMeanRmse, popularityRecallAt10 } = measureBaselines(train, test);
    // Means: 10 is 11/3, 20 is 3.5, 30 is 1, all 19/6; errors of 1:30, 1:99, 2:20, 9:10, 9:20.
    const errors = [1 - 4, 19 / 6 - 5, 3.5 - 3, 11 / 3 - 4, 3.5 - 4.5];
    expect(movieMeanRmse).toBeCloseTo(Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / 5), 6);
    expect(popularityRecallAt10).toBe(1);
  });
});
