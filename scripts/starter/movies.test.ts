import { describe, expect, test } from 'vitest';
import { cleanMovies, readVegaRows, type StarterMovie, type VegaRow } from './movies.ts';

const emptyRow: VegaRow = {
  Title: null,
  'Release Date': null,
  'Major Genre': null,
  'Creative Type': null,
  Director: null,
  'Running Time min': null,
  'Production Budget': null,
  'US Gross': null,
  'Rotten Tomatoes Rating': null,
  'IMDB Rating': null,
  'IMDB Votes': null,
};

describe('cleanMovies', () => {
  test('leaves out a row without a title and keeps the numbers of the others', () => {
    const movies = cleanMovies([emptyRow, { ...emptyRow, Title: 'Vertigo' }]);
    expect(movies.map(({ movieId, title }) => ({ movieId, title }))).toEqual([
      { movieId: 2, title: 'Vertigo' },
    ]);
  });

  test('merges copies of the same title and year, and keeps remakes apart', () => {
    const movies = cleanMovies([
      { ...emptyRow, Title: 'Fantasia 2000 (IMAX)', 'Release Date': 'Jan 01 2000' },
      {
        ...emptyRow,
        Title: 'Fantasia 2000 (Theatrical Release)',
        'Release Date': 'Jun 16 2000',
        'Running Time min': 75,
      },
      { ...emptyRow, Title: 'The Fog', 'Release Date': 'Feb 01 1980' },
      { ...emptyRow, Title: 'The Fog', 'Release Date': 'Oct 14 2005' },
    ]);
    expect(movies.map(({ title, year, runtimeMinutes }) => [title, year, runtimeMinutes])).toEqual([
      ['Fantasia 2000', 2000, 75],
      ['The Fog', 1980, null],
      ['The Fog', 2005, null],
    ]);
  });
});

describe('the collection', async () => {
  const rows = await readVegaRows();
  const movies = cleanMovies(rows);
  const find = (title: string): StarterMovie | undefined => movies.find((movie) => movie.title === title);

  test('gives nearly all of its 3,201 rows', () => {
    expect(rows).toHaveLength(3201);
    expect(movies.length).toBeGreaterThan(3190);
  });

  test('holds no year that is not a movie’s, no untrimmed title and no twin', () => {
    const odd = movies.filter(
      ({ title, year }) => title !== title.trim() || (year !== null && (year < 1910 || year > 2012)),
    );
    expect(odd).toEqual([]);
    expect(new Set(movies.map((movie) => `${movie.title} ${String(movie.year)}`)).size).toBe(movies.length);
  });

  test('has its well-known traps right', () => {
    expect(find('The Wizard of Oz')?.year).toBe(1939);
    expect(find('300')).toMatchObject({ year: 2007, director: 'Zack Snyder', genres: ['Action'] });
    expect(find('Léon')?.year).toBe(1994);
    expect(find('The Matrix')).toMatchObject({ genres: ['Action', 'Sci-Fi'], budgetUsd: 65_000_000 });
  });
});
