import { describe, expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { test, train } from '../../../tests/fixtures/train-and-test.ts';
import { casesToRank } from './answers.ts';
import { moviesInTrain } from './candidates.ts';
import { hasSeen, testCases } from './evaluation-cases.ts';

describe('the evaluation protocol', () => {
  it('takes as relevant what was liked and occurs in train', () => {
    const cases = testCases(train, test);
    expect(cases.map(({ userId }) => userId)).toEqual([1, 2, 9]);
    expect(cases.map(({ relevant }) => [...relevant])).toEqual([[2], [], [0, 1]]);
    expect(cases.map(({ history }) => [...history.movies])).toEqual([[0, 1], [0, 2], []]);
    expect(cases[0]?.ratings.movies).toEqual(Int32Array.of(2, -1));
    expect([2, 1].map((movie) => hasSeen(cases[0]!, movie))).toEqual([false, true]);
  });

  it('can take all held-out movies as relevant, those too that no list can show', () => {
    const relevance = { fewestHalfStars: 1, countsUnknown: true };
    const cases = testCases(train, test, { relevance });
    expect(cases.map(({ relevant }) => [...relevant])).toEqual([[-1, 2], [1], [0, 1]]);
  });

  it('ranks the movies of train that the model knows, and counts their ratings', () => {
    const candidates = moviesInTrain(train, Int32Array.of(5, 10, 30));
    expect(candidates).toEqual({
      ratingCounts: Int32Array.of(0, 3, 1),
      movies: 2,
      users: 3,
      years: Int32Array.of(0, 0, 0),
    });
  });

  it('reads the histories of people that training never saw elsewhere', () => {
    const known = rated([[9, 30, 5]]);
    const cases = testCases(train, test, { known });
    expect(cases.map(({ history }) => [...history.movies])).toEqual([[], [], [2]]);
  });

  it('judges the lists of those with something relevant, evenly picked', () => {
    const cases = testCases(train, test);
    expect(casesToRank(cases).map(({ userId }) => userId)).toEqual([1, 9]);
    expect(casesToRank(cases, 2).map(({ userId }) => userId)).toEqual([1, 9]);
    expect(casesToRank(cases, 1).map(({ userId }) => userId)).toEqual([1]);
  });

  it('draws as many people as are asked for, always the same', () => {
    const everyone = testCases(train, test);
    const drawn = testCases(train, test, { atMost: 2 });
    expect(drawn).toHaveLength(2);
    expect(everyone).toEqual(expect.arrayContaining(drawn));
    expect(testCases(train, test, { atMost: 2 })).toEqual(drawn);
  });
});
