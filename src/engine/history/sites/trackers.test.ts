// The sites and trackers with layouts of few words: each read from its made-up export, without a question.
import { describe, expect, test } from 'vitest';
import { writeZip } from '../../../../tests/fixtures/made-archive.ts';
import { day, expectRefusal, lines, useHistories } from '../../../../tests/fixtures/made-histories.ts';
import { trackerExports } from '../../../../tests/fixtures/tracker-exports.ts';
import { keysOf } from '../../../contract/keys-of.ts';
import { readHistory, type ReadHistory } from '../read-history.ts';

const { place, readFile } = useHistories();

async function readExport(site: keyof typeof trackerExports, at = 0): Promise<ReadHistory> {
  const files = trackerExports[site][at] ?? {};
  const [only, ...more] = Object.entries(files);
  if (only !== undefined && more.length === 0) return readFile(only[0], only[1]);
  return readHistory(writeZip(place.path('export.zip'), files));
}

/** Kind, title, year, half-stars and when. */
function said({ rows }: ReadHistory): unknown[][] {
  return rows.map(({ kind, title, year, halfStars, datedAtMs }) => [kind, title, year, halfStars, datedAtMs]);
}

function reasons({ skipped }: ReadHistory): Record<string, number> {
  return Object.fromEntries(skipped.skippedByReason.map(({ reason, count }) => [reason, count]));
}

const at = (text: string): number => new Date(text).getTime();
const television = 'television, not a movie';

test.each(keysOf(trackerExports))(
  '%s is recognised, also in a zip, and each row is taken or reported',
  async (site) => {
    for (const files of trackerExports[site]) {
      const read = await readHistory(writeZip(place.path('export.zip'), files));
      expect(read.format).toBe(site);
      expect(read.untaken.filter(({ kind }) => kind === 'other')).toEqual([]);
      expect(read.rows.length).toBeGreaterThan(0);
    }
  },
);

describe('Simkl', () => {
  test('gives ratings, what was watched and what is planned from its backup, and counts the rest', async () => {
    const read = await readExport('simkl');
    expect(said(read)).toEqual([
      ['rating', 'Heat', 1995, 7, at('2024-06-01T08:00:00Z')],
      ['viewing', 'Heat', 1995, null, at('2024-05-31T10:00:00Z')],
      ['viewing', 'Alien', 1979, null, at('2024-05-31T10:00:00Z')],
      ['watchlist', 'Brazil', 1985, null, null],
    ]);
    expect(read.rows[0]).toMatchObject({ imdbId: 'tt0113277', tmdbId: 949 });
    expect(reasons(read)).toEqual({ 'it has no rating of yours': 1 });
    expect(read.untaken).toEqual([{ kind: 'series', file: 'SimklBackup.json', count: 1 }]);
  });

  test('has the month first in its table', async () => {
    expect(said(await readExport('simkl', 1))).toEqual([
      ['rating', 'Heat', 1995, 7, day(2024, 5, 3)],
      ['watchlist', 'Brazil', 1985, null, null],
    ]);
  });
});

describe('Criticker', () => {
  test('gives a hundredth as the worst, and leaves series out', async () => {
    const read = await readExport('criticker');
    expect(said(read)).toEqual([
      ['rating', 'Heat', 1995, 9, at('2014-06-21T22:06:00Z')],
      ['viewing', 'Heat', 1995, null, null],
      ['rating', 'Alien', 1979, 1, at('2016-02-08T01:02:00Z')],
    ]);
    expect(reasons(read)).toEqual({ [television]: 1 });
    expect(read.rows.map(({ note }) => note)).toEqual(['', 'Tense, long', '']);
  });

  test('is read on the scale that the person chose', async () => {
    const { rows } = await readFile(
      'rankings.csv',
      lines('Score, Film Name, Year', '10,Heat,1995', '7,Alien,1979'),
    );
    expect(rows.map(({ halfStars }) => halfStars)).toEqual([10, 7]);
  });
});

describe('Netflix', () => {
  test('tells films from episodes by their titles', async () => {
    const read = await readExport('netflix');
    expect(said(read)).toEqual([
      ['viewing', 'Heat', null, null, day(2023, 12, 31)],
      ['viewing', 'Alien: Covenant', null, null, day(2022, 1, 22)],
    ]);
    expect(reasons(read)).toEqual({ [television]: 3 });
  });

  test('counts what was watched, and no trailer; of several profiles it takes none', async () => {
    const read = await readExport('netflix', 1);
    expect(said(read)).toEqual([['viewing', 'Heat', null, null, at('2023-12-31T20:00:00Z')]]);
    expect(reasons(read)).toEqual({ 'it was only begun': 1, 'a trailer or a teaser': 1 });
    const [, table = ''] = Object.entries(trackerExports.netflix[1] ?? {})[0] ?? [];
    await expectRefusal(
      readFile('ViewingActivity.csv', String(table).replace('Ada,2023-12-31', 'Grace,2023-12-31')),
      'not-a-history',
      /viewings of Grace and Ada\. Keep the rows of one profile/,
    );
  });
});

test('TV Time: what was watched leaves the watchlist', async () => {
  const read = await readExport('tvtime');
  expect(said(read)).toEqual([
    ['viewing', 'Heat', 1995, null, at('2024-05-30T20:00:00Z')],
    ['watchlist', 'Brazil', 1985, null, day(2024, 1, 1)],
  ]);
  expect(reasons(read)).toEqual({
    'it notes no viewing': 1,
    [television]: 1,
    'it was on the watchlist, and was watched since': 1,
  });
});

