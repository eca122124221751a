import { expect, test } from 'vitest';
import { movieMapSchema } from '../../../contract/map-calls.ts';
import { readMovies } from './map-movies.ts';

function pack(array: ArrayBufferView): string {
  return btoa(String.fromCharCode(...new Uint8Array(array.buffer, array.byteOffset, array.byteLength)));
}

test('movies come out of their columns as they went in', () => {
  const movies = readMovies(
    movieMapSchema.parse({
      runId: 'starter',
      layout: 'components',
      movies: 2,
      genres: ['Drama', 'Comedy', 'Horror'],
      columns: {
        movieIds: pack(Int32Array.of(70_000, 7)),
        places: pack(Float32Array.of(0.5, -0.25, 1, 0)),
        years: pack(Int16Array.of(0, 1979)),
        ratingCounts: pack(Int32Array.of(0, 321)),
        meanStars: pack(Float32Array.of(Number.NaN, 4.25)),
        genreBits: pack(Uint32Array.of(0, 0b101)),
      },
      titles: 'Nobody’s Film\nAlien',
      regions: [],
    }),
  );
  expect(movies.movie(0)).toEqual({
    ...{ movieId: 70_000, title: 'Nobody’s Film', year: null, genres: [], ratingCount: 0, meanStars: null },
  });
  expect(movies.movie(1)).toEqual({
    ...{
      movieId: 7,
      title: 'Alien',
      year: 1979,
      genres: ['Drama', 'Horror'],
      ratingCount: 321,
      meanStars: 4.25,
    },
  });
  expect(Array.from(movies.places)).toEqual([0.5, -0.25, 1, 0]);
  expect(movies.indexOf(7)).toBe(1);
  expect(movies.indexOf(8)).toBeUndefined();
});
