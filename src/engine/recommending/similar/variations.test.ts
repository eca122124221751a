import { describe, expect, test } from 'vitest';
import { lightnessOf, variedOrder, type MovieCharacter } from './variations.ts';

function movie(change: Partial<MovieCharacter>): MovieCharacter {
  return { year: 1990, genres: ['Drama'], directors: [], ratingCount: 100, tags: [], ...change };
}

function titles(variation: Parameters<typeof variedOrder>[0], asked: MovieCharacter): string[] {
  const candidates = [
    { title: 'twin', similarity: 0.9, character: movie({}) },
    {
      title: 'old comedy',
      similarity: 0.8,
      character: movie({ year: 1950, genres: ['Comedy'], ratingCount: 5 }),
    },
    { title: 'new horror', similarity: 0.7, character: movie({ year: 2015, genres: ['Horror'] }) },
    { title: 'next year', similarity: 0.6, character: movie({ year: 1991, ratingCount: 40 }) },
    { title: 'of no year', similarity: 0.5, character: movie({ year: null }) },
  ];
  return variedOrder(variation, asked, candidates).map(({ title }) => title);
}

describe('a variation', () => {
  test.each([
    ['closest', ['twin', 'old comedy', 'new horror', 'next year', 'of no year']],
    ['lighter', ['old comedy']],
    ['darker', ['new horror']],
    ['newer', ['new horror', 'next year']],
    ['older', ['old comedy']],
    ['lesser-known', ['old comedy', 'next year']],
  ] as const)('%s', (variation, expected) => {
    expect(titles(variation, movie({}))).toEqual(expected);
  });

  test('of a movie without a year knows nothing newer', () => {
    expect(titles('newer', movie({ year: null }))).toEqual([]);
  });
});

test('comedies are lighter than war, and tags speak too', () => {
  expect(lightnessOf(movie({ genres: ['Comedy'] }))).toBe(1);
  expect(lightnessOf(movie({ genres: ['War', 'Horror'] }))).toBe(-1);
  const black = movie({ genres: ['Comedy', 'Crime'], tags: ['dark comedy', 'violence'] });
  expect(lightnessOf(black)).toBeLessThan(lightnessOf(movie({ genres: ['Comedy', 'Crime'] })));
});

test('less dark alone is not light: 2001 and Terminator 2 are no lighter Blade Runner, Ghostbusters is', () => {
  const candidates = [
    { title: '2001', genres: ['Adventure', 'Drama', 'Sci-Fi'] },
    { title: 'Terminator 2', genres: ['Action', 'Sci-Fi'] },
    { title: 'Ghostbusters', genres: ['Action', 'Comedy', 'Sci-Fi'] },
  ].map(({ title, genres }) => ({ title, similarity: 0.5, character: movie({ genres }) }));
  const bladeRunner = movie({ genres: ['Action', 'Sci-Fi', 'Thriller'], tags: ['dark', 'atmospheric'] });
  expect(variedOrder('lighter', bladeRunner, candidates).map(({ title }) => title)).toEqual(['Ghostbusters']);
});

test('a thriller is no darker Aladdin, and a war film no darker Notting Hill', () => {
  const candidates = [
    { title: 'Cliffhanger', genres: ['Action', 'Adventure', 'Thriller'] },
    { title: 'The Lion King', genres: ['Adventure', 'Animation', 'Children', 'Drama', 'Musical'] },
    { title: 'Platoon', genres: ['Action', 'War'] },
    { title: 'Philadelphia', genres: ['Drama'] },
  ].map(({ title, genres }) => ({ title, similarity: 0.5, character: movie({ genres }) }));
  const darker = (genres: string[]) =>
    variedOrder('darker', movie({ genres }), candidates).map(({ title }) => title);
  expect(darker(['Adventure', 'Animation', 'Children', 'Comedy', 'Musical'])).toEqual(['The Lion King']);
  expect(darker(['Comedy', 'Romance'])).toEqual(['Philadelphia']);
});

test('of a light love story grave dramas about love are darker, after those that are dark; without love they are not', () => {
  const candidates = [
    { title: 'Rain Man', similarity: 0.9, genres: ['Drama', 'Adventure'] },
    { title: 'Jerry Maguire', similarity: 0.8, genres: ['Drama', 'Romance'] },
    { title: 'Shakespeare in Love', similarity: 0.7, genres: ['Comedy', 'Drama', 'Romance'] },
    { title: 'Witness', similarity: 0.6, genres: ['Drama', 'Romance', 'Thriller'] },
  ].map(({ title, similarity, genres }) => ({ title, similarity, character: movie({ genres }) }));
  const asked = movie({ genres: ['Comedy', 'Romance'] });
  expect(variedOrder('darker', asked, candidates).map(({ title }) => title)).toEqual([
    'Witness',
    'Jerry Maguire',
  ]);
});

test('of older movies similarity counts before age', () => {
  const candidates = [
    { title: 'Ghostbusters', similarity: 0.6, character: movie({ year: 1984 }) },
    { title: 'Groundhog Day', similarity: 0.8, character: movie({ year: 1993 }) },
  ];
  expect(variedOrder('older', movie({ year: 1998 }), candidates).map(({ title }) => title)).toEqual([
    'Groundhog Day',
    'Ghostbusters',
  ]);
});
