import { describe, expect, it } from 'vitest';
import { hitRateAt, recallAt, recallOfPlacesAt } from './hits.ts';
import { ndcgAt } from './ndcg.ts';
import { reciprocalRank } from './reciprocal-rank.ts';

describe('ranked lists', () => {
  const ranked = [7, 3, 9, 1, 5];
  const relevant = Int32Array.of(1, 3, 8);

  it('count the relevant movies among the first k', () => {
    expect(recallAt(ranked, relevant, 3)).toBeCloseTo(1 / 3, 12);
    expect(recallAt(ranked, relevant, 5)).toBeCloseTo(2 / 3, 12);
    expect(hitRateAt(ranked, relevant, 1)).toBe(0);
    expect(hitRateAt(ranked, relevant, 2)).toBe(1);
  });

  it('count them against what k places can show', () => {
    expect(recallOfPlacesAt(ranked, relevant, 2)).toBe(1 / 2);
    expect(recallOfPlacesAt(ranked, relevant, 5)).toBeCloseTo(2 / 3, 12);
    expect(recallOfPlacesAt([3, 8], relevant, 2)).toBe(1);
  });

  it('discount by rank and cut the ideal at min(relevant, k)', () => {
    const gain = 1 / Math.log2(3) + 1 / Math.log2(5);
    expect(ndcgAt(ranked, relevant, 5)).toBeCloseTo(gain / (1 + 1 / Math.log2(3) + 1 / Math.log2(4)), 12);
    expect(ndcgAt(ranked, relevant, 2)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
    expect(ndcgAt([3, 1, 8], relevant, 10)).toBe(1);
  });

  it('are worth nothing where nothing is relevant', () => {
    expect(recallAt(ranked, new Int32Array(0), 5)).toBe(0);
    expect(recallOfPlacesAt(ranked, new Int32Array(0), 5)).toBe(0);
    expect(ndcgAt(ranked, new Int32Array(0), 5)).toBe(0);
  });

  it('show how far down the first relevant movie is', () => {
    expect(reciprocalRank(ranked, relevant, 5)).toBe(1 / 2);
    expect(reciprocalRank(ranked, relevant, 1)).toBe(0);
    expect(reciprocalRank(ranked, Int32Array.of(7), 1)).toBe(1);
    expect(reciprocalRank([], relevant, 5)).toBe(0);
  });
});
