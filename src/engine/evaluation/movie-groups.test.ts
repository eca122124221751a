import { describe, expect, it } from 'vitest';
import { buildTrainingSet } from '../ratings/training-set.ts';
import { moviesInTrain } from './candidates.ts';
import { testCases } from './evaluation-cases.ts';
import { groupByEra, groupByPopularity, measureGroups } from './movie-groups.ts';

/** [user, movie, stars] */
type Rating = readonly [number, number, number];

const years = new Map([
  [10, 1994],
  [20, 1995],
  [30, 1931],
  [40, 2024],
  [50, null],
]);

function rated(ratings: readonly Rating[]) {
  return buildTrainingSet(
    {
      userIds: Int32Array.from(ratings, ([user]) => user),
      movieIds: Int32Array.from(ratings, ([, movie]) => movie),
      halfStars: Uint8Array.from(ratings, ([, , stars]) => 2 * stars),
    },
    [...years].map(([movieId, year]) => ({ movieId, year, genres: [], tags: [], budgetUsd: null })),
  );
}

// Ten ratings: five of movie 10, three of 20, one each of 30 and 40, none of 50.
const train = rated([
  ...[1, 2, 3, 4, 5].map((user): Rating => [user, 10, 4]),
  ...[1, 2, 3].map((user): Rating => [user, 20, 4]),
  [1, 30, 4],
  [2, 40, 4],
]);
const test = rated([
  [3, 30, 5],
  [4, 20, 4],
  [4, 50, 2],
  [5, 60, 3],
]);
const candidates = moviesInTrain(train, train.movieIds);
const cases = testCases(train, test);
const indexOf = (movieId: number): number => train.movieIds.indexOf(movieId);

describe('movies in groups', () => {
  it('by how often they were rated: half of the ratings, the next two fifths, the rest', () => {
    const { names, groupOf } = groupByPopularity(candidates);
    expect([10, 20, 30, 40, 50].map((movie) => names[groupOf(indexOf(movie))])).toEqual([
      'Head',
      'Middle',
      'Middle',
      'Tail',
      'Tail',
    ]);
    expect(names[groupOf(-1)]).toBe('Tail');
  });

  it('by when they were made', () => {
    const { names, groupOf } = groupByEra(candidates);
    expect([10, 20, 30, 40, 50].map((movie) => names[groupOf(indexOf(movie))])).toEqual([
      '1990s',
      '1990s',
      'Before 1950',
      '2020s',
      'Year unknown',
    ]);
    expect(names[groupOf(-1)]).toBe('Year unknown');
  });

  it('have errors over their ratings, and shares of what was liked and what is shown', () => {
    const [third, fourth, fifth] = cases;
    const stars = [
      { test: third!, predicted: [4] },
      { test: fourth!, predicted: [4, 3] },
      { test: fifth!, predicted: [3] },
    ];
    const biasStars = [{ predicted: [3] }, { predicted: [4, 2] }, { predicted: [5] }].map(
      ({ predicted }, i) => ({ test: cases[i]!, predicted }),
    );
    const lists = [
      { test: third!, ranked: [indexOf(40), indexOf(30)] },
      { test: fourth!, ranked: [indexOf(20), indexOf(30)] },
    ];
    const [head, middle, tail] = measureGroups(
      groupByPopularity(candidates),
      { stars, lists, biasStars },
      candidates,
    );
    expect(head).toEqual({
      name: 'Head',
      movies: 1,
      testRatings: 0,
      rmse: null,
      biasRmse: null,
      likedShare: 0,
      shownShare: 0,
    });
    expect(middle).toMatchObject({ movies: 2, testRatings: 2, likedShare: 1, shownShare: 0.75 });
    expect(middle?.rmse).toBeCloseTo(Math.sqrt(1 / 2), 12);
    expect(middle?.biasRmse).toBeCloseTo(Math.sqrt(4 / 2), 12);
    // Movie 50 was predicted 3 and given 2, movie 60 is unknown, predicted 3 and given 3.
    expect(tail).toMatchObject({ movies: 1, testRatings: 2, shownShare: 0.25 });
    expect(tail?.rmse).toBeCloseTo(Math.sqrt(1 / 2), 12);
  });

  it('leaves out eras without a movie', () => {
    const eras = measureGroups(
      groupByEra(candidates),
      { stars: [], lists: [], biasStars: null },
      candidates,
    ).map(({ name }) => name);
    expect(eras).toEqual(['Before 1950', '1990s', '2020s']);
  });
});
