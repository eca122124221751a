import Database from 'better-sqlite3';
import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { ratingRows } from '../../../../tests/fixtures/rating-rows.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { movieDetailsSchema, movieSearchSchema, type MovieSearch } from '../../../contract/movies.ts';
import type { CatalogueOrigin, NewMovie } from './catalogue-input.ts';
import { openCatalogueWriter, type CatalogueWriter } from './catalogue-writer.ts';
import { openCatalogue, type Catalogue } from './catalogue.ts';
import { timeWithin } from '../../ratings/ratings-by-user.ts';
import { libraryPaths } from '../library-paths.ts';
import { createRatingBatch } from './rating-batch.ts';
import { swapInCatalogue } from './replace-catalogue.ts';

const origin: CatalogueOrigin = { name: 'Made', isSimulated: true, format: 'made', source: 'test' };

const plain = { alternativeTitles: [], genres: ['Drama'] };
const movies: NewMovie[] = [
  {
    ...plain,
    movieId: 10,
    title: 'The Matrix',
    year: 1999,
    genres: ['Action', 'Sci-Fi'],
    imdbId: 'tt0133093',
    tmdbId: 603,
  },
  {
    ...plain,
    movieId: 3,
    title: 'Heat',
    year: 1995,
    genres: ['Crime'],
    directors: ['Michael Mann'],
    budgetUsd: 6e7,
  },
  { ...plain, movieId: 4, title: 'Heathers', year: 1989, runtimeMinutes: 103 },
  { ...plain, movieId: 5, title: 'The Heat', year: 2013, genres: ['Comedy', 'Crime', 'Action'] },
  { ...plain, movieId: 6, title: 'Spider-Man', year: 2002, genres: ['Action'] },
  { ...plain, movieId: 7, title: 'Seven', year: 1995, alternativeTitles: ['Se7en'] },
  {
    ...plain,
    movieId: 8,
    title: 'Amélie',
    year: 2001,
    alternativeTitles: ['Le Fabuleux destin d’Amélie Poulain'],
  },
  { ...plain, movieId: 9, title: 'Unknown Pleasures', year: null, genres: [] },
];
const ratings = [
  [1, 3, 10, 100],
  [1, 10, 9, 101],
  [2, 3, 8, 102],
  [2, 4, 3, 103],
  [7, 3, 10, 104],
  [7, 10, 9, 105],
  [9, 5, 1, 2 ** 32],
] as const;

const place = useWorkplace();
let open: Catalogue[] = [];
afterEach(() => {
  for (const catalogue of open) catalogue.close();
  open = [];
});

function startWriter(file = place.path('catalogue.db')): CatalogueWriter {
  const writer = openCatalogueWriter(file, origin);
  for (const movie of movies) expect(writer.addMovie(movie)).toBe(true);
  return writer;
}

async function build(
  file = place.path('catalogue.db'),
  order: readonly (readonly number[])[] = ratings,
): Promise<Catalogue> {
  const writer = startWriter(file);
  for (const [userId, movieId, halfStars, time] of order) {
    writer.addRating(userId!, movieId!, halfStars!, time!);
  }
  writer.addTag(1, 3, 'Heist', 5);
  writer.addTag(2, 3, 'heist ', 6);
  writer.addTag(2, 3, 'los angeles', 7);
  await writer.finish();
  const catalogue = openCatalogue(file);
  open.push(catalogue);
  return catalogue;
}

function search(catalogue: Catalogue, options: Partial<MovieSearch>, context = {}): number[] {
  return catalogue.search(movieSearchSchema.parse(options), context).movies.map((movie) => movie.movieId);
}

