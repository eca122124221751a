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
  { movieId: 15, title: 'Mother!', year: 2017 },
  { movieId: 16, title: 'Mother', year: 2017 },
  { movieId: 17, title: 'The Strays', year: 2023 },
  { movieId: 18, title: 'Strays', year: 2023 },
  { movieId: 19, title: 'An Zéro', year: 2021 },
  { movieId: 20, title: 'In the Mood For Love', year: 2000 },
  { movieId: 21, title: 'The Maid', year: 2020 },
  { movieId: 22, title: 'Star Wars: Episode IV - A New Hope', year: 1977, imdbId: 'tt0076759' },
  { movieId: 23, title: 'Star Wars: Episode V - The Empire Strikes Back', year: 1980 },
  { movieId: 24, title: 'Old Boy', year: 2003 },
  { movieId: 25, title: 'Nymphomaniac: Volume I', year: 2013 },
  { movieId: 26, title: 'Nymphomaniac: Volume II', year: 2013 },
  { movieId: 27, title: 'Mission: Impossible - Fallout', year: 2018 },
  { movieId: 28, title: 'Batman: Gotham Knight', year: 2008 },
  { movieId: 29, title: 'Harry Potter 5: A Film', year: 2007 },
  { movieId: 30, title: 'Dune', year: 2021, imdbId: 'tt9999999' },
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
    ['the spelling, of two that fold to one title and year', clue('mother!', 2017), 15, 'title'],
    ['the spelling without a sign', clue('Mother', 2017), 16, 'title'],
    ['the article, of two that fold to one title and year', clue('Strays, The', 2023), 17, 'title'],
    ['a name from the table, by the IMDb id', clue('Star Wars', 1977), 22, 'other-title'],
    ['a name from the table, by a title', clue('The Empire Strikes Back', 1980), 23, 'other-title'],
    ['spaces that another site leaves out', clue('Oldboy', 2003), 24, 'other-title'],
    ['a volume by its number', clue('Nymphomaniac: Vol. 2', 2013), 26, 'other-title'],
    ['a numbered head', clue('Harry Potter 5', 2007), 29, 'other-title'],
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
    ['a year off and an article dropped', clue('Maid', 2021), [21]],
    ['a year off and an article added', clue('A Heat', 1994), [1]],
    ['a year off and another spelling', clue('@ in the mood for love', 2001), [20]],
    ['a year off and an article of another language', clue('Zero', 2020), [19]],
    ['a title of two volumes', clue('Nymphomaniac', 2013), [25, 26]],
    ['a series of which there is one part in that year', clue('Batman', 2008), [28]],
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
    const none = { certainty: 'none', matchedBy: null, movieId: null, candidateIds: [], rank: null };
    expect(catalogue.match(clue('Nowhere', 2000))).toEqual(none);
    expect(catalogue.match(clue('???', null))).toEqual(none);
  });

  test('to a subtitle that may be another film, or a year and more off another form', () => {
    for (const given of [clue('Fallout', 2018), clue('Oldboy', 2013), clue('Star Wars', 1999)]) {
      expect(catalogue.match(given).certainty).toBe('none');
    }
  });

  test('to the film that the table names, if its id is given to another year', () => {
    expect(catalogue.match(clue('Dune: Part One', 2021)).candidateIds).toEqual([30]);
    expect(catalogue.match(clue('Dune: Part One', 2020)).certainty).toBe('none');
  });

  test('to a remake of decades before, which stays a candidate', () => {
    expect(catalogue.match(clue('Halloween', 2018))).toEqual({
      ...{ certainty: 'none', matchedBy: null, movieId: null, candidateIds: [7], rank: null },
    });
  });

  test('by a MovieLens number alone, which another catalogue gives to another movie', () => {
    expect(catalogue.match(clue('Nowhere', 2000, { movieLensId: 1 })).certainty).toBe('none');
  });
});
