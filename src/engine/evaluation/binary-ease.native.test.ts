import { expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { resultOf } from '../../../tests/fixtures/in-steps.ts';
import { binaryEaseLists } from './binary-ease.ts';
import { moviesInTrain } from './candidates.ts';
import { easeLists } from './ease.ts';
import { testCases } from './evaluation-cases.ts';

/** Two users have 10 and 30, three have 10 and 20, which they like less; user 9 is known by 10. */
const train = rated([
  ...[1, 2].flatMap((user) => [[user, 10, 5] as const, [user, 30, 5] as const]),
  ...[3, 4, 5].flatMap((user) => [[user, 10, 5] as const, [user, 20, 2.5] as const]),
]);
const known = rated([[9, 10, 4]]);
const cases = testCases(train, rated([[9, 30, 5]]), { known });
const candidates = moviesInTrain(train, train.movieIds);

it('counts who has both, where the usual EASE weighs how much they like them', () => {
  // Movies 0, 1 and 2 are 10, 20 and 30.
  expect(Array.from(resultOf(easeLists(train, cases, candidates)).lists[0]?.ranked ?? [])).toEqual([2, 1]);
  const { lists, movies } = resultOf(binaryEaseLists(train, cases, candidates));
  expect(movies).toBe(3);
  expect(Array.from(lists[0]?.ranked ?? [])).toEqual([1, 2]);
  expect(lists[0]?.test).toBe(cases[0]);
});
