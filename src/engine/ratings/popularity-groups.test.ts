import { expect, test } from 'vitest';
import { mostRatedFirst, popularityGroups, popularityShares } from './popularity-groups.ts';

test('head, middle and tail begin where half and nine tenths of the ratings are reached', () => {
  // Of ten ratings: 5 | 3, 1 | 1, and one movie that nobody rated.
  expect([...popularityGroups(Int32Array.of(1, 5, 0, 3, 1))]).toEqual([1, 0, 2, 1, 2]);
  expect([...popularityGroups(Int32Array.of(0, 0))]).toEqual([2, 2]);
  // One movie with all ratings is the head; the next ones would begin after nine tenths.
  expect([...popularityGroups(Int32Array.of(20, 1))]).toEqual([0, 2]);
});

test('the most rated come first, the first of those with as many ratings before the others', () => {
  expect([...mostRatedFirst(Int32Array.of(1, 5, 0, 3, 1))]).toEqual([1, 3, 0, 4]);
});

test('shares count movies by group', () => {
  const groups = Uint8Array.of(0, 0, 1, 2);
  expect(popularityShares(groups, [0, 1, 2, 3])).toEqual([0.5, 0.25, 0.25]);
  expect(popularityShares(groups, [])).toEqual([0, 0, 0]);
});
