import { describe, expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { casesToRank } from './answers.ts';
import { moviesInTrain } from './candidates.ts';
import { testCases } from './evaluation-cases.ts';

const train = rated([
  [1, 10, 5],
  [1, 20, 3],
  [2, 10, 4],
  [2, 30, 1],
  [3, 20, 4],
  [3, 10, 2],
]);
// User 1 likes 30 and the unknown 99; user 2 likes nothing; user 9 is not in train and likes 10 and 20.
const test = rated([
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
  });

  it('ranks the movies of train that the model knows, and counts their ratings', () => {
    const candidates = moviesInTrain(train, Int32Array.of(5, 10, 30));
    expect(candidates).toEqual({
      ratingCounts: new Map([
        [1, 3],
        [2, 1],
      ]),
      users: 3,
      years: new Map([
        [1, null],
        [2, null],
      ]),
    });
  });

  it('reads the histories of people that training never saw elsewhere', () => {
    const known = rated([[9, 30, 5]]);
    const cases = testCases(train, test, { known });
    expect(cases.map(({ seen }) => [...seen])).toEqual([[], [], [2]]);
  });

  it('judges the lists of those with something relevant, evenly picked', () => {
    const cases = testCases(train, test);
    expect(casesToRank(cases).map(({ userId }) => userId)).toEqual([1, 9]);
    expect(casesToRank(cases, 2).map(({ userId }) => userId)).toEqual([1, 9]);
    expect(casesToRank(cases, 1).map(({ userId }) => userId)).toEqual([1]);
  });
});
