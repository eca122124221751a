// Which rows of a file get which movies, whatever their order.
import { describe, expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { previewIdSchema } from '../../contract/history.ts';
import type { Candidate, IdentityStore } from '../library/catalogue/identity-store.ts';
import { createMovieMatcher } from '../library/catalogue/movie-matcher.ts';
import type { ImportWrite } from '../library/diary/import-store.ts';
import { foldTitle } from '../library/catalogue/titles.ts';
import { matchRows } from './match-rows.ts';
import { createPreview } from './preview.ts';
import { bareRow, type SourceRow } from './source-row.ts';

type Film = { title: string; year: number };
type Given = Film & { halfStars: number; siteFilm?: string; kind?: SourceRow['kind'] };

function storeOf(films: readonly Film[]): IdentityStore {
  const movies = films.map(({ title, year }, place): Candidate => ({
    ...{ movieId: place + 1, title, year, foldedTitle: foldTitle(title), imdbId: null, tmdbId: null },
  }));
  return {
    byImdbId: () => [],
    byTmdbId: () => [],
    byMovieId: (id) => movies[id - 1] ?? null,
    byTitle: (folded) => movies.filter(({ foldedTitle }) => foldedTitle === folded),
    byOtherTitle: () => [],
    titlesOfYear: (year) => movies.filter((movie) => movie.year === year),
  };
}

/** What an import of these rows writes into an empty diary. */
async function writesOf(films: readonly Film[], given: readonly Given[]): Promise<ImportWrite[]> {
  const matcher = createMovieMatcher(storeOf(films));
  const rows = given.map((row, place): SourceRow => ({
    ...{ ...bareRow, kind: 'rating', file: 'ratings.csv', line: place + 2, ...row },
  }));
  const matched = await matchRows(rows, new Map(), () => matcher, { onDropped: () => undefined });
  const catalogue = {
    identity: (movieId: number) => ({
      ...{ title: '', year: null, ...films[movieId - 1], imdbId: null, tmdbId: null, genres: [] },
    }),
    summaries: () => [],
    relatedMovies: () => [],
    movieOf: matcher.movieOf,
  };
  const history = {
    ...{
      source: 'ratings.csv',
      format: 'letterboxd' as const,
      rows,
      fileDatedAtMs: 1,
      ...{ remarks: { count: 0, rows: [], byReason: [] }, untaken: [], repeated: 0 },
      contentHash: 'x',
    },
    skipped: { skipped: 0, skippedRows: [], skippedByReason: [] },
  };
  const preview = createPreview(previewIdSchema.parse(crypto.randomUUID()), history, matched, catalogue);
  return preview
    .toImport(catalogue, { entries: [], viewings: [], marks: [], lists: [], fileDates: new Set() })
    .writes.slice();
}

/** Movie by movie, and what waits, with the half-stars that each gets. */
async function given(films: readonly Film[], rows: readonly Given[]): Promise<string[]> {
  const writes = await writesOf(films, rows);
  return writes
    .map((write) => {
      if (write.kind !== 'add' && write.kind !== 'mark') return write.kind;
      const { movieId, title, year } = write.movie;
      const what = write.kind === 'add' ? write.halfStars : write.mark;
      return `${movieId === null ? 'waits: ' : ''}${title} ${year} ${what}`;
    })
    .sort();
}

describe('a movie goes', () => {
  const adrift = [{ title: 'Adrift', year: 2009 }];

  test('to the row with its year, and the row a year off waits', async () => {
    const rows = [
      { title: 'Adrift', year: 2009, halfStars: 9 },
      { title: 'Adrift', year: 2008, halfStars: 2 },
    ];
    const right = ['Adrift 2009 9', 'waits: Adrift 2008 2'];
    expect(await given(adrift, rows)).toEqual(right);
    expect(await given(adrift, rows.toReversed())).toEqual(right);
    expect(await given(adrift, [{ title: 'Adrift', year: 2008, halfStars: 2 }])).toEqual(['Adrift 2009 2']);
  });

  test('to neither of two rows that are a year off', async () => {
    const rows = [
      { title: 'Adrift', year: 2008, halfStars: 9 },
      { title: 'Adrift', year: 2010, halfStars: 2 },
    ];
    expect(await given(adrift, rows)).toEqual(['waits: Adrift 2008 9', 'waits: Adrift 2010 2']);
  });

  test('to the row with its title, and the one with another form of it waits', async () => {
    const rows = [
      { title: 'Old Boy', year: 2003, halfStars: 9, siteFilm: 'https://boxd.it/1' },
      { title: 'Oldboy', year: 2003, halfStars: 2, siteFilm: 'https://boxd.it/2' },
    ];
    expect(await given([{ title: 'Old Boy', year: 2003 }], rows)).toEqual([
      'Old Boy 2003 9',
      'waits: Oldboy 2003 2',
    ]);
  });
});

describe('two films that fold to one title and year', () => {
  const rows = [
    { title: 'mother!', year: 2017, halfStars: 10, siteFilm: 'https://boxd.it/k1' },
    { title: 'Mother', year: 2017, halfStars: 4, siteFilm: 'https://boxd.it/k2' },
  ];

  test('get their own movies, by their spelling', async () => {
    const films = [
      { title: 'Mother!', year: 2017 },
      { title: 'Mother', year: 2017 },
    ];
    expect(await given(films, rows)).toEqual(['Mother 2017 4', 'Mother! 2017 10']);
  });

  test('stay two where the catalogue has one of them, or none', async () => {
    expect(await given([{ title: 'Mother', year: 2017 }], rows)).toEqual([
      'Mother 2017 4',
      'waits: mother! 2017 10',
    ]);
    expect(await given([], rows)).toEqual(['waits: Mother 2017 4', 'waits: mother! 2017 10']);
  });

  test('stay two where only the site tells them apart', async () => {
    const twins = rows.map((row) => ({ ...row, title: 'Mother' }));
    const waiting = ['waits: Mother 2017 10', 'waits: Mother 2017 4'];
    expect(await given([], twins)).toEqual(waiting);
    expect(await given([{ title: 'Mother', year: 2017 }], twins)).toEqual(waiting);
  });

  test('keep a film that was watched beside one that was rated', async () => {
    const [watched, rated] = rows;
    if (watched === undefined || rated === undefined) throw new Error('there are two');
    expect(await given([], [rated, { ...watched, kind: 'watched' }])).toEqual([
      'waits: Mother 2017 4',
      'waits: mother! 2017 watched',
    ]);
  });
});

const titles = [
  ...['Adrift', 'The Adrift', 'mother!', 'Mother', 'Old Boy', 'Oldboy', 'Rocky 2', 'Rocky II', 'Zero'],
  ...['Zéro', 'Star Wars', 'Star Wars: Episode IV - A New Hope', 'A New Hope', 'Saga: Part 1', 'Saga'],
];
const film = fc.record({ title: fc.constantFrom(...titles), year: fc.integer({ min: 1976, max: 1979 }) });
const catalogues = fc.uniqueArray(film, { maxLength: 8, selector: ({ title, year }) => `${title} ${year}` });
const histories = fc
  .uniqueArray(film, { maxLength: 10, selector: ({ title, year }) => `${title} ${year}` })
  .map((films) =>
    films.map((each, place): Given => ({
      ...each,
      ...{ halfStars: place + 1, siteFilm: `https://boxd.it/${place}` },
    })),
  );

test('no movie gets a star that no row gave it, an exact row has its movie, and every row is kept, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(catalogues, histories, fc.boolean(), async (films, rows, isReversed) => {
      const writes = await writesOf(films, isReversed ? rows.toReversed() : rows);
      const linked = new Map<number, number>();
      const waiting: number[] = [];
      for (const write of writes) {
        if (write.kind !== 'add') throw new Error('an empty diary has nothing to change');
        if (write.movie.movieId === null) waiting.push(write.halfStars);
        else {
          expect(linked.has(write.movie.movieId)).toBe(false);
          linked.set(write.movie.movieId, write.halfStars);
        }
      }
      // Each row is of another film: it has a movie of its own, or waits.
      expect([...linked.values(), ...waiting].sort((a, b) => a - b)).toEqual(
        rows.map(({ halfStars }) => halfStars),
      );
      for (const row of rows) {
        const place = films.findIndex(({ title, year }) => title === row.title && year === row.year);
        if (place >= 0) expect(linked.get(place + 1)).toBe(row.halfStars);
      }
      for (const [movieId, halfStars] of linked) {
        const row = rows[halfStars - 1];
        const movie = films[movieId - 1];
        const yearsOff = Math.abs((row?.year ?? 0) - (movie?.year ?? 0));
        expect(yearsOff).toBeLessThanOrEqual(1);
        if (yearsOff === 1) expect(row?.title).toBe(movie?.title);
      }
    }),
    { numRuns: 300 },
  );
});
