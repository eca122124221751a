import { describe, expect, it } from 'vitest';
import { buildTrainingSet, type TrainingSet } from '../../../src/engine/ratings/training-set.ts';
import { judgeCoLiking, judgeFamilies, judgeRareMovies } from './judges.ts';

const indexOf = new Map([1, 2, 3, 4, 5].map((movieId) => [movieId, movieId - 1]));
const movie = (movieId: number) => ({ movieId, title: `Movie ${movieId}`, year: 2000 });

/** Ratings as [user, movie, stars]; every movie is there, with a genre of its own parity. */
function ratings(rows: readonly (readonly [number, number, number])[]): TrainingSet {
  return buildTrainingSet(
    {
      userIds: Int32Array.from(rows, ([user]) => user),
      movieIds: Int32Array.from(rows, ([, id]) => id),
      halfStars: Uint8Array.from(rows, ([, , stars]) => stars * 2),
    },
    [1, 2, 3, 4, 5].map((movieId) => ({
      movieId,
      year: 2000,
      genres: [movieId % 2 === 0 ? 'Even' : 'Odd', `Genre ${movieId}`],
      tags: [],
      budgetUsd: null,
    })),
  );
}

describe('the judge of families', () => {
  it('counts members that find another one, and the share that each finds', () => {
    const families = [{ movies: [movie(1), movie(2), movie(3)] }, { movies: [movie(4), movie(5)] }];
    const lists = [
      [1, 2],
      [0, 3],
      [3, 4],
      [0, 1],
      [3, 0],
    ];
    const figures = judgeFamilies(families, indexOf, (index) => lists[index] ?? [], 2);
    // 1 finds both of 2, 2 finds one of 2, 3 none; 4 none, 5 its one.
    expect(figures.queries).toBe(5);
    expect(figures.hitRate).toBeCloseTo(3 / 5);
    expect(figures.meanShareFound).toBeCloseTo((1 + 1 / 2 + 0 + 0 + 1) / 5);
  });
});

describe('the judge of co-liking', () => {
  it('sets what was liked together against chance by popularity', () => {
    const heldOut = ratings([
      [1, 1, 5],
      [1, 2, 4],
      [1, 3, 2],
      [2, 1, 4.5],
      [2, 3, 4],
    ]);
    const figures = judgeCoLiking(heldOut, (index) => (index === 0 ? [1] : [0]));
    // Likings: user 1 {1, 2}, user 2 {1, 3}; L = 4. Observed: user 1 for lists of 1 and 2, user 2 for that of 3.
    // Expected: list of 1: two people x 1 x 1 / 2; of 2: 1 x 2 / 3; of 3: 1 x 2 / 3.
    expect(figures.lists).toBe(3);
    expect(figures.perList).toBeCloseTo(1);
    expect(figures.lift).toBeCloseTo(3 / (1 + 2 / 3 + 2 / 3));
  });

  it('is zero if nothing was liked', () => {
    expect(judgeCoLiking(ratings([[1, 1, 1]]), () => [1])).toEqual({ lift: 0, perList: 0, lists: 0 });
  });
});

describe('the judge of rare movies', () => {
  it('asks about movies with few ratings alone, whether their neighbours share a genre', () => {
    const train = ratings([
      [1, 1, 3],
      [2, 1, 3],
      [1, 2, 3],
    ]);
    const figures = judgeRareMovies(train, () => [1, 2, 3], { from: 1, to: 1 });
    expect(figures.queries).toBe(1);
    expect(figures.sharedGenreRate).toBeCloseTo(2 / 3);
  });
});
