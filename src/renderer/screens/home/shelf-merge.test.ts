import { expect, test } from 'vitest';
import type { HomeMovie, HomeShelf } from '../../../contract/home.ts';
import { movieIdSchema } from '../../../contract/ids.ts';
import { keepPlaces, keepRated, partlyNew } from './shelf-merge.ts';

function movie(id: number): HomeMovie {
  return {
    movieId: movieIdSchema.parse(id),
    title: `Movie ${id}`,
    year: 2000,
    genres: [],
    ratingCount: 10,
    meanStars: 3.5,
    predictedStars: 4,
    starsDeviation: 0.7,
    match: 80,
    reason: { kind: 'crowd', ratingCount: 10, meanStars: 3.5 },
    untunedPlace: null,
  };
}

function shelf(kind: 'for-you' | 'chosen' | 'rewatch' | 'loved', ids: readonly number[]): HomeShelf {
  return { id: kind, kind, movies: ids.map(movie) };
}

const shown = (shelves: readonly HomeShelf[]) =>
  shelves.map(({ id, movies }) => [id, ...movies.map(({ movieId }) => Number(movieId))]);
const only = (id: number) => (movieId: number) => movieId === id;

test('what was rated stays in its place while the rest changes', () => {
  const merged = keepRated([shelf('for-you', [1, 2, 3, 4])], [shelf('for-you', [4, 1, 5, 6])], only(2));
  expect(shown(merged)).toEqual([['for-you', 4, 2, 1, 5, 6]]);
});

test('what was rated is not also on another shelf', () => {
  const before = [shelf('for-you', [1, 2])];
  const merged = keepRated(before, [shelf('for-you', [1, 3]), shelf('rewatch', [2, 7])], only(2));
  expect(shown(merged)).toEqual([
    ['for-you', 1, 2, 3],
    ['rewatch', 7],
  ]);
});

test('a shelf that is gone stays for what was rated on it, without what stands elsewhere now', () => {
  const before = [shelf('for-you', [1]), shelf('chosen', [2, 3, 4])];
  const merged = keepRated(before, [shelf('for-you', [1, 3]), shelf('rewatch', [9])], only(2));
  expect(shown(merged)).toEqual([
    ['for-you', 1, 3],
    ['chosen', 2, 4],
    ['rewatch', 9],
  ]);
});

test('nothing rated leaves the new shelves as they are, but for empty ones', () => {
  const after = [shelf('for-you', [1]), shelf('chosen', [])];
  expect(keepRated([], after, () => false)).toEqual([after[0]]);
});

test('while shelves come in stages those behind show what they had, and none stands twice', () => {
  const before = [shelf('for-you', [1]), shelf('rewatch', [2])];
  const after = [shelf('for-you', [3]), shelf('chosen', [4]), shelf('rewatch', [5])];
  expect(shown(partlyNew(before, after, 1))).toEqual([
    ['for-you', 3],
    ['rewatch', 2],
  ]);
  expect(shown(partlyNew(before, after, 2))).toEqual([
    ['for-you', 3],
    ['chosen', 4],
    ['rewatch', 2],
  ]);
  expect(partlyNew(before, after, 3)).toEqual(after);
});

test('a new shelf in the place of one that is gone comes in its turn, and nothing is missing until then', () => {
  const before = [shelf('for-you', [1]), shelf('chosen', [2]), shelf('rewatch', [3])];
  const after = [shelf('for-you', [4]), shelf('loved', [5]), shelf('rewatch', [6])];
  expect(shown(partlyNew(before, after, 1))).toEqual([
    ['for-you', 4],
    ['chosen', 2],
    ['rewatch', 3],
  ]);
  expect(shown(partlyNew(before, after, 2))).toEqual([
    ['for-you', 4],
    ['loved', 5],
    ['rewatch', 3],
  ]);
});

test('shelves of another model keep their places, and new ones take those of what is gone', () => {
  const before = [shelf('for-you', [1]), shelf('chosen', [2]), shelf('rewatch', [3])];
  const after = [shelf('loved', [7]), shelf('rewatch', [8]), shelf('for-you', [9])];
  expect(shown(keepPlaces(before, after, null))).toEqual([
    ['for-you', 9],
    ['loved', 7],
    ['rewatch', 8],
  ]);
});

test('the shelf that someone is at stays as it is, even if it is gone, and its movies are on no other', () => {
  const before = [shelf('for-you', [1]), shelf('chosen', [2, 3]), shelf('rewatch', [4])];
  const after = [shelf('for-you', [3, 5]), shelf('rewatch', [2]), shelf('loved', [6])];
  expect(shown(keepPlaces(before, after, 'chosen'))).toEqual([
    ['for-you', 5],
    ['chosen', 2, 3],
    ['loved', 6],
  ]);
});
