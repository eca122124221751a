import { expect, test } from 'vitest';
import { ratedMovie } from '../../../tests/fixtures/rated-movies.ts';
import type { Agreement } from '../../contract/taste-calls.ts';
import { groupByDecade, groupByGenre } from './groups.ts';
import { headlineOf } from './headline.ts';
import type { RatedMovie } from './rated-movie.ts';

function headline(movies: RatedMovie[], agreement: Partial<Agreement> = {}) {
  return headlineOf(movies, {
    genres: groupByGenre(movies),
    decades: groupByDecade(movies),
    agreement: { correlation: null, kindness: 0, kinderThan: null, twins: [], ...agreement },
  });
}

const of = (stars: number, genre: string, year: number) =>
  ratedMovie(1, stars, [3], { genres: [genre], year });

test('a genre and a decade are one love only where they meet', () => {
  const comedies = [of(2, 'Comedy', 2001), of(2, 'Comedy', 2002), of(2, 'Comedy', 2003)];
  const together = [of(5, 'Sci-Fi', 1982), of(5, 'Sci-Fi', 1984), of(5, 'Sci-Fi', 1986), ...comedies];
  expect(headline(together)).toMatchObject({
    lovedGenre: 'Sci-Fi',
    lovedDecade: 1980,
    isOneLove: true,
    unlovedGenre: 'Comedy',
  });
  const apart = [of(5, 'Sci-Fi', 1971), of(5, 'Sci-Fi', 1992), of(5, 'Sci-Fi', 2010), ...comedies];
  const eighties = [of(4.5, 'Drama', 1981), of(4.5, 'Crime', 1982), of(4.5, 'War', 1983)];
  expect(headline([...apart, ...eighties])).toMatchObject({
    lovedGenre: 'Sci-Fi',
    lovedDecade: 1980,
    isOneLove: false,
  });
});

test('nothing is said that the figures do not support', () => {
  expect(headline([of(4, 'Drama', 2000), of(4, 'Crime', 1990), of(4, 'War', 1980)])).toEqual({
    lovedGenre: null,
    lovedDecade: null,
    isOneLove: false,
    unlovedGenre: null,
    kindness: null,
    agreement: null,
  });
});

test('"kinder than most" needs more stars than most people give, and clearly more', () => {
  const kindness = (agreement: Partial<Agreement>) => headline([], agreement).kindness;
  expect(kindness({ kindness: 0.4, kinderThan: 0.8 })).toBe('kinder');
  expect(kindness({ kindness: 0.4, kinderThan: 0.4 })).toBe('like-most');
  expect(kindness({ kindness: 0.1, kinderThan: 0.8 })).toBe('like-most');
  expect(kindness({ kindness: -0.4, kinderThan: 0.2 })).toBe('harsher');
  expect(headline([], { correlation: 0.1 }).agreement).toBe('own-way');
  expect(headline([], { correlation: 0.7 }).agreement).toBe('with-most');
});