describe('what was written is read back', () => {
  test('the catalogue as a whole', async () => {
    const catalogue = await build();
    expect(catalogue.info()).toMatchObject({
      name: 'Made',
      isSimulated: true,
      movies: 8,
      users: 4,
      ratings: 7,
      tags: 3,
    });
    expect(catalogue.info().meanStars).toBeCloseTo(50 / 7 / 2);
    expect(catalogue.lastImport()).toBeNull();
  });

  test('a movie, with mean, histogram and tags worked by hand', async () => {
    const catalogue = await build();
    const heat = movieDetailsSchema.parse(catalogue.details(3));
    expect(heat).toMatchObject({
      title: 'Heat',
      directors: ['Michael Mann'],
      budgetUsd: 6e7,
      runtimeMinutes: null,
      ratingCount: 3,
      meanStars: 14 / 3,
      histogram: [0, 0, 0, 0, 0, 0, 0, 1, 0, 2],
      tags: [
        { tag: 'Heist', count: 2 },
        { tag: 'los angeles', count: 1 },
      ],
    });
    expect(heat.bayesianMeanStars).toBeCloseTo((5 * (25 / 7) + 14) / 8);
    expect(movieDetailsSchema.parse(catalogue.details(9))).toMatchObject({
      meanStars: null,
      ratingCount: 0,
      year: null,
    });
    expect(() => catalogue.details(1)).toThrow(expect.objectContaining({ code: 'unknown-movie' }) as Error);
  });

  test('ratings, by user and once more by movie', async () => {
    const catalogue = await build();
    const rows = ratingRows(await catalogue.ratings());
    // Training knows times up to 2106.
    expect(rows).toEqual(ratings.map(([...row]) => [...row.slice(0, 3), timeWithin(row[3])]));
    const byMovie = [3, 4, 5, 6, 10].map((movieId) =>
      catalogue.movieRatings(movieId).map(({ userId, halfStars }) => [userId, halfStars]),
    );
    expect(byMovie).toEqual([
      [
        [1, 10],
        [2, 8],
        [7, 10],
      ],
      [[2, 3]],
      [[9, 1]],
      [],
      [
        [1, 9],
        [7, 9],
      ],
    ]);
    const database = new Database(place.path('catalogue.db'), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  test('features by movie id, summaries in the order asked, users and the nearest to one who is not there', async () => {
    const catalogue = await build();
    expect(catalogue.featureRows().map((row) => row.movieId)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    expect(catalogue.featureRows()[0]).toMatchObject({ genres: ['Crime'], budgetUsd: 6e7, ratingCount: 3 });
    const predicted = new Map([[10, 4.2]]);
    expect(
      catalogue.summaries([10, 99, 3], predicted).map(({ title, predictedStars }) => [title, predictedStars]),
    ).toEqual([
      ['The Matrix', 4.2],
      ['Heat', null],
    ]);
    expect([
      catalogue.hasUser(7),
      catalogue.hasUser(8),
      catalogue.hasMovie(3),
      catalogue.hasMovie(1),
    ]).toEqual([true, false, true, false]);
    expect(catalogue.nearestUserIds(8)).toEqual([7, 9, 2, 1]);
    expect(catalogue.userRatings(2)).toEqual([
      { movieId: 3, halfStars: 8 },
      { movieId: 4, halfStars: 3 },
    ]);
  });

  test('a fingerprint that depends on the data and not on their order', async () => {
    const catalogue = await build();
    const reversed = await build(place.path('b.db'), ratings.toReversed());
    const changed = await build(place.path('c.db'), [[1, 3, 9, 100], ...ratings.slice(1)]);
    expect(reversed.info().fingerprint).toBe(catalogue.info().fingerprint);
    expect(await reversed.ratings()).toEqual(await catalogue.ratings());
    expect(changed.info().fingerprint).not.toBe(catalogue.info().fingerprint);
  });
});

describe('search', () => {
  test('finds the beginnings of words in any order, without diacritics, by other titles, and with articles anywhere', async () => {
    const catalogue = await build();
    expect(search(catalogue, { query: 'mat' })).toEqual([10]);
    expect(search(catalogue, { query: 'Matrix, The' })).toEqual([10]);
    expect(search(catalogue, { query: 'the matrix' })).toEqual([10]);
    expect(search(catalogue, { query: 'poulain amelie' })).toEqual([8]);
    expect(search(catalogue, { query: 'AMÉL' })).toEqual([8]);
    expect(search(catalogue, { query: 'se7en' })).toEqual([7]);
    expect(search(catalogue, { query: 'spiderman' })).toEqual([6]);
    expect(search(catalogue, { query: 'spider man' })).toEqual([6]);
    expect(search(catalogue, { query: 'heat 2013' })).toEqual([5]);
    expect(search(catalogue, { query: 'eat' })).toEqual([]);
  });

  test('puts exact titles first, the better known before the others', async () => {
    expect(search(await build(), { query: 'heat' })).toEqual([3, 5, 4]);
  });

  test('is filled up by what a typing error hides, after what has the words', async () => {
    const catalogue = await build();
    expect(search(catalogue, { query: 'matirx' })).toEqual([10]);
    expect(search(catalogue, { query: 'spidermann' })).toEqual([6]);
    expect(search(catalogue, { query: 'hest' })).toEqual([3, 5, 4]);
    expect(search(catalogue, { query: 'hest', genres: ['Action'] })).toEqual([5]);
    expect(search(catalogue, { query: 'hest', sort: 'oldest' }, { excludeMovieIds: [3] })).toEqual(
      search(catalogue, { query: 'heat', sort: 'oldest' }, { excludeMovieIds: [3] }),
    );
    expect(search(catalogue, { query: 'hest' }, { isLiteral: true })).toEqual([]);
    expect(search(catalogue, { query: 'hxxt' })).toEqual([]);
  });

  test('takes whatever is typed for words, never for syntax', async () => {
    const catalogue = await build();
    for (const query of [
      '"',
      "'",
      '*',
      'heat"',
      'NOT heat',
      'heat OR',
      '(',
      'a:b',
      '-heat',
      '%',
      '\\',
      '\u0000',
    ]) {
      expect(() => search(catalogue, { query })).not.toThrow();
    }
    expect(search(catalogue, { query: '!!!' })).toEqual([]);
    expect(search(catalogue, { query: '  ' })).toHaveLength(8);
  });

  test('filters by all of the genres, years, stars and what is excluded', async () => {
    const catalogue = await build();
    expect(search(catalogue, { genres: ['Action', 'Crime'] })).toEqual([5]);
    expect(search(catalogue, { yearFrom: 1995, yearTo: 1999, sort: 'oldest' })).toEqual([3, 7, 10]);
    expect(search(catalogue, { minMeanStars: 4 })).toEqual([3, 10]);
    expect(search(catalogue, { maxMeanStars: 2, sort: 'newest' })).toEqual([5, 4]);
    expect(search(catalogue, { minMeanStars: 4 }, { excludeMovieIds: new Set([3]) })).toEqual([10]);
  });

  test('sorts, with what has no year or rating last, and counts beyond the page', async () => {
    const catalogue = await build();
    expect(search(catalogue, { sort: 'title' })).toEqual([8, 3, 5, 4, 10, 7, 6, 9]);
    expect(search(catalogue, { sort: 'newest' }).at(-1)).toBe(9);
    expect(search(catalogue, { sort: 'oldest' })[0]).toBe(4);
    expect(search(catalogue, { sort: 'rating' }).slice(0, 2)).toEqual([3, 10]);
    expect(search(catalogue, { sort: 'popularity', limit: 3 })).toEqual([3, 10, 4]);
    const page = catalogue.search(movieSearchSchema.parse({ sort: 'popularity', offset: 1, limit: 2 }));
    expect([page.total, ...page.movies.map((movie) => movie.movieId)]).toEqual([8, 10, 4]);
    const personalValues = new Map([
      [7, 4.9],
      [4, 3],
    ]);
    expect(search(catalogue, { sort: 'predicted', limit: 2 }, { personalValues })).toEqual([7, 4]);
  });

  test('offers the genres and years there are', async () => {
    const facets = (await build()).facets();
    expect(facets).toMatchObject({ yearMin: 1989, yearMax: 2013 });
    expect(facets.genres).toContainEqual({ genre: 'Action', count: 3 });
  });

  test('looks titles up with their year, and suggests near ones for misspelled ones', async () => {
    const catalogue = await build();
    expect(catalogue.findMovies('Matrix, The (1999)', 5).map((movie) => movie.title)).toEqual(['The Matrix']);
    expect(catalogue.findMovies('Heat (1995)', 5).map((movie) => movie.movieId)).toEqual([3]);
    expect(catalogue.findMovies('Spidermann', 5)).toEqual([]);
    expect(catalogue.suggestMovies('Spdier Man', 1).map((movie) => movie.title)).toEqual(['Spider-Man']);
    expect(catalogue.suggestMovies('qqqqq', 3)).toEqual([]);
  });

  test('offers well-known movies of different kinds for a first round', async () => {
    const round = (await build()).roundCandidates(4, [3]);
    expect(round[0]?.movieId).toBe(10);
    expect(round).toHaveLength(4);
    expect(round.map((movie) => movie.movieId)).not.toContain(3);
  });
});

describe('building', () => {
  test('reports doubled ratings and unknown movies of a batch row by row, the first rating counting', async () => {
    const writer = startWriter();
    const batch = createRatingBatch(6);
    for (const [userId, movieId, halfStars] of [
      [2, 3, 4],
      [1, 3, 5],
      [2, 3, 6],
      [1, 77, 7],
      [1, 3, 8],
    ] as const) {
      batch.userIds[batch.count] = userId;
      batch.movieIds[batch.count] = movieId;
      batch.halfStars[batch.count] = halfStars;
      batch.count += 1;
    }
    const rejected: [number, string][] = [];
    const onRejected = (line: number, why: string): number => rejected.push([line, why]);
    batch.lines.set([10, 11, 12, 13, 14]);
    writer.addRatings(batch, onRejected);
    batch.count = 2;
    batch.lines.set([20, 21]);
    writer.addRatings(batch, onRejected);
    writer.addRating(2, 3, 9, 0);
    await writer.endRatings(onRejected);
    expect(rejected.sort((a, b) => a[0] - b[0])).toEqual([
      [0, 'duplicate'],
      [12, 'duplicate'],
      [13, 'unknown-movie'],
      [14, 'duplicate'],
      [20, 'duplicate'],
      [21, 'duplicate'],
    ]);
    expect(writer.addMovie({ ...plain, movieId: 3, title: 'Again', year: null })).toBe(false);
    await writer.finish();
    const catalogue = openCatalogue(place.path('catalogue.db'));
    open.push(catalogue);
    expect([...(await catalogue.ratings()).halfStars]).toEqual([5, 4]);
  });

  test('leaves nothing after an abort, a cancel and a full disk', async () => {
    const file = place.path('catalogue.db');
    startWriter(file).abort();
    expect(existsSync(file)).toBe(false);

    const cancelled = startWriter(file);
    cancelled.addRating(1, 3, 5, 0);
    await expect(cancelled.finish({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    cancelled.abort();
    expect(existsSync(file)).toBe(false);

    const full = openCatalogueWriter(file, { ...origin, maxBytes: 250_000 });
    for (const movie of movies) full.addMovie(movie);
    for (let userId = 1; userId < 50_000; userId += 1) full.addRating(userId, 3, 5, 0);
    await expect(full.finish()).rejects.toMatchObject({ code: 'no-space' });
    full.abort();
    expect(existsSync(file)).toBe(false);
  });

  test('is swapped in over the old catalogue', async () => {
    const paths = libraryPaths(place.path('library'));
    (await build(`${paths.staging}/a.db`, ratings.slice(0, 1))).close();
    swapInCatalogue(paths, `${paths.staging}/a.db`);
    (await build(`${paths.staging}/b.db`)).close();
    swapInCatalogue(paths, `${paths.staging}/b.db`);
    open = [openCatalogue(paths.catalogue)];
    expect(open[0]?.info().ratings).toBe(7);
    expect(existsSync(`${paths.staging}/b.db`)).toBe(false);
  });
});

describe('opening', () => {
  test('says what is wrong where there is none, none of ours, a newer or an unfinished one', async () => {
    const code = (file: string): string => {
      try {
        openCatalogue(file).close();
        return 'opened';
      } catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
      }
    };
    expect(code(place.path('none.db'))).toBe('no-library');
    writeFileSync(
      place.path('text.db'),
      'not a database, but long enough to be looked at as one '.repeat(40),
    );
    expect(code(place.path('text.db'))).toBe('library-damaged');
    writeFileSync(place.path('empty.db'), '');
    expect(code(place.path('empty.db'))).toBe('library-damaged');
    (await build()).close();
    open = [];
    expect(code(place.path('catalogue.db'))).toBe('opened');
    const database = new Database(place.path('catalogue.db'));
    database.pragma('user_version = 99');
    database.exec('ALTER TABLE movies ADD COLUMN later TEXT');
    expect(code(place.path('catalogue.db')), 'a newer one with all that is read').toBe('opened');
    database.exec('ALTER TABLE movies RENAME COLUMN title TO name');
    database.close();
    expect(code(place.path('catalogue.db')), 'a newer one without').toBe('library-too-new');
  });
});
