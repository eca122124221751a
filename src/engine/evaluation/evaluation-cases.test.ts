import { describe, expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { test, train } from '../../../tests/fixtures/train-and-test.ts';
import { casesToRank } from './answers.ts';
import { moviesInTrain } from './candidates.ts';
import { testCases } from './evaluation-cases.ts';

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
