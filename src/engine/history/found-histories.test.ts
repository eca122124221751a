// Exports as people have them: old ones, saved again by spreadsheets, half empty, alone, or of another tool.
import { describe, expect, test } from 'vitest';
import { writeZip } from '../../../tests/fixtures/made-archive.ts';
import {
  brief,
  day,
  expectRefusal,
  imdbHeader,
  imdbRow,
  lines,
  useHistories,
} from '../../../tests/fixtures/made-histories.ts';
import { readHistory } from './read-history.ts';

const { place, readFile } = useHistories();
const film = 'Date,Name,Year,Letterboxd URI';
const listHeader =
  'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated';
const listRow = (at: number, id: string, title: string): string =>
  `${at},${id},2024-05-0${at},2024-05-01,,${title},${title},u,Movie,8.3,81,1995,Animation,1,1995-11-22,X,,`;

describe('a table is recognised by what makes it that table', () => {
  test('an empty diary without a Rewatch column does not stand for the ratings', async () => {
    const { rows } = await readHistory(
      writeZip(place.path('old.zip'), {
        'diary.csv': `${film},Rating,Tags,Watched Date\r\n`,
        'ratings.csv': lines(
          `${film},Rating`,
          '2017-05-02,Heat,1995,https://x/a,4.5',
          '2017-05-02,Alien,1979,https://x/b,2',
        ),
        'watched.csv': lines(film, '2017-05-02,Heat,1995,https://x/a', '2017-05-02,Brazil,1985,https://x/c'),
        'reviews.csv': `${film},Rating,Review,Watched Date\n`,
      }),
    );
    expect(rows.map(({ kind, title }) => [kind, title])).toEqual([
      ['rating', 'Heat'],
      ['rating', 'Alien'],
      ['watched', 'Brazil'],
    ]);
  });

  test('a diary without stars elsewhere gives them', async () => {
    const { rows } = await readHistory(
      writeZip(place.path('diary.zip'), {
        'ratings.csv': `${film},Rating\n`,
        'diary.csv': lines(`${film},Rating,Tags,Watched Date`, '2017-05-03,Heat,1995,u,4.5,,2017-05-02'),
      }),
    );
    expect(rows).toMatchObject([{ kind: 'viewing', halfStars: 9, datedAtMs: day(2017, 5, 2) }]);
  });

  test('what the name does not say is never a watchlist', async () => {
    const table = lines(film, '2024-01-05,Heat,1995,u', '2024-01-05,Alien,1979,u');
    await expectRefusal(
      readFile('mine.csv', table),
      'not-a-history',
      /2 movies watched, to watch or liked.*name it watchlist\.csv/,
    );
    await expectRefusal(readFile('not-watched.csv', table), 'not-a-history', /watched, to watch or liked/);
    // As it is in the zip under likes/.
    expect((await readFile('films.csv', table)).rows).toMatchObject([
      { kind: 'liked', halfStars: null },
      { kind: 'liked', halfStars: null },
    ]);
    expect((await readFile('watchlist-me (1).csv', table)).rows.map(({ kind }) => kind)).toEqual([
      'watchlist',
      'watchlist',
    ]);
    const list = lines(
      'Letterboxd list export v7',
      'Date,Name,Tags,URL,Description',
      '2024-01-05,Best,,u,',
      '',
      'Position,Name,Year,URL,Description',
      '1,Heat,1995,u,',
      '2,Alien,1979,u,',
    );
    // Lists are lists, and nothing of them is to be watched.
    expect((await readFile('best.csv', list)).rows).toMatchObject([
      { kind: 'list', title: 'Heat', list: { name: 'Best' } },
      { kind: 'list', title: 'Alien' },
    ]);
    const imdb = lines(listHeader, listRow(1, 'tt0113277', 'Heat'));
    expect((await readFile('list.csv', imdb)).rows).toMatchObject([{ kind: 'list', title: 'Heat' }]);
  });

  test('a table or a list of no known kind is asked about, with its columns', async () => {
    await expectRefusal(
      readFile('mine.csv', lines('id,nameEng,rating,year', '1,Heat,9,1995')),
      'unknown-layout',
      /mine\.csv has the columns id, nameEng, rating, year, which are those of no site/,
    );
    await expectRefusal(
      readFile('films.json', '[{"title": "Heat", "year": "1995", "rating": 8}]'),
      'unknown-layout',
      /films\.json has the columns title, year, rating/,
    );
  });

  test('what else is in a zip is counted', async () => {
    const { rows, untaken, repeated } = await readHistory(
      writeZip(place.path('all.zip'), {
        'ratings.csv': lines(`${film},Rating`, '2024-01-05,Heat,1995,u,4'),
        'watched.csv': lines(film, '2024-01-05,Heat,1995,u'),
        'diary.csv': lines(
          `${film},Rating,Rewatch,Tags,Watched Date`,
          '2024-01-05,Heat,1995,u,4,,"a, b",2024-01-04',
          '2024-01-06,Heat,1995,u,4,Yes,,2024-01-05',
        ),
        'reviews.csv': lines(
          `${film},Rating,Rewatch,Review,Tags,Watched Date`,
          '2024-01-05,Heat,1995,u,4,,"Two\nlines",,2024-01-04',
        ),
        'likes/films.csv': lines(film, '2024-01-05,Heat,1995,u'),
        'comments.csv': lines('Date,Content,Comment', '2024-01-05,u,Hello'),
      }),
    );
    expect(repeated).toBe(1);
    expect(rows.map(({ kind, note, tags }) => [kind, note, tags])).toEqual([
      ['viewing', 'Two\nlines', ['a', 'b']],
      ['viewing', '', []],
      ['liked', '', []],
      ['rating', '', []],
    ]);
    expect(untaken.map(({ kind, count }) => [kind, count])).toEqual([['other', 1]]);
  });
});

