import { describe, expect, test } from 'vitest';
import { movieIdSchema } from '../../../contract/ids.ts';
import { categoryColour, rampColour } from './colour-scales.ts';
import { coloursOf, growth, mainGenreOf, mainGenres, radiiOf, scaleOf } from './colouring.ts';
import type { MapMovies } from './map-movies.ts';

const movies: MapMovies = {
  count: 3,
  places: new Float32Array(6),
  years: Int16Array.of(1950, 2010, 0),
  ratingCounts: Int32Array.of(0, 10, 1000),
  meanStars: Float32Array.of(Number.NaN, 2, 4.5),
  // Drama and Horror; Comedy; Western.
  genreBits: Uint32Array.of(0b101, 0b010, 0b1000),
  genres: ['Drama', 'Comedy', 'Horror', 'Western', 'Sci-Fi'],
  titles: ['a', 'b', 'c'],
  indexOf: () => undefined,
  movie: () => ({
    movieId: movieIdSchema.parse(1),
    title: '',
    year: null,
    genres: [],
    ratingCount: 0,
    meanStars: null,
  }),
};
const options = { predictedStars: null, appearance: 'dark', kept: null } as const;

describe('genres', () => {
  test('the one on the cover decides', () => {
    expect(mainGenres(movies)).toEqual(['Western', 'Horror', 'Comedy']);
    expect(Array.from(mainGenreOf(movies))).toEqual([1, 2, 0]);
    const colours = coloursOf('genre', movies, options);
    expect(Array.from(colours.subarray(0, 3))).toEqual(categoryColour(1, 'dark').slice(0, 3));
  });

  test('there are no more colours than can be distinguished: what fewer covers say is grey', () => {
    const genres = ['Drama', 'Comedy', 'Horror', 'Western', 'Sci-Fi', 'War', 'Crime', 'Mystery', 'Musical'];
    const ofOneEach = genres.map((_, bit) => 1 << bit);
    const many = { ...movies, genres, genreBits: Uint32Array.of(...ofOneEach, ...ofOneEach.slice(0, 8)) };
    expect(mainGenres(many)).toHaveLength(8);
    expect(mainGenres(many)).not.toContain('Musical');
    expect(mainGenreOf(many)[8]).toBe(-1);
    const colours = coloursOf('genre', { ...many, count: 9 }, options);
    expect(Array.from(colours.subarray(32, 36))).toEqual([...categoryColour(null, 'dark')]);
  });

  test('movies that the filters leave out are faint', () => {
    const colours = coloursOf('genre', movies, { ...options, kept: Uint8Array.of(1, 0, 1) });
    expect(colours[3]).toBe(255);
    expect(colours[7]).toBeLessThan(40);
  });

  test('colours of categories differ, in light and dark', () => {
    for (const appearance of ['light', 'dark'] as const) {
      const all = [0, 1, 2, 3, 4, 5, 6, 7, null].map((index) => categoryColour(index, appearance).join());
      expect(new Set(all).size).toBe(9);
    }
  });
});

describe('ramps', () => {
  test('run from one end to the other, and grey is for what is not known', () => {
    expect(rampColour('viridis', 0, 'light').slice(0, 3)).toEqual([0x44, 0x01, 0x54]);
    expect(rampColour('viridis', 1, 'dark').slice(0, 3)).toEqual([0xfd, 0xe7, 0x25]);
    expect(rampColour('cividis', Number.NaN, 'dark')).toEqual(categoryColour(null, 'dark'));
    const colours = coloursOf('mean', movies, options);
    expect(Array.from(colours.subarray(0, 4))).toEqual([...categoryColour(null, 'dark')]);
    expect(Array.from(colours.subarray(8, 12))).toEqual([...rampColour('cividis', 1, 'dark')]);
  });

  test('years begin with a decade', () => {
    expect(scaleOf('year', movies)).toMatchObject({ kind: 'ramp', from: 1950 });
  });

  test('without ratings of the person nothing is predicted', () => {
    expect(Array.from(coloursOf('predicted', movies, options).subarray(4, 8))).toEqual([
      ...categoryColour(null, 'dark'),
    ]);
  });
});

test('what more people rated is larger, and all grow as one comes nearer', () => {
  const [least = 0, middle = 0, most = 0] = radiiOf(movies);
  expect(least).toBeLessThan(middle);
  expect(middle).toBeLessThan(most);
  expect(growth(4000, 400)).toBeGreaterThan(growth(400, 400));
  expect(growth(400, 400)).toBe(1);
});
