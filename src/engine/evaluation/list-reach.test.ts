import { describe, expect, it } from 'vitest';
import { buildTrainingSet } from '../ratings/training-set.ts';
import type { ListAnswer } from './answers.ts';
import { genresInTrain, measureReach } from './list-reach.ts';
import { debiasedNdcgAt } from './metrics/debiased-ndcg.ts';
import { intraListDiversity } from './metrics/intra-list-diversity.ts';

describe('intra-list diversity', () => {
  const genres = [new Set(['Drama', 'War']), new Set(['Drama']), new Set(['Comedy']), new Set<string>()];
  const genresOf = (movie: number): ReadonlySet<string> => genres[movie] ?? new Set();

  it('is the mean Jaccard distance of all pairs', () => {
    // Drama and war against drama: 1 - 1/2; against comedy and drama against comedy: 1 each.
    expect(intraListDiversity([0, 1, 2], genresOf, 3)).toBeCloseTo((0.5 + 1 + 1) / 3, 12);
    expect(intraListDiversity([0, 1, 2], genresOf, 2)).toBe(0.5);
    expect(intraListDiversity([1, 1, 1], genresOf, 3)).toBe(0);
  });

  it('counts a movie without genres as unlike all others', () => {
    expect(intraListDiversity([1, 3], genresOf, 2)).toBe(1);
    expect(intraListDiversity([3, 3], genresOf, 2)).toBe(1);
    expect(intraListDiversity([0], genresOf, 3)).toBe(0);
  });
});

describe('debiased NDCG', () => {
  /** Square roots 10, 5, 1. */
  const counts = Int32Array.of(100, 25, 1, 4);
  const second = 1 / Math.log2(3);

  it('weighs what is found by one over the square root of its ratings', () => {
    // Relevant: movies 0 and 2, with .1 and 1. Found at place 1: .1; the best order has 1 and then .1.
    expect(debiasedNdcgAt([0, 1], Int32Array.of(0, 2), counts, 2)).toBeCloseTo(0.1 / (1 + 0.1 * second), 12);
    expect(debiasedNdcgAt([3, 2], Int32Array.of(0, 2), counts, 2)).toBeCloseTo(
      second / (1 + 0.1 * second),
      12,
    );
    expect(debiasedNdcgAt([2, 0], Int32Array.of(0, 2), counts, 2)).toBeCloseTo(1, 12);
  });

  it('takes as the best what k places can show, and is NDCG where all are rated as often', () => {
    expect(debiasedNdcgAt([0], Int32Array.of(0, 2), counts, 1)).toBeCloseTo(0.1, 12);
    const even = Int32Array.of(9, 9, 9);
    expect(debiasedNdcgAt([1, 0], Int32Array.of(0, 2), even, 2)).toBeCloseTo(second / (1 + second), 12);
    expect(debiasedNdcgAt([1], new Int32Array(0), counts, 1)).toBe(0);
  });
});

describe('what lists reach', () => {
  // Of ten ratings movie 10 has five, 20 has four, 30 has one: head, middle, tail.
  const ratings = [10, 10, 10, 10, 10, 20, 20, 20, 20, 30].map((movieId, k) => ({
    movieId,
    user: 1 + (k % 5) + 10 * k,
  }));
  const train = buildTrainingSet(
    {
      userIds: Int32Array.from(ratings, ({ user }) => user),
      movieIds: Int32Array.from(ratings, ({ movieId }) => movieId),
      halfStars: new Uint8Array(ratings.length).fill(8),
    },
    [10, 20, 30].map((movieId) => ({
      movieId,
      year: null,
      genres: movieId === 30 ? ['Comedy'] : ['Drama'],
      tags: [],
      budgetUsd: null,
    })),
  );
  const none = { movies: new Int32Array(0), halfStars: new Uint8Array(0), ratedAt: null };
  const answer = (relevant: number[], ranked: number[]): ListAnswer => ({
    test: { userId: 1, history: none, ratings: none, relevant: Int32Array.from(relevant) },
    ranked,
  });
  const candidates = { ratingCounts: Int32Array.of(5, 4, 1), movies: 3, users: 10, years: new Int32Array(3) };

  it('parts recall and places by head, middle and tail', () => {
    const reach = measureReach(
      [answer([0, 1], [0, 2]), answer([1], [1, 0])],
      candidates,
      genresInTrain(train, train.movieIds),
    );
    expect(reach.byPopularity).toEqual([
      { name: 'Head', recallAt10: 1, shownShare: 1 / 2 },
      // Of two users with a relevant movie of the middle one has it in the list.
      { name: 'Middle', recallAt10: 1 / 2, shownShare: 1 / 4 },
      { name: 'Tail', recallAt10: null, shownShare: 1 / 4 },
    ]);
    // Drama and comedy: 1; two dramas: 0.
    expect(reach.diversityAt10).toBe(1 / 2);
    expect(reach.ndcgAt10).toBeCloseTo((1 / (1 + 1 / Math.log2(3)) + 1) / 2, 12);
    const [head, middle] = [1 / Math.sqrt(5), 1 / 2];
    expect(reach.debiasedNdcgAt10).toBeCloseTo((head / (middle + head / Math.log2(3)) + 1) / 2, 12);
  });
});
