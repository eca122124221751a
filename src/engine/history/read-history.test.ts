import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  makeWorkplace,
  writeFolder,
  writeZip,
  type Workplace,
} from '../../../tests/fixtures/made-archive.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { readHistory, type ReadHistory } from './read-history.ts';
import type { SourceRow } from './source-row.ts';

let place: Workplace;
beforeEach(() => {
  place = makeWorkplace();
});
afterEach(() => {
  place.remove();
});

function readFile(name: string, content: string | Buffer): Promise<ReadHistory> {
  writeFileSync(place.path(name), content);
  return readHistory(place.path(name));
}

function lines(...rows: string[]): string {
  return `${rows.join('\n')}\n`;
}

function brief({ title, year, halfStars }: SourceRow): [string, number | null, number | null] {
  return [title, year, halfStars];
}

async function expectRefusal(work: Promise<unknown>, code: ErrorCode, message: RegExp): Promise<void> {
  await expect(work).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
}

const day = (year: number, month: number, date: number): number => new Date(year, month - 1, date).getTime();

describe('MovieLens.org', () => {
  test('has ids, half stars, and the year within the title', async () => {
    const { format, rows, skipped } = await readFile(
      'movielens-ratings.csv',
      lines(
        'movie_id,imdb_id,tmdb_id,rating,average_rating,title',
        '2571,0133093,603,4.5,4.15,"Matrix, The (1999)"',
        '8,tt0112302,,0.5,3.1,Tom and Huck (1995)',
        '195159,4633694,324857,5.0,,Spider-Man: Into the Spider-Verse (2018)',
        '9,0114576,9091,,3.0,Sudden Death (1995)',
        '10,0113189,710,7.0,3.4,GoldenEye (1995)',
      ),
    );
    expect(format).toBe('movielens');
    expect(rows).toMatchObject([
      { title: 'Matrix, The', year: 1999, movieLensId: 2571, imdbId: 'tt0133093', tmdbId: 603, halfStars: 9 },
      { title: 'Tom and Huck', movieLensId: 8, imdbId: 'tt0112302', tmdbId: null, halfStars: 1 },
      { imdbId: 'tt4633694', halfStars: 10, datedAtMs: null },
    ]);
    expect(skipped.skippedRows).toEqual([
      { file: 'movielens-ratings.csv', line: 5, reason: 'it has no rating of yours' },
      { file: 'movielens-ratings.csv', line: 6, reason: 'the rating is not one that the site gives' },
    ]);
  });

  test('is told from an archive, which has users', async () => {
    const archive = lines('userId,movieId,rating,timestamp,title', '1,1,4.0,964982703,Heat');
    await expectRefusal(readFile('ratings.csv', archive), 'not-a-history', /archive.*Import it as a library/);
  });
});

const letterboxdHeader = 'Date,Name,Year,Letterboxd URI';
const letterboxd = {
  'ratings.csv': lines(
    `${letterboxdHeader},Rating`,
    '2024-05-31,Heat,1995,https://boxd.it/a,3.5',
    '2024-06-01,"Good, the Bad and the ""Ugly"", The",1966,https://boxd.it/b,0.5',
    '2024-06-02,Untitled,,https://boxd.it/c,5',
  ),
  'watched.csv': lines(
    letterboxdHeader,
    '2024-05-31,Heat,1995,https://boxd.it/a',
    '2024-05-31,Alien,1979,https://boxd.it/d',
  ),
  'watchlist.csv': lines(letterboxdHeader, '2024-07-01,Brazil,1985,https://boxd.it/e'),
  'diary.csv': lines(
    `${letterboxdHeader},Rating,Rewatch,Tags,Watched Date`,
    '2024-05-31,Heat,1995,https://boxd.it/x,2,,,2024-05-30',
  ),
  'reviews.csv': lines(
    `${letterboxdHeader},Rating,Rewatch,Review,Tags,Watched Date`,
    '2024-05-31,Heat,1995,https://boxd.it/x,2,,"Two lines,\nhere",,2024-05-30',
  ),
  'profile.csv': lines('Date Joined,Username', '2020-01-01,me'),
  'deleted/ratings.csv': lines(`${letterboxdHeader},Rating`, '2024-05-31,Deleted,1990,https://boxd.it/z,5'),
  'deleted/diary.csv': lines(
    `${letterboxdHeader},Rating,Rewatch,Tags,Watched Date`,
    '2024-05-31,Deleted,1990,u,5,,,',
  ),
  'orphaned/watched.csv': lines(letterboxdHeader, '2024-05-31,Orphaned,1990,https://boxd.it/y'),
  'likes/films.csv': lines(letterboxdHeader, '2024-05-31,Liked,1990,https://boxd.it/w'),
  'lists/best.csv': lines('Letterboxd list export v7', 'Date,Name,Tags,URL,Description'),
};

