import { expect, test } from 'vitest';
import { movieIdSchema } from '../../../contract/ids.ts';
import type { Recommendation } from '../../../contract/recommendations.ts';
import { arrangeShelves, keepRated } from './shelves.ts';

function recommendation(id: number, reasonId?: number): Recommendation {
  return {
    movieId: movieIdSchema.parse(id),
    title: `Movie ${id}`,
    year: 2000,
    genres: [],
    ratingCount: 10,
    meanStars: 3.5,
    predictedStars: 4,
    starsDeviation: 0.7,
    score: 100 - id,
    reasons:
      reasonId === undefined
        ? []
        : [
            {
              movieId: movieIdSchema.parse(reasonId),
              title: `Reason ${reasonId}`,
              stars: 5,
              contribution: 1,
            },
          ],
  };
}

const ids = (movies: readonly Recommendation[]) => movies.map((movie) => Number(movie.movieId));

test('the first is the hero and the next twelve the first shelf', () => {
  const shelves = arrangeShelves(Array.from({ length: 20 }, (_, index) => recommendation(index + 1)));
  expect(shelves.hero?.movieId).toBe(1);
  expect(ids(shelves.top)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(ids(shelves.rest)).toEqual([14, 15, 16, 17, 18, 19, 20]);
});

test('movies that the same rating speaks for share a shelf, the longest shelf first', () => {
  const list = [
    ...Array.from({ length: 13 }, (_, index) => recommendation(100 + index, 900)),
    ...[11, 12, 13, 14].map((id) => recommendation(id, 900)),
    ...[21, 22, 23, 24, 25].map((id) => recommendation(id, 901)),
    recommendation(31, 902),
  ];
  const { byReason, rest } = arrangeShelves(list);
  expect(byReason.map((shelf) => shelf.reason.title)).toEqual(['Reason 901', 'Reason 900']);
  expect(ids(byReason[0]?.movies ?? [])).toEqual([21, 22, 23, 24, 25]);
  expect(ids(byReason[1]?.movies ?? [])).toEqual([11, 12, 13, 14]);
  expect(ids(rest)).toEqual([31]);
});

test('an empty list has no hero', () => {
  expect(arrangeShelves([])).toEqual({ hero: null, top: [], byReason: [], rest: [] });
});

test('what was rated stays in its place while the rest changes', () => {
  const before = [1, 2, 3, 4].map((id) => recommendation(id));
  const after = [4, 1, 5, 6].map((id) => recommendation(id));
  const kept = keepRated(before, after, (movieId) => Number(movieId) === 2);
  expect(ids(kept)).toEqual([4, 2, 1, 5, 6]);
});

test('nothing rated leaves the new list as it is', () => {
  const after = [1, 2].map((id) => recommendation(id));
  expect(keepRated([], after, () => false)).toEqual(after);
});
