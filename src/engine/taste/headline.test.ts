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
  const comedies = [2001, 2002, 2003, 2004, 2005].map((year) => of(2, 'Comedy', year));
  const together = [...[1982, 1984, 1985, 1986, 1989].map((year) => of(5, 'Sci-Fi', year)), ...comedies];
  expect(headline(together)).toMatchObject({
    lovedGenre: 'Sci-Fi',
    lovedDecade: 1980,
    isOneLove: true,
    unlovedGenre: 'Comedy',
  });
  const apart = [...[1971, 1992, 1993, 2010, 2015].map((year) => of(5, 'Sci-Fi', year)), ...comedies];
  const eighties = ['Drama', 'Crime', 'War', 'Horror', 'Western'].map((genre) => of(4.5, genre, 1982));
  expect(headline([...apart, ...eighties])).toMatchObject({
    lovedGenre: 'Sci-Fi',
    lovedDecade: 1980,
    isOneLove: false,
  });
});

test('a decade is loved where the chart beside it says so, and of enough ratings', () => {
  const of = (stars: number, others: number, year: number, times: number) =>
    Array.from({ length: times }, (_, k) =>
      ratedMovie(1, stars, [others], { genres: ['Drama'], year: year + k }),
    );
  const nineties = of(3, 3.5, 1990, 8);
  // Above the person's own mean, but below what everybody gives the same movies.
  expect(headline([...of(4, 4.5, 1980, 8), ...nineties]).lovedDecade).toBeNull();
  expect(headline([...of(4, 3.5, 1980, 8), ...nineties]).lovedDecade).toBe(1980);
  // A few movies don't make a decade loved.
  expect(headline([...of(5, 4, 1970, 4), ...of(3, 3, 1980, 8)]).lovedDecade).toBeNull();
  // Twenty ratings at 4 do not outshine six at 5, as the chart shows them.
  expect(headline([...of(4, 3.5, 1980, 9), ...of(5, 4, 1970, 6), ...nineties]).lovedDecade).toBe(1970);
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