describe('Letterboxd', () => {
  test('as a zip has ratings with their halves, films watched without one, and the watchlist', async () => {
    const { format, rows, source } = await readHistory(writeZip(place.path('letterboxd-me.zip'), letterboxd));
    expect({ format, source }).toEqual({ format: 'letterboxd', source: 'letterboxd-me.zip' });
    expect(rows.map((row) => [row.kind, ...brief(row)])).toEqual([
      ['rating', 'Heat', 1995, 7],
      ['rating', 'Good, the Bad and the "Ugly", The', 1966, 1],
      ['rating', 'Untitled', null, 10],
      ['watched', 'Alien', 1979, null],
      ['watchlist', 'Brazil', 1985, null],
    ]);
    expect(rows[0]).toMatchObject({ datedAtMs: day(2024, 5, 31), line: 2, file: 'ratings.csv' });
  });

  test('skips what was deleted or orphaned, also within another folder', async () => {
    const inside = Object.fromEntries(
      Object.entries(letterboxd).map(([path, text]) => [`export/${path}`, text]),
    );
    const fromZip = await readHistory(writeZip(place.path('again.zip'), inside));
    const fromFolder = await readHistory(writeFolder(place.path('unpacked'), letterboxd));
    for (const { rows } of [fromZip, fromFolder]) {
      expect(rows.map((row) => row.title)).toEqual([
        ...['Heat', 'Good, the Bad and the "Ugly", The', 'Untitled', 'Alien', 'Brazil'],
      ]);
    }
  });

  test('is read table by table too', async () => {
    const kinds = async (name: keyof typeof letterboxd, as = name as string): Promise<string[]> =>
      (await readFile(as, letterboxd[name])).rows.map(({ kind }) => kind);
    expect(await kinds('ratings.csv', 'anything.csv')).toEqual(['rating', 'rating', 'rating']);
    expect(await kinds('watched.csv')).toEqual(['watched', 'watched']);
    expect(await kinds('watchlist.csv')).toEqual(['watchlist']);
    expect(await kinds('reviews.csv')).toEqual(['rating']);
    const { rows } = await readFile('diary.csv', letterboxd['diary.csv']);
    expect(rows).toMatchObject([{ kind: 'rating', halfStars: 4, datedAtMs: day(2024, 5, 30) }]);
  });

  test('has viewings without a rating, which are watched films', async () => {
    const { rows } = await readFile(
      'diary.csv',
      lines(
        `${letterboxdHeader},Rating,Rewatch,Tags,Watched Date`,
        '2024-05-31,Heat,1995,u,,Yes,"a, b",2024-05-30',
      ),
    );
    expect(rows).toMatchObject([{ kind: 'watched', halfStars: null }]);
  });

  test('may come in the layout that Letterboxd imports, with stars or with ten', async () => {
    const { format, rows } = await readFile(
      'mine.csv',
      lines(
        'LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Rating,Rating10,WatchedDate,Rewatch,Tags,Review',
        ',949,tt0113277,Heat,1995,Michael Mann,3.5,7,2024-05-31,,,',
        ',,0078748,Alien,1979,,,9,,,,"good,\nvery"',
      ),
    );
    expect(format).toBe('letterboxd');
    expect(rows).toMatchObject([
      { title: 'Heat', tmdbId: 949, imdbId: 'tt0113277', halfStars: 7, datedAtMs: day(2024, 5, 31) },
      { title: 'Alien', tmdbId: null, imdbId: 'tt0078748', halfStars: 9, datedAtMs: null },
    ]);
  });
});

const imdbHeader =
  'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors';

function imdbRow(
  id: string,
  rating: string,
  title: string,
  type: string,
  more: { original?: string; year?: string } = {},
): string {
  const { original = title, year = '1995' } = more;
  return `${id},${rating},2024-05-31,"${title}","${original}",https://www.imdb.com/title/${id},${type},8.3,170,${year},"Crime, Drama",700000,1995-12-15,Michael Mann`;
}

