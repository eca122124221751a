import { describe, expect, test } from 'vitest';
import {
  cleanDirector,
  cleanFigure,
  cleanGenres,
  cleanTitle,
  cleanYear,
  franchiseOf,
  fixEncoding,
} from './clean.ts';

describe('fixEncoding', () => {
  test.each([
    ['LÈon', 'Léon'],
    ["Le Fabuleux destin d'AmÈlie Poulain", "Le Fabuleux destin d'Amélie Poulain"],
    ['The Naked Gun 2Ω: The Smell of Fear', 'The Naked Gun 2½: The Smell of Fear'],
    ["I Love You Ö Don't Touch Me!", "I Love You … Don't Touch Me!"],
  ])('reads %s as %s', (raw, meant) => {
    expect(fixEncoding(raw)).toBe(meant);
  });

  test('leaves letters alone that the mix-up cannot have made', () => {
    expect(fixEncoding('Alien³')).toBe('Alien³');
    expect(fixEncoding('Plain')).toBe('Plain');
  });
});

describe('cleanTitle', () => {
  test('takes a number for the title that it is', () => {
    expect(cleanTitle(300)).toEqual({ title: '300', alternativeTitles: [], year: null });
  });

  test('is null for a missing or empty title', () => {
    expect(cleanTitle(null)).toBeNull();
    expect(cleanTitle('  ')).toBeNull();
  });

  test.each([
    ['Secret, The', 'The Secret'],
    ['Couloirs du temps: Les visiteurs 2, Les', 'Les Couloirs du temps: Les visiteurs 2'],
    ['Halloween:  The Curse of Michael Myers', 'Halloween: The Curse of Michael Myers'],
    ['  Casino ', 'Casino'],
    ['Fantasia 2000 (IMAX)', 'Fantasia 2000'],
    ['Steal (Canadian Release)', 'Steal'],
    ['Precious (Based on the Novel Push by Sapphire)', 'Precious'],
  ])('writes %j as %j', (raw, title) => {
    expect(cleanTitle(raw)).toEqual({ title, alternativeTitles: [], year: null });
  });

  test('takes the year out of the brackets', () => {
    expect(cleanTitle('King Kong (1933)')).toEqual({ title: 'King Kong', alternativeTitles: [], year: 1933 });
  });

  test('keeps another title in brackets as an alternative', () => {
    expect(cleanTitle('Y Tu Mama Tambien (And Your Mother Too)')).toEqual({
      title: 'Y Tu Mama Tambien',
      alternativeTitles: ['And Your Mother Too'],
      year: null,
    });
    expect(cleanTitle('Ri¢hie Ri¢h')?.alternativeTitles).toEqual(['Richie Rich']);
  });
});

describe('cleanYear', () => {
  test.each([
    ['Jun 12 1998', 1998],
    ['Dec 15 2039', 1939],
    ['Dec 30 2025', 1925],
    ['Feb 08 2015', 1915],
    ['Dec 23 2011', 2011],
    ['7-Aug-98', 1998],
    ['7-Aug-04', 2004],
    ['1998', 1998],
    [1969, 1969],
  ])('reads %j as %i', (raw, year) => {
    expect(cleanYear(raw)).toBe(year);
  });

  test.each([null, '', 'TBD', 'Jun 12', 'Jan 01 1066', 'Jan 01 19987'])('finds no year in %j', (raw) => {
    expect(cleanYear(raw)).toBeNull();
  });
});

describe('cleanGenres', () => {
  test('uses the usual names, sorted', () => {
    expect(cleanGenres('Thriller/Suspense', null)).toEqual(['Thriller']);
    expect(cleanGenres('Romantic Comedy', 'Contemporary Fiction')).toEqual(['Comedy', 'Romance']);
    expect(cleanGenres('Adventure', 'Science Fiction')).toEqual(['Adventure', 'Sci-Fi']);
    expect(cleanGenres('Comedy', 'Kids Fiction')).toEqual(['Children', 'Comedy']);
  });

  test('invents none', () => {
    expect(cleanGenres(null, null)).toEqual([]);
    expect(cleanGenres(null, 'Dramatization')).toEqual([]);
  });
});

test('names of directors lose the marks of a CSV file', () => {
  expect(cleanDirector('Jeff ""King Jeff"" Hollins')).toBe('Jeff "King Jeff" Hollins');
  expect(cleanDirector('  ')).toBeNull();
  expect(cleanDirector(null)).toBeNull();
});

test('a figure of 0 is an unknown one', () => {
  expect(cleanFigure(0)).toBeNull();
  expect(cleanFigure(null)).toBeNull();
  expect(cleanFigure(8_000_000)).toBe(8_000_000);
});

test.each([
  ['Toy Story 2', 'toy story'],
  ['Rocky III', 'rocky'],
  ['Star Trek: First Contact', 'star trek'],
  ['The Godfather: Part II', 'the godfather'],
  ['Kill Bill: Volume 1', 'kill bill'],
  ['Harry Potter and the Goblet of Fire', 'harry potter'],
  ['Vertigo', 'vertigo'],
])('%s belongs to the franchise %s', (title, franchise) => {
  expect(franchiseOf(title)).toBe(franchise);
});
