import { describe, expect, test } from 'vitest';
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';
import { describeGroups } from './group-traits.ts';
import { genreVectors, learnedVectors } from './popular-movie-vectors.ts';
import { findMovieGroups } from './movie-groups.ts';

const kinds = [
  { genres: ['Horror'], year: 1982 },
  { genres: ['Comedy', 'Romance'], year: 2004 },
  { genres: ['Western'], year: 1955 },
];

function library(count: number): KnownMovie[] {
  return Array.from({ length: count }, (_, place) => ({
    movieId: place + 1,
    title: `Movie ${place}`,
    ratingCount: 500 - place,
    deviation: 1,
    ...(kinds[place % 3] ?? { genres: [], year: null }),
  }));
}

describe('groups of movies', () => {
  const movies = library(90);
  const groups = findMovieGroups(genreVectors(movies));

  test('hold every movie at most once, and typical ones of their own', () => {
    const members = groups.flatMap(({ memberIds }) => memberIds);
    expect(new Set(members).size).toBe(members.length);
    expect(groups.length).toBeGreaterThan(1);
    for (const { memberIds, typicalIds } of groups) {
      expect(memberIds.length).toBeGreaterThanOrEqual(8);
      expect(typicalIds.length).toBeGreaterThan(0);
      for (const movieId of typicalIds) expect(memberIds).toContain(movieId);
    }
  });

  test('keep kinds apart and are described by them', () => {
    for (const { memberIds, genres } of groups) {
      const kindsOfGroup = new Set(memberIds.map((movieId) => (movieId - 1) % 3));
      expect(kindsOfGroup.size).toBe(1);
      expect(kinds[[...kindsOfGroup][0] ?? 0]?.genres).toEqual(expect.arrayContaining([...genres]));
    }
  });

  test('are the same every time', () => {
    expect(findMovieGroups(genreVectors(movies))).toEqual(groups);
  });

  test('are not made of a handful of movies', () => {
    expect(findMovieGroups(genreVectors(library(9)))).toEqual([]);
    expect(findMovieGroups(genreVectors([]))).toEqual([]);
  });
});

test('movies that the model does not know are in none of its vectors, and what all have in common is taken out', () => {
  const known = learnedVectors(library(3), {
    movieIds: Int32Array.of(1, 3),
    vectors: Float32Array.of(0.8, 0.6, 0.8, -0.6),
    dimensions: 2,
    ratingCounts: [1, 1],
  });
  expect(known.movies.map(({ movieId }) => movieId)).toEqual([1, 3]);
  expect(Array.from(known.vectors, (value) => Math.round(value * 1000) / 1000)).toEqual([0, 1, 0, -1]);
});

describe('the traits of groups', () => {
  const [horror = [], comedy = []] = [0, 1].map((kind) =>
    library(60).filter((_, place) => place % 3 === kind),
  );

  test('are the genres and years that set them apart', () => {
    expect(describeGroups([horror, comedy], library(60))).toEqual([
      { genres: ['Horror'], fromYear: 1980, toYear: 1989 },
      { genres: ['Comedy', 'Romance'], fromYear: 2000, toYear: null },
    ]);
  });

  test('name no era where all times mix, and something where no genre stands out', () => {
    const mixed = library(60).map((movie, place) => ({ ...movie, year: 1950 + place, genres: ['Drama'] }));
    expect(describeGroups([mixed], mixed)).toEqual([{ genres: ['Drama'], fromYear: null, toYear: null }]);
    expect(describeGroups([[]], mixed)).toEqual([{ genres: [], fromYear: null, toYear: null }]);
  });

  test('say nothing that is not true of most: a few musicals don’t make a group of musicals', () => {
    const few = library(40).map((movie, place) => ({
      ...movie,
      genres: place < 14 ? ['Musical'] : ['Crime'],
      year: place % 2 === 0 ? 1975 : 1995,
    }));
    const others = library(60).map((movie) => ({ ...movie, genres: ['Comedy'], year: 2005 }));
    const all = [...few, ...others];
    for (const group of [few, few.slice(0, 20), others]) {
      for (const { genres, fromYear, toYear } of describeGroups([group], all)) {
        const isTrue = ({ genres: own, year }: KnownMovie): boolean =>
          genres.every((genre) => own.includes(genre)) &&
          (year ?? 0) >= (fromYear ?? 0) &&
          (year ?? 0) <= (toYear ?? 9999);
        expect(group.filter(isTrue).length).toBeGreaterThan(group.length / 2);
        expect([...genres, fromYear, toYear].some((said) => said !== null)).toBe(true);
      }
    }
  });

  test('differ between groups of one genre where their times do', () => {
    const dramas = library(60).map((movie, place) => ({
      ...movie,
      genres: ['Drama'],
      year: place < 30 ? 1965 : 2005,
    }));
    const names = describeGroups([dramas.slice(0, 30), dramas.slice(30)], [...dramas, ...library(60)]);
    expect(new Set(names.map((name) => JSON.stringify(name))).size).toBe(2);
  });
});