describe('IMDb', () => {
  test('gives 1 to 10 as half-stars, and the person’s rating, not everyone’s', async () => {
    const { format, rows } = await readFile(
      'ratings.csv',
      lines(
        imdbHeader,
        imdbRow('tt0113277', '7', 'Heat', 'Movie'),
        imdbRow('tt0211915', '10', 'Amélie', 'movie', {
          original: 'Le fabuleux destin d’Amélie Poulain',
          year: '2001',
        }),
        imdbRow('tt10872600', '1', 'No Way Home', 'Movie', { year: '' }),
      ),
    );
    expect(format).toBe('imdb');
    expect(rows).toMatchObject([
      {
        imdbId: 'tt0113277',
        title: 'Heat',
        year: 1995,
        halfStars: 7,
        otherTitles: [],
        datedAtMs: day(2024, 5, 31),
      },
      { halfStars: 10, otherTitles: ['Le fabuleux destin d’Amélie Poulain'] },
      { imdbId: 'tt10872600', halfStars: 1, year: null },
    ]);
  });

  test('leaves television and games out, and says so; shorts and TV films count by their id', async () => {
    const types = [
      'TV Series',
      'tvMiniSeries',
      'TV Episode',
      'Video Game',
      'Podcast Episode',
      'tvMovie',
      'Short',
    ];
    const { rows, skipped } = await readFile(
      'ratings.csv',
      lines(imdbHeader, ...types.map((type, at) => imdbRow(`tt000000${at + 1}`, '8', type, type))),
    );
    expect(rows.map(({ title, onlyById }) => [title, onlyById])).toEqual([
      ['tvMovie', true],
      ['Short', true],
    ]);
    expect(skipped.skippedByReason).toEqual([
      { reason: 'television, not a movie', count: 4 },
      { reason: 'not a movie', count: 1 },
    ]);
  });

  test('without Original Title, in windows-1252, with the names of before 2017', async () => {
    const old = lines(
      '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"',
      '"1","tt0211915","Sun Sep 18 00:00:00 2016","","","Le fabuleux destin d\'Amélie – Poulain","Feature Film","Jean-Pierre Jeunet","9","8.3","122","2001","comedy","600000","2001-04-25","http://x"',
      '"2","tt0903747","Sun Sep 18 00:00:00 2016","","","Breaking Bad","TV Series","","10","9.5","49","2008","crime","1","2008-01-20","http://x"',
    );
    const bytes = Buffer.from(old.replace('–', '\u0096'), 'latin1');
    const { rows } = await readFile('ratings.csv', bytes);
    expect(rows).toMatchObject([
      { title: "Le fabuleux destin d'Amélie – Poulain", halfStars: 9, datedAtMs: day(2016, 9, 18) },
    ]);
  });

  test('as a list export starts with the position, and has no rating for what was only listed', async () => {
    const { rows, skipped } = await readFile(
      'list.csv',
      lines(
        'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated',
        '1,tt0113277,2020-01-01,2020-01-01,,Heat,Heat,u,Movie,8.3,170,1995,Crime,1,1995-12-15,Michael Mann,8,2020-01-02',
        '2,tt0078748,2020-01-01,2020-01-01,,Alien,Alien,u,Movie,8.5,117,1979,Horror,1,1979-05-25,Ridley Scott,,',
      ),
    );
    expect(rows).toMatchObject([{ imdbId: 'tt0113277', halfStars: 8, datedAtMs: day(2020, 1, 2) }]);
    expect(skipped.skippedByReason).toEqual([{ reason: 'it has no rating of yours', count: 1 }]);
  });

  test('with semicolons, another order of columns, a byte order mark and CRLF', async () => {
    const { rows } = await readFile(
      'x.csv',
      '\ufeffYear;Title;Const;Title Type;Your Rating\r\n1995;Heat;113277;movie;7\r\n',
    );
    expect(rows.map(brief)).toEqual([['Heat', 1995, 7]]);
    expect(rows[0]?.imdbId).toBe('tt0113277');
  });
});

function traktItem(rating: number | undefined, title: string, ids: object, more: object = {}): object {
  return {
    rated_at: '2024-05-31T18:30:00.000Z',
    rating,
    type: 'movie',
    movie: { title, year: 1995, ids },
    ...more,
  };
}

