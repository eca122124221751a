import { describe, expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { plantedTaste } from '../../../tests/fixtures/planted-taste.ts';
import { resultOf } from '../../../tests/fixtures/in-steps.ts';
import { tf } from '../base/tensorflow.ts';
import { moviesInTrain } from './candidates.ts';
import { easeLists, fitEase } from './ease.ts';
import { hasSeen, testCases, type CaseRatings } from './evaluation-cases.ts';

/** With 3.5 stars for all, x is 1: X'X + 200 I = [[202, 1], [1, 201]] and P = [[201, -1], [-1, 202]] / det. */
const byMovies = rated([
  [1, 1, 3.5],
  [1, 2, 3.5],
  [2, 1, 3.5],
]);
/** One person fewer than movies, so that the people's form is solved; x is 1 and 1.675. */
const byUsers = rated([
  [1, 1, 3.5],
  [1, 2, 5],
]);

function historyOf(movie: number, halfStars: number): CaseRatings {
  return { movies: Int32Array.of(movie), halfStars: Uint8Array.of(halfStars), ratedAt: null };
}

describe('EASE', () => {
  it('scores as worked out by hand', () => {
    const ease = resultOf(fitEase(byMovies));
    // B_12 = -P_12 / P_22 = 1 / 202 and B_21 = 1 / 201.
    expect(ease.score([historyOf(0, 7)])[1]).toBeCloseTo(1 / 202, 8);
    expect(ease.score([historyOf(1, 10)])[0]).toBeCloseTo(1.675 / 201, 8);
  });

  it('scores the same where it is solved by the people', () => {
    const ease = resultOf(fitEase(byUsers));
    // X'X + 200 I = [[201, 1.675], [1.675, 200 + 1.675^2]]: B_12 = 1.675 / 201.
    expect(ease.score([historyOf(0, 7)])[1]).toBeCloseTo(1.675 / 201, 7);
  });

  it('ranks the most rated alone where movies are too many', () => {
    const ease = resultOf(fitEase(byMovies, { all: 1, ofMore: 1 }));
    expect(ease.movies).toBe(1);
    const [most = NaN, less] = ease.score([historyOf(1, 7)]);
    expect(most).toBeGreaterThan(-Infinity);
    expect(less).toBe(-Infinity);
  });

  it('ranks what the history speaks for, never what was rated, and leaves no tensor behind', () => {
    const set = plantedTaste();
    const before = tf.memory().numTensors;
    const cases = testCases(set, set).slice(0, 5);
    const candidates = moviesInTrain(set, set.movieIds);
    const { lists, movies } = resultOf(easeLists(set, cases, candidates));
    expect(movies).toBe(candidates.movies);
    expect(lists).toHaveLength(5);
    for (const { test, ranked } of lists) {
      expect(ranked.length).toBe(candidates.movies - test.history.movies.length);
      expect(Array.from(ranked).filter((movie) => hasSeen(test, movie))).toEqual([]);
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
