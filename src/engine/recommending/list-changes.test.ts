import { expect, test } from 'vitest';
import { listChanges } from './list-changes.ts';
import type { RankedMovie } from './recommender.ts';

function list(...movieIds: number[]): RankedMovie[] {
  return movieIds.map((movieId, index) => ({ movieId, score: -index, predictedStars: 5 - index / 2 }));
}

test('what stayed, moved, came and went is reported with its ranks in both lists', () => {
  const changes = listChanges(list(1, 2, 3, 4, 5), list(3, 1, 5, 4, 2), 3);
  expect(changes.map(({ movieId, places }) => [movieId, ...places])).toEqual([
    [3, 3, 1],
    [1, 1, 2],
    [5, 5, 3],
    [2, 2, 5],
  ]);
});

test('the stars are those of each list', () => {
  expect(listChanges(list(1, 2), list(2, 1), 1)).toEqual([
    { movieId: 2, places: [2, 1], stars: [4.5, 5] },
    { movieId: 1, places: [1, 2], stars: [5, 4.5] },
  ]);
});

test('a movie that one list does not have at all has no place there', () => {
  expect(listChanges(list(1), list(2), 5)).toMatchObject([
    { movieId: 2, places: [null, 1] },
    { movieId: 1, places: [1, null] },
  ]);
});

test('the same list twice shows no change', () => {
  const same = list(4, 2, 9);
  const changes = listChanges(same, same, 2);
  expect(changes.map(({ places }) => places)).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
