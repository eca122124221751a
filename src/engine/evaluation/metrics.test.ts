import { describe, expect, it } from 'vitest';
import { hitRateAt, mae, ndcgAt, recallAt, rmse } from './metrics.ts';

describe('errors of predicted stars', () => {
  it('match values worked by hand', () => {
    // Errors 1, -2, 0.5: squares 1 + 4 + .25 = 5.25.
    expect(rmse([4, 1, 3.5], [3, 3, 3])).toBeCloseTo(Math.sqrt(5.25 / 3), 12);
    expect(mae([4, 1, 3.5], [3, 3, 3])).toBeCloseTo(3.5 / 3, 12);
  });
});

describe('ranked lists', () => {
  const ranked = [7, 3, 9, 1, 5];
  const relevant = new Set([3, 1, 8]);

  it('count the relevant movies among the first k', () => {
    expect(recallAt(ranked, relevant, 3)).toBeCloseTo(1 / 3, 12);
    expect(recallAt(ranked, relevant, 5)).toBeCloseTo(2 / 3, 12);
    expect(hitRateAt(ranked, relevant, 1)).toBe(0);
    expect(hitRateAt(ranked, relevant, 2)).toBe(1);
  });

  it('discount by rank and cut the ideal at min(relevant, k)', () => {
    const gain = 1 / Math.log2(3) + 1 / Math.log2(5);
    expect(ndcgAt(ranked, relevant, 5)).toBeCloseTo(gain / (1 + 1 / Math.log2(3) + 1 / Math.log2(4)), 12);
    expect(ndcgAt(ranked, relevant, 2)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
    expect(ndcgAt([3, 1, 8], relevant, 10)).toBe(1);
  });

  it('are worth nothing where nothing is relevant', () => {
    expect(recallAt(ranked, new Set(), 5)).toBe(0);
    expect(ndcgAt(ranked, new Set(), 5)).toBe(0);
  });
});
