import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import type { NewMovie } from './catalogue-input.ts';
import { openCatalogueWriter } from './catalogue-writer.ts';
import { openCatalogue, type Catalogue } from './catalogue.ts';
import type { MovieClue } from './movie-matcher.ts';

const place = useWorkplace();
let catalogue: Catalogue;

const movies: (Partial<NewMovie> & { movieId: number; title: string })[] = [
  { movieId: 1, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949 },
  { movieId: 2, title: 'The Matrix', year: 1999, imdbId: 'tt0133093', tmdbId: 603 },
  { movieId: 3, title: 'Amélie', year: 2001, alternativeTitles: ['Le Fabuleux destin d’Amélie Poulain'] },
  { movieId: 4, title: 'Seven', year: 1995, alternativeTitles: ['Se7en'] },
  { movieId: 5, title: 'Emma', year: 1996 },
  { movieId: 6, title: 'Emma', year: 1996 },
  { movieId: 7, title: 'Halloween', year: 1978 },
  { movieId: 8, title: 'Babylon 5', year: null },
  { movieId: 9, title: 'Solaris', year: 1972 },
  { movieId: 10, title: 'Solaris', year: 2002 },
  { movieId: 11, title: 'Crash', year: 1996 },
  { movieId: 12, title: 'Crash', year: 2004 },
  { movieId: 13, title: 'Shared', year: 2010, tmdbId: 77 },
  { movieId: 14, title: 'Sharing', year: 2011, tmdbId: 77 },
];

beforeEach(async () => {
  const writer = openCatalogueWriter(place.path('catalogue.db'), {
    ...{ name: 'x', isSimulated: false, format: 'x', source: 'x' },
  });
  for (const movie of movies) writer.addMovie({ year: null, genres: [], alternativeTitles: [], ...movie });
  await writer.finish();
  catalogue = openCatalogue(place.path('catalogue.db'));
});
afterEach(() => {
  catalogue.close();
});

function clue(title: string, year: number | null, more: Partial<MovieClue> = {}): MovieClue {
  return { title, year, imdbId: null, tmdbId: null, ...more };
}

describe('a certain match', () => {
  test.each<[string, MovieClue, number, string]>([
    ['the IMDb id, whatever the title', clue('Hitze', null, { imdbId: 'tt0113277' }), 1, 'imdb-id'],
    ['the TMDB id', clue('Hitze', null, { tmdbId: 949 }), 1, 'tmdb-id'],
    ['the IMDb id before the TMDB id', clue('x', 1, { imdbId: 'tt0133093', tmdbId: 949 }), 2, 'imdb-id'],
    ['a shared id with the title', clue('Sharing', null, { tmdbId: 77 }), 14, 'tmdb-id'],
    ['the MovieLens number with the title', clue('Solaris', null, { movieLensId: 10 }), 10, 'movielens-id'],
    ['title and year', clue('heat', 1995), 1, 'title'],
    ['a title with its article behind', clue('Matrix, The', 1999), 2, 'title'],
    ['a title without diacritics', clue('AMELIE', 2001), 3, 'title'],
    ['another title', clue('Se7en', 1995), 4, 'other-title'],
    [
      'another title with its article behind',
      clue('Fabuleux destin d’Amelie Poulain, Le', 2001),
      3,
      'other-title',
    ],
    ['the original title', clue('Sieben', 1995, { otherTitles: ['Seven'] }), 4, 'title'],
    ['a year before', clue('Heat', 1994), 1, 'near-year'],
    ['a year after', clue('Se7en', 1996), 4, 'near-year'],
    ['the exact year before a near one', clue('Crash', 1996), 11, 'title'],
    ['a title without a year in both', clue('Babylon 5', null), 8, 'title'],
  ])('is made by %s', (_, given, movieId, matchedBy) => {
    expect(catalogue.match(given)).toMatchObject({ certainty: 'certain', movieId, matchedBy });
  });

  test('keeps the linked movie where two fit alike', () => {
    expect(catalogue.match(clue('Emma', 1996), 6)).toMatchObject({ certainty: 'certain', movieId: 6 });
    expect(catalogue.match(clue('x', null, { tmdbId: 77 }), 14).movieId).toBe(14);
  });
});

describe('a guess for the person to look at', () => {
  test.each<[string, MovieClue, number[]]>([
    ['no year', clue('Heat', null), [1]],
    ['no year and several of that title', clue('Solaris', null), [9, 10]],
    ['two of that title and year', clue('Emma', 1996), [5, 6]],
    ['a year that is some years off', clue('Heat', 1998), [1]],
    ['a year in between two', clue('Crash', 2002), [12, 11]],
    ['no year in the catalogue', clue('Babylon 5', 1994), [8]],
    ['an IMDb id that contradicts the title', clue('Heat', 1995, { imdbId: 'tt0000099' }), [1]],
    ['a TMDB id that contradicts the title', clue('Heat', 1995, { tmdbId: 99 }), [1]],
  ])('is made for %s', (_, given, candidateIds) => {
    expect(catalogue.match(given)).toMatchObject({
      certainty: 'likely',
      movieId: candidateIds[0],
      candidateIds,
    });
    expect(catalogue.movieOf(given)).toBeNull();
  });
});

describe('nothing is matched', () => {
  test('for a title that is not there, or has no letters', () => {
    const none = { certainty: 'none', matchedBy: null, movieId: null, candidateIds: [] };
    expect(catalogue.match(clue('Nowhere', 2000))).toEqual(none);
    expect(catalogue.match(clue('???', null))).toEqual(none);
  });

  test('to a remake of decades before, which stays a candidate', () => {
    expect(catalogue.match(clue('Halloween', 2018))).toEqual({
      ...{ certainty: 'none', matchedBy: null, movieId: null, candidateIds: [7] },
    });
  });

  test('by a MovieLens number alone, which another catalogue gives to another movie', () => {
    expect(catalogue.match(clue('Nowhere', 2000, { movieLensId: 1 })).certainty).toBe('none');
  });
});