describe('Trakt', () => {
  const ratings = JSON.stringify([
    traktItem(7, 'Heat', { trakt: 1, slug: 'heat-1995', imdb: 'tt0113277', tmdb: 949 }),
    traktItem(1, 'No Ids', { trakt: 2, slug: 'no-ids', imdb: null, tmdb: null }, {}),
  ]);

  test.each(['ratings-movies.json', 'user/ratings/ratings-movies.json'])(
    'is found in a zip as %s',
    async (path) => {
      const shows = JSON.stringify([
        { rated_at: 'x', rating: 9, type: 'show', show: { title: 'A Series', ids: {} } },
      ]);
      const { format, rows, skipped } = await readHistory(
        writeZip(place.path('trakt.zip'), {
          [path]: ratings,
          [path.replace('movies', 'shows')]: shows,
          [path.replace('ratings-movies', 'comments')]: '[{"comment":"no rating"}]',
          'user/watched/watched-movies.json': JSON.stringify([
            {
              plays: 2,
              last_watched_at: '2020-01-01T00:00:00.000Z',
              movie: { title: 'Heat', year: 1995, ids: { imdb: 'tt0113277' } },
            },
            {
              plays: 1,
              last_watched_at: '2020-01-01T00:00:00.000Z',
              movie: { title: 'Alien', year: 1979, ids: {} },
            },
          ]),
          'user/lists/watchlist.json': JSON.stringify([
            {
              listed_at: '2020-01-01T00:00:00.000Z',
              type: 'movie',
              movie: { title: 'Brazil', year: 1985, ids: {} },
            },
            { listed_at: '2020-01-01T00:00:00.000Z', type: 'show', show: { title: 'A Series', ids: {} } },
          ]),
        }),
      );
      expect(format).toBe('trakt');
      expect(rows.filter(({ kind }) => kind === 'rating')).toMatchObject([
        {
          title: 'Heat',
          year: 1995,
          imdbId: 'tt0113277',
          tmdbId: 949,
          halfStars: 7,
          datedAtMs: Date.UTC(2024, 4, 31, 18, 30),
        },
        { title: 'No Ids', imdbId: null, tmdbId: null, halfStars: 1 },
      ]);
      expect(rows.filter(({ kind }) => kind === 'watched').map(({ title }) => title)).toEqual(['Alien']);
      expect(rows.filter(({ kind }) => kind === 'watchlist').map(({ title }) => title)).toEqual(['Brazil']);
      expect(skipped.skippedByReason).toEqual([{ reason: 'television, not a movie', count: 2 }]);
    },
  );

  test('is read as one file too, rows of another shape skipped by their place', async () => {
    const { rows, skipped } = await readFile(
      'mine.json',
      `[${ratings.slice(1, -1)}, {"type":"movie"}, 5, {"rating":"8","movie":{"title":"x","ids":{}}}, {"rating":11,"movie":{"title":"x","ids":{}}}]`,
    );
    expect(rows).toHaveLength(2);
    expect(skipped.skippedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'television, not a movie'],
      [4, 'it is no entry of Trakt'],
      [5, 'it is no entry of Trakt'],
      [6, 'the rating is not one that the site gives'],
    ]);
  });

  test('has years and ids that are none', async () => {
    const odd = { title: 'Odd', year: 1995.5, ids: { imdb: 'x', tmdb: 9.5 } };
    const { rows } = await readFile(
      'mine.json',
      JSON.stringify([
        { rating: 7, movie: odd },
        { rating: 7, movie: { ...odd, year: 1e300 } },
      ]),
    );
    expect(rows).toMatchObject([
      { year: 1995, imdbId: null, tmdbId: null },
      { year: null, imdbId: null, tmdbId: null },
    ]);
  });

  test.each(['{"rating":5}', '[{"rating":', '[]x'])('is refused where it is %s', async (text) => {
    await expectRefusal(readFile('ratings.json', text), 'not-a-history', /not a list of JSON objects/);
  });

  test('is refused where nothing in it is Trakt’s', async () => {
    await expectRefusal(readFile('other.json', '[1,2,3]'), 'mostly-bad-rows', /3 of the 3 rows/);
  });
});

describe('TMDB', () => {
  test('has movies alone, with the person’s rating and not the average', async () => {
    const { format, rows, skipped } = await readFile(
      'ratings.csv',
      lines(
        'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated',
        '949,tt0113277,movie,Heat,1995-12-15,,,7.9,7,2024-05-31T18:30:00Z',
        '1396,tt0903747,tv,Breaking Bad,2008-01-20,,,8.9,10,2024-05-31T18:30:00Z',
        '62085,,tv,Pilot,2008-01-20,1,1,8.9,10,2024-05-31T18:30:00Z',
        '600,,Movie,No Date,,,,7.1,9.5,',
        '601,,movie,Listed,1999-01-01,,,7.1,,',
      ),
    );
    expect(format).toBe('tmdb');
    expect(rows).toMatchObject([
      {
        tmdbId: 949,
        imdbId: 'tt0113277',
        title: 'Heat',
        year: 1995,
        halfStars: 7,
        datedAtMs: Date.UTC(2024, 4, 31, 18, 30),
      },
      { tmdbId: 600, imdbId: null, title: 'No Date', year: null, halfStars: 10, datedAtMs: null },
    ]);
    expect(skipped.skippedByReason).toEqual([
      { reason: 'television, not a movie', count: 2 },
      { reason: 'it has no rating of yours', count: 1 },
    ]);
  });
});

