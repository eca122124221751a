import { expect, test } from 'vitest';
import type { MovieColumns } from '../library/catalogue/movie-columns.ts';
import { nearness } from './neighbours.ts';

const movies = 6;
const columns: Pick<MovieColumns, 'popularity' | 'rowOf'> = {
  popularity: new Float64Array(movies).fill(1),
  rowOf: (movieId) => (movieId < movies ? movieId : undefined),
};
/** The first four point one way, the others another. */
const vectors = {
  movieIds: Int32Array.from([0, 1, 2, 3, 4, 5]),
  vectors: Float32Array.from([1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1]),
  dimensions: 2,
  ratingCounts: [100, 100, 100, 100, 100, 100],
};

test('movies near those that surely fit are near, those of another kind are not', () => {
  const near = nearness(Float32Array.from([1, 1, 1, 0, 0, 0]), vectors, columns);
  expect(near?.[3]).toBeGreaterThan(0.02);
  expect(near?.[4]).toBe(0);
});

test('few ratings say little of where a movie is', () => {
  const fit = Float32Array.from([1, 1, 1, 0, 0, 0]);
  const few = nearness(fit, { ...vectors, ratingCounts: [100, 100, 100, 1, 100, 100] }, columns);
  expect(few?.[3]).toBeLessThan((few?.[0] ?? 0) / 5);
});

test('the more movies have it, the more is believed of what they have in common', () => {
  const three = nearness(Float32Array.from([1, 1, 1, 0, 0, 0]), vectors, columns);
  const four = nearness(Float32Array.from([1, 1, 1, 1, 0, 0]), vectors, columns);
  expect(four?.[0]).toBeGreaterThan(three?.[0] ?? 1);
});

test('two movies are too few to go by', () => {
  expect(nearness(Float32Array.from([1, 1, 0.3, 0, 0, 0]), vectors, columns)).toBeNull();
});
