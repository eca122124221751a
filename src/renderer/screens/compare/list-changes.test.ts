import { expect, it } from 'vitest';
import { movieIdSchema } from '../../../contract/ids.ts';
import type { ComparedMovie } from '../../../contract/run-comparison.ts';
import { slopes, sortChanges } from './list-changes.ts';

function movie(
  movieId: number,
  places: ComparedMovie['places'],
  stars: ComparedMovie['stars'] = [4, 4],
): ComparedMovie {
  const summary = { title: `Movie ${movieId}`, year: 2000, genres: [], ratingCount: 1 };
  return {
    movieId: movieIdSchema.parse(movieId),
    ...{ ...summary, meanStars: null, predictedStars: null, places, stars },
  };
}

const movies = [
  movie(1, [1, 1]),
  movie(2, [40, 2], [3.5, 4.2]),
  movie(3, [2, 3], [4.5, 4.4]),
  movie(4, [300, 4], [3, 4]),
  movie(5, [3, 120]),
  movie(6, [5, null], [4, null]),
];

it('reports who came, who went, who moved farthest and whose stars changed most', () => {
  const changes = sortChanges(movies);
  const idsOf = (list: readonly ComparedMovie[]) => list.map(({ movieId }) => movieId);
  expect(changes.kept).toBe(3);
  expect(idsOf(changes.entered)).toEqual([4]);
  expect(idsOf(changes.left)).toEqual([5, 6]);
  expect(idsOf(changes.moved)).toEqual([2, 3]);
  expect(idsOf(changes.restarred)).toEqual([4, 2, 3]);
});

it('draws a line for each movie of the shown places, open at an end that is below them', () => {
  expect(
    slopes(movies, 4).map(({ movie: { movieId }, from, to, kind }) => [movieId, from, to, kind]),
  ).toEqual([
    [1, 0, 0, 'same'],
    [2, null, 1, 'entered'],
    [3, 1, 2, 'down'],
    [4, null, 3, 'entered'],
    [5, 2, null, 'left'],
  ]);
});