describe('broken files', () => {
  test('lose their broken rows alone, each told with its line', async () => {
    const { rows, skipped } = await readFile(
      'ratings.csv',
      lines(
        imdbHeader,
        imdbRow('tt0113277', '7', 'Heat', 'Movie'),
        'tt0078748,9',
        `${imdbRow('tt0078748', '9', 'Alien', 'Movie')},surplus`,
        imdbRow('tt0088846', '9', 'Bra"zil', 'Movie'),
        imdbRow('tt0133093', '', 'The Matrix', 'Movie'),
        imdbRow('tt0133093', 'eight', 'The Matrix', 'Movie'),
        imdbRow('', '8', '', 'Movie'),
        imdbRow('tt0209144', '8', 'Memento', 'Movie'),
        imdbRow('tt0209145', '8', 'Another', 'Movie'),
        imdbRow('tt0209146', '8', 'A Third', 'Movie'),
      ),
    );
    expect(rows.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Heat', 'Memento', 'Another', 'A Third']),
    );
    expect(skipped.skippedRows).toEqual(
      expect.arrayContaining([
        { file: 'ratings.csv', line: 3, reason: 'the row has too few or too many fields' },
        { file: 'ratings.csv', line: 4, reason: 'the row has too few or too many fields' },
        { file: 'ratings.csv', line: 6, reason: 'it has no rating of yours' },
        { file: 'ratings.csv', line: 7, reason: 'the rating is not one that the site gives' },
        { file: 'ratings.csv', line: 8, reason: 'it names no movie' },
      ]),
    );
  });

  test('are refused whole where most rows are broken', async () => {
    const text = lines(imdbHeader, 'tt0113277,7', 'tt0078748,9', imdbRow('tt0113277', '7', 'Heat', 'Movie'));
    await expectRefusal(readFile('ratings.csv', text), 'mostly-bad-rows', /2 of the 3 rows/);
  });

  test('of another kind, empty, or without a row are refused with what can be read', async () => {
    await expectRefusal(
      readFile('a.csv', 'name,colour\nx,y\n'),
      'not-a-history',
      /MovieLens, Letterboxd, IMDb, Trakt and TMDB/,
    );
    await expectRefusal(readFile('b.csv', ''), 'not-a-history', /no export that Matinee knows/);
    await expectRefusal(readFile('c.csv', `${imdbHeader}\n`), 'not-a-history', /not one row/);
    await expectRefusal(readFile('d.png', 'no table'), 'not-a-history', /no export/);
    await expectRefusal(readFile('e.zip', 'PK\x03\x04 and no more'), 'archive-damaged', /e\.zip is damaged/);
    await expectRefusal(readHistory(place.path('none.csv')), 'file-not-found', /no file at/);
    mkdirSync(place.path('empty'));
    await expectRefusal(readHistory(place.path('empty')), 'not-a-history', /no export/);
  });

  test('of 150 MB are refused before they are read', async () => {
    writeFileSync(place.path('ratings.csv'), lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie')));
    await truncate(place.path('ratings.csv'), 150 * 2 ** 20);
    await expectRefusal(readHistory(place.path('ratings.csv')), 'not-a-history', /150 MB/);
  });

  test('can be cancelled', async () => {
    writeFileSync(place.path('ratings.csv'), lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie')));
    await expectRefusal(
      readHistory(place.path('ratings.csv'), AbortSignal.abort()),
      'cancelled',
      /cancelled/,
    );
  });
});

test('a file is known again by its contents, and dated by its last change', async () => {
  const text = lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie'));
  const first = await readFile('ratings.csv', text);
  mkdirSync(place.path('copy'));
  const same = await readFile('copy/ratings.csv', text);
  const other = await readFile('ratings.csv', text.replace(',7,', ',8,'));
  expect(same.contentHash).toBe(first.contentHash);
  expect(other.contentHash).not.toBe(first.contentHash);
  utimesSync(place.path('ratings.csv'), 1_600_000_000, 1_600_000_000);
  expect((await readHistory(place.path('ratings.csv'))).fileDatedAtMs).toBe(1_600_000_000_000);
});