describe('watchlists', () => {
  test('of IMDb, TMDB and MovieLens.org', async () => {
    const imdb = await readFile(
      'imdb-watchlist.csv',
      lines(listHeader, listRow(1, 'tt0113277', 'Heat'), listRow(2, 'tt0078748', 'Alien')),
    );
    const tmdb = await readFile(
      'tmdb_watchlist.csv',
      lines(
        'TMDb ID,IMDb ID,Type,Name,Release Date',
        '949,tt0113277,movie,Heat,1995-12-15',
        '1396,,tv,A Series,2008',
      ),
    );
    const movieLens = await readFile(
      'movielens-wishlist.csv',
      lines('movie_id,imdb_id,tmdb_id,average_rating,title', '6,0113277,949,3.9,Heat (1995)'),
    );
    expect(imdb.rows.map((row) => [row.kind, row.title, row.datedAtMs])).toEqual([
      ['watchlist', 'Heat', day(2024, 5, 1)],
      ['watchlist', 'Alien', day(2024, 5, 2)],
    ]);
    expect(tmdb.rows).toMatchObject([{ kind: 'watchlist', tmdbId: 949 }]);
    expect(movieLens.rows).toMatchObject([{ kind: 'watchlist', movieLensId: 6, year: 1995 }]);
  });
});

describe('dates', () => {
  test('in every clear form are read; the others are reported by row', async () => {
    const dates = [
      '3/15/2014',
      '15/03/2014',
      '15.03.2014',
      '15 Mar 2014',
      '41713',
      '2031-01-05',
      '2024-02-31',
      '03/04/2014',
      '',
    ];
    const { rows, remarks } = await readFile(
      'ratings.csv',
      lines(
        imdbHeader,
        ...dates.map((date, at) =>
          imdbRow(`tt000000${at + 1}`, '8', 'Heat', 'Movie').replace('2024-05-31', date),
        ),
      ),
    );
    expect(rows.map(({ datedAtMs }) => datedAtMs)).toEqual([
      ...Array<number>(5).fill(day(2014, 3, 15)),
      null,
      null,
      null,
      null,
    ]);
    expect(remarks.rows.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'its date has not come yet'],
      [8, 'its date does not exist'],
      [9, expect.stringMatching(/two days/)],
    ]);
  });

  test('have the order that any row of the table shows', async () => {
    const read = async (...dates: string[]): Promise<(number | null)[]> =>
      (
        await readFile(
          'ratings.csv',
          lines(`${film},Rating`, ...dates.map((date) => `${date},Heat,1995,u,4`)),
        )
      ).rows.map(({ datedAtMs }) => datedAtMs);
    expect(await read('02/01/2024', '31/01/2024')).toEqual([day(2024, 1, 2), day(2024, 1, 31)]);
    expect(await read('02/01/2024', '01/31/2024')).toEqual([day(2024, 2, 1), day(2024, 1, 31)]);
    expect(await read('02/01/2024')).toEqual([null]);
  });
});

