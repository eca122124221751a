import { describe, expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { moviesInTrain } from './candidates.ts';
import { testCases } from './evaluation-cases.ts';
import { measureIntervals, measureQuality } from './quality.ts';

const train = rated([
  [1, 10, 5],
  [2, 10, 4],
  [2, 20, 4],
  [3, 30, 4],
  [3, 10, 2],
]);
const test = rated([
  [1, 30, 4],
  [2, 30, 3],
  [3, 20, 4.5],
  [9, 10, 4],
  [9, 20, 4.5],
]);
const [first, second, third, ninth] = testCases(train, test);
const candidates = moviesInTrain(train, train.movieIds);
const stars = [
  { test: first!, predicted: [4.2] },
  { test: second!, predicted: [3.5] },
  { test: third!, predicted: [4.1] },
  { test: ninth!, predicted: [4, 4.25] },
];
const lists = [
  { test: first!, ranked: [2, 1] },
  { test: third!, ranked: [] },
  { test: ninth!, ranked: [2, 1] },
];

describe('the quality of answers', () => {
  const quality = measureQuality(stars, lists, candidates);

  it('takes errors over all ratings', () => {
    expect(quality.testRatings).toBe(5);
    expect(quality.mae).toBeCloseTo((0.2 + 0.5 + 0.4 + 0 + 0.25) / 5, 12);
    expect(quality.rmse).toBeCloseTo(Math.sqrt((0.04 + 0.25 + 0.16 + 0.0625) / 5), 12);
  });

  it('takes means of the lists over the users with something relevant', () => {
    expect(quality.users).toBe(3);
    expect(quality.recallAt10).toBeCloseTo((1 + 0 + 0.5) / 3, 12);
    expect(quality.hitRateAt10).toBeCloseTo(2 / 3, 12);
    expect(quality.mrr).toBeCloseTo((1 + 0 + 1 / 2) / 3, 12);
    const ndcgOfNinth = 1 / Math.log2(3) / (1 + 1 / Math.log2(3));
    expect(quality.ndcgAt10).toBeCloseTo((1 + 0 + ndcgOfNinth) / 3, 12);
  });

  it('reports lists of several lengths', () => {
    expect(quality.cutoffs.map(({ k }) => k)).toEqual([1, 5, 10, 20, 50, 100]);
    expect(quality.cutoffs[0]).toEqual({ k: 1, recall: 1 / 3, ndcg: 1 / 3, hitRate: 1 / 3 });
    expect(quality.cutoffs[2]).toMatchObject({ recall: quality.recallAt10, ndcg: quality.ndcgAt10 });
  });

  it('puts an interval around each figure', () => {
    const intervals = measureIntervals(stars, lists, 1);
    for (const name of ['rmse', 'mae', 'recallAt10', 'ndcgAt10', 'hitRateAt10', 'mrr'] as const) {
      expect(intervals[name].low).toBeLessThanOrEqual(quality[name]);
      expect(intervals[name].high).toBeGreaterThanOrEqual(quality[name]);
    }
  });
});