test('Yamtrack: numbers are those of the source', async () => {
  const read = await readExport('yamtrack');
  expect(said(read)).toEqual([
    ['rating', 'Heat', null, 9, day(2024, 5, 31)],
    ['viewing', 'Heat', null, null, null],
    ['watchlist', 'Brazil', null, null, null],
  ]);
  expect(read.rows.map(({ tmdbId }) => tmdbId)).toEqual([949, 949, null]);
  expect(reasons(read)).toEqual({ [television]: 1, 'not a movie': 1 });
});

test('Movary: each of its tables is what its columns say', async () => {
  expect(said(await readExport('movary'))).toEqual([
    ['rating', 'Heat', 1995, 7, null],
    ['rating', 'Alien', 1979, 10, null],
  ]);
  expect(said(await readExport('movary', 1))).toEqual([
    ['viewing', 'Heat', 1995, null, day(2024, 5, 31)],
    ['watchlist', 'Brazil', 1985, null, at('2024-01-01T10:00:00Z')],
  ]);
  const { rows } = await readFile(
    'history.csv',
    lines(
      'title,year,tmdbId,imdbId,watchedAt,comment',
      'Heat,1995,949,,1977-05-25,',
      'Heat,1995,949,,2021-05-25,',
    ),
  );
  expect(rows.map(({ kind, datedAtMs }) => [kind, datedAtMs])).toEqual([
    ['viewing', day(1977, 5, 25)],
    ['viewing', day(2021, 5, 25)],
  ]);
});

test('Watcharr: 0 is no rating', async () => {
  const added = at('2024-05-31T10:00:00Z');
  expect(said(await readExport('watcharr'))).toEqual([
    ['rating', 'Heat', 1995, 7, added],
    ['watched', 'Alien', 1979, null, added],
    ['watchlist', 'Brazil', 1985, null, added],
  ]);
});

describe('Ryot', () => {
  test('gives ratings of a hundred, viewings and the watchlist', async () => {
    const read = await readExport('ryot');
    expect(said(read)).toEqual([
      ['rating', 'Heat', null, 9, at('2024-05-31T10:00:00Z')],
      ['viewing', 'Heat', null, null, null],
      ['viewing', 'Alien', null, null, day(2024, 5, 30)],
      ['watchlist', 'Brazil', null, null, null],
    ]);
    expect(reasons(read)).toEqual({ [television]: 1 });
  });

  test('does not guess of how many its ratings are', async () => {
    const item = {
      lot: 'movie',
      source: 'tmdb',
      identifier: '949',
      reviews: [{ rating: '4' }],
      seen_history: [],
    };
    const { rows, skipped } = await readFile('ryot.json', JSON.stringify({ metadata: [item] }));
    expect(rows).toEqual([]);
    expect(skipped.skippedRows).toEqual([
      { file: 'ryot.json', line: 1, reason: 'the file does not say of how many its ratings are' },
    ]);
  });
});

test('Jellyfin: films that were played, of one user', async () => {
  const read = await readExport('jellyfin');
  expect(said(read)).toEqual([['viewing', 'Heat', 1995, null, expect.any(Number)]]);
  expect(reasons(read)).toEqual({ 'it was only begun': 1, [television]: 1 });
  const table = String(trackerExports.jellyfin[0]?.['playback.tsv']);
  await expectRefusal(
    readFile('playback.tsv', table.replace('0a1b2c', '1a1b2c')),
    'not-a-history',
    /playbacks of 2 users/,
  );
});

test('Kinopoisk, FilmAffinity and Filmweb: as the tools write them that people use there', async () => {
  expect(said(await readExport('kinopoisk'))).toEqual([
    ['rating', 'Heat', 1995, 7, at('2024-05-31T15:34:00Z')],
    ['rating', 'Брат', 1997, 10, at('2009-09-09T15:34:00Z')],
  ]);
  const other = await readExport('kinopoisk', 1);
  expect(said(other)).toEqual([['rating', 'Heat', 1995, 7, day(2024, 5, 31)]]);
  expect(other.rows[0]?.otherTitles).toEqual(['Схватка']);
  expect(said(await readExport('filmaffinity'))).toEqual([
    ['rating', 'Heat', 1995, 7, null],
    ['rating', 'Lucía y el sexo', 2001, 10, null],
  ]);
  expect(said(await readExport('filmweb'))).toEqual([
    ['rating', 'Heat', 1995, 7, at('2024-05-31T10:00:00Z')],
    ['rating', 'Miłość', 2012, 9, at('2020-07-10T22:14:18Z')],
  ]);
});

test('Trakt’s own table for its importer is read', async () => {
  const { format, rows } = await readFile(
    'trakt.csv',
    lines(
      'imdb_id,type,watched_at,watchlisted_at,rating,rated_at',
      'tt0113277,movie,2024-10-25T20:00:00Z,,7,2024-10-26T21:00:00Z',
      'tt0078748,movie,2024-01-12T02:00:00Z,,,',
      'tt0088846,movie,,2024-04-30T11:00:00Z,,',
    ),
  );
  expect(format).toBe('trakt');
  expect(rows.map(({ kind, imdbId, halfStars, datedAtMs }) => [kind, imdbId, halfStars, datedAtMs])).toEqual([
    ['rating', 'tt0113277', 7, at('2024-10-26T21:00:00Z')],
    ['viewing', 'tt0113277', null, at('2024-10-25T20:00:00Z')],
    ['viewing', 'tt0078748', null, at('2024-01-12T02:00:00Z')],
    ['watchlist', 'tt0088846', null, at('2024-04-30T11:00:00Z')],
  ]);
});