describe('one field costs no row', () => {
  test('nulls, texts for numbers and unknown fields of Trakt', async () => {
    const { rows, skipped } = await readFile(
      'ratings-movies.json',
      JSON.stringify([
        {
          rated_at: null,
          rating: 8,
          type: 'movie',
          movie: { title: 'Heat', year: '1995', ids: { imdb: 'tt0113277', tmdb: '949', more: {} } },
        },
        { watched_at: null, type: 'movie', movie: { title: 'Alien', year: null, ids: null } },
        { rated_at: 5, rating: '7', movie: { title: 'Brazil', ids: { imdb: 9, tmdb: 'x' } } },
        { rating: 8, type: 'movie', movie: null },
      ]),
    );
    expect(rows).toMatchObject([
      { kind: 'rating', halfStars: 8, year: 1995, imdbId: 'tt0113277', tmdbId: 949, datedAtMs: null },
      { kind: 'watched', title: 'Alien', year: null },
      { kind: 'rating', halfStars: 7, tmdbId: null },
    ]);
    expect(skipped.skippedByReason).toEqual([{ reason: 'it names no movie', count: 1 }]);
  });

  test('fields that a spreadsheet added', async () => {
    const { rows } = await readFile('ratings.csv', lines(`${film},Rating`, '2024-01-05,Heat,1995,u,4,,,'));
    expect(rows.map(brief)).toEqual([['Heat', 1995, 8]]);
  });
});

describe('Letterboxd’s import layout', () => {
  test.each([
    ['Title,Year,Rating10', 'Heat,1995,9', 9],
    ['Name,Rating', 'Heat,4.5', 9],
    ['imdbID,Title,Rating', 'tt0113277,Heat,"4,5"', 9],
    ['Title,WatchedDate', 'Heat,2024-05-31', null],
  ])('is read from %s', async (header, row, halfStars) => {
    const { rows } = await readFile('mine.csv', lines(header, row));
    expect(rows).toMatchObject([
      { title: 'Heat', halfStars, kind: halfStars === null ? 'viewing' : 'rating' },
    ]);
  });

  test('is not taken for stars where a rating goes beyond them', async () => {
    await expectRefusal(
      readFile('mine.csv', lines('Title,Year,Rating', 'Heat,1995,4', 'Alien,1979,9')),
      'not-a-history',
      /has the rating 9, and stars of Letterboxd end at 5.*Rating10/,
    );
  });
});

test('two films whose titles differ only in case and marks are both kept', async () => {
  const { rows } = await readHistory(
    writeZip(place.path('two.zip'), {
      'ratings.csv': lines(`${film},Rating`, '2024-01-11,Mother,2017,https://x/2,2'),
      'watched.csv': lines(film, '2024-01-10,mother!,2017,https://x/1', '2024-01-11,Mother,2017,https://x/2'),
    }),
  );
  expect(rows.map(({ kind, title }) => [kind, title])).toEqual([
    ['rating', 'Mother'],
    ['watched', 'mother!'],
  ]);
});

test.each([
  [
    'in UTF-16 with tabs',
    Buffer.from(
      `\ufeff${lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie')).replaceAll(/,(?! )/gu, '\t')}`,
      'utf16le',
    ),
  ],
  [
    'below a line that names the delimiter',
    lines('sep=,', imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie')),
  ],
])('a table %s is read', async (_, content) => {
  expect((await readFile('ratings.csv', content)).rows.map(brief)).toEqual([['Heat', 1995, 7]]);
});

test.each([
  ['ratings.csv', '<!DOCTYPE html><html>', /is a web page/],
  ['ratings.csv', 'version https://git-lfs.github.com/spec/v1\n', /Git LFS/],
  ['ratings.pdf', '%PDF-1.7', /is a PDF document/],
  ['ratings.7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), /is a 7-Zip archive.*Unpack it first/],
])('%s that is something else is called what it is', async (name, content, message) => {
  await expectRefusal(readFile(name, content), 'not-a-history', message);
});

test('a workbook and a zip in a zip are called what they are', async () => {
  const read = (name: string, files: Record<string, string>): Promise<unknown> =>
    readHistory(writeZip(place.path(name), files));
  await expectRefusal(
    read('a.xlsx', { 'xl/workbook.xml': '<?xml' }),
    'not-a-history',
    /a\.xlsx is an Excel workbook/,
  );
  await expectRefusal(
    read('a.zip', { 'letterboxd.zip': 'PK\x03\x04' }),
    'not-a-history',
    /a zip within it, letterboxd\.zip/,
  );
});
