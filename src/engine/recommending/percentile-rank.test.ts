import { expect, test } from 'vitest';
import { matchOf, placeOf, ranksOf } from './percentile-rank.ts';

const scores = Float32Array.of(5, 9, 7, 7, 1);

test('places count what is better among those counted, and ties share the better one', () => {
  const ranks = ranksOf(scores, (movie) => movie !== 1);
  expect(ranks.count).toBe(4);
  expect(Array.from(scores, (_, movie) => ranks.placeOf(movie))).toEqual([3, 1, 1, 1, 4]);
});

test('one place alone is the same as among all', () => {
  const isCounted = Uint8Array.of(1, 0, 1, 1, 1);
  const ranks = ranksOf(scores, (movie) => isCounted[movie] === 1);
  for (const movie of scores.keys()) expect(placeOf(scores, movie, isCounted)).toBe(ranks.placeOf(movie));
  const twoLists = Float32Array.of(0, 0, 0, 0, 0, ...scores);
  expect(placeOf(twoLists, 4, isCounted, 5)).toBe(4);
});

test('the match falls by the same number of points whenever the place doubles', () => {
  expect(matchOf(1, 1024)).toBe(100);
  expect(matchOf(2, 1024)).toBe(90);
  expect(matchOf(4, 1024)).toBe(80);
  expect(matchOf(512, 1024)).toBe(10);
  expect(matchOf(1024, 1024)).toBe(0);
  expect(matchOf(2000, 1024)).toBe(0);
  expect(matchOf(1, 0)).toBe(100);
});
