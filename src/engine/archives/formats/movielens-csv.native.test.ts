import { describe, expect, test } from 'vitest';
import { importMade } from '../../../../tests/fixtures/imported.ts';
import { madeFiles, type MadeFiles } from '../../../../tests/fixtures/made-archive.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import type { MovieDetails } from '../../../contract/movies.ts';

const place = useWorkplace();

/** Imports movies with these rows, and a rating; returns the movie with the id 1. */
function firstMovie(movies: string | Buffer, more: MadeFiles = {}): Promise<MovieDetails> {
  const header = Buffer.from('movieId,title,genres\n');
  const files = {
    'ratings.csv': 'userId,movieId,rating,timestamp\n1,1,4,1\n',
    'movies.csv': Buffer.concat([header, Buffer.from(movies)]),
    ...more,
  };
  return importMade(place, files, (catalogue) => catalogue.details(1));
}

describe('titles', () => {
  test.each([
    ['a quoted comma and an article behind', '1,"Matrix, The (1999)",Action', 'The Matrix', 1999],
    ['doubled quotes', '1,"""Great Performances"" Cats (1998)",Musical', '"Great Performances" Cats', 1998],
    ['a range with an en dash', '1,"Big Bang Theory, The (2006–2007)",Comedy', 'The Big Bang Theory', 2006],
    ['no year', '1,Babylon 5,Sci-Fi', 'Babylon 5', null],
    ['stray spaces', '1,  Nightwatch  (1997)  ,Horror', 'Nightwatch', 1997],
    ['a carriage return', '1,Heat (1995),Crime\r', 'Heat', 1995],
  ])('%s', async (_, row, title, year) => {
    expect(await firstMovie(`${row}\n`)).toMatchObject({ title, year });
  });

  test('other names are kept apart, and found', async () => {
    const movie = await firstMovie('1,"Seven (a.k.a. Se7en) (1995)",Crime\n');
    expect(movie).toMatchObject({ title: 'Seven', alternativeTitles: ['Se7en'] });
  });

  test('windows-1252 is distinguished from UTF-8 by its bytes, and a byte order mark is no letter', async () => {
    expect((await firstMovie(Buffer.from('1,Caf\xe9 \x93Noir\x94 (1990),Drama\n', 'latin1'))).title).toBe(
      'Café “Noir”',
    );
    const files = { ...madeFiles, 'ml-made/movies.csv': `\ufeff${String(madeFiles['ml-made/movies.csv'])}` };
    await importMade(place, files, (catalogue, report) => {
      expect(report.skipped).toBe(0);
      expect(catalogue.details(1).title).toBe('Toy Story');
    });
  });

  test('two movies of the same title and year stay two', async () => {
    const files = {
      'ratings.csv': 'userId,movieId,rating,timestamp\n1,1,4,1\n',
      'movies.csv': 'movieId,title,genres\n1,Emma (1996),Drama\n2,Emma (1996),Romance\n',
    };
    await importMade(place, files, (catalogue, report) => {
      expect(report.movies).toBe(2);
      expect(catalogue.summaries([1, 2]).map(({ genres }) => genres)).toEqual([['Drama'], ['Romance']]);
    });
  });
});

test('no genres listed means none', async () => {
  expect((await firstMovie('1,Heat (1995),(no genres listed)\n')).genres).toEqual([]);
});

describe('links', () => {
  test.each([
    ['seven digits with zeros in front', '1,0114709,862', 'tt0114709', 862],
    ['zeros that a spreadsheet took away', '1,114709,862', 'tt0114709', 862],
    ['eight digits', '1,10276708,862', 'tt10276708', 862],
    ['no tmdb id', '1,0114709,', 'tt0114709', null],
    ['a tmdb id that became a fraction', '1,0114709,862.0', 'tt0114709', 862],
  ])('%s', async (_, row, imdbId, tmdbId) => {
    const links = { 'links.csv': `movieId,imdbId,tmdbId\n${row}\n` };
    expect(await firstMovie('1,Toy Story (1995),Comedy\n', links)).toMatchObject({ imdbId, tmdbId });
  });

  test('two movies may share a tmdb id', async () => {
    const links = { 'links.csv': 'movieId,imdbId,tmdbId\n1,0000001,5\n2,0000002,5\n' };
    expect((await firstMovie('1,A (1990),War\n2,B (1990),War\n', links)).tmdbId).toBe(5);
  });
});

test('ids may be sparse', async () => {
  const files = {
    'ratings.csv': 'userId,movieId,rating,timestamp\n7,193609,4,1\n',
    'movies.csv': 'movieId,title,genres\n193609,Andrew Dice Clay: Dice Rules (1991),Comedy\n',
  };
  await importMade(place, files, (catalogue, report) => {
    expect(report).toMatchObject({ movies: 1, ratings: 1 });
    expect(catalogue.hasMovie(193_609)).toBe(true);
  });
});
