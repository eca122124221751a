import { describe, expect, test } from 'vitest';
import { writeFolder, writeZip } from '../../../../tests/fixtures/made-archive.ts';
import { brief, day, lines, useHistories } from '../../../../tests/fixtures/made-histories.ts';
import { readHistory } from '../read-history.ts';

const { place, readFile } = useHistories();

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
  'likes/lists.csv': lines('Date,Name,Letterboxd URI', '2024-05-31,A list,https://boxd.it/l'),
  'lists/best.csv': lines('Letterboxd list export v7', 'Date,Name,Tags,URL,Description'),
};

describe('Letterboxd', () => {
  test('as a zip has ratings with their halves, films watched without one, and the watchlist', async () => {
    const { format, rows, source, untaken } = await readHistory(
      writeZip(place.path('letterboxd-me.zip'), letterboxd),
    );
    expect({ format, source }).toEqual({ format: 'letterboxd', source: 'letterboxd-me.zip' });
    expect(rows.map((row) => [row.kind, ...brief(row)])).toEqual([
      ['viewing', 'Heat', 1995, 4],
      ['liked', 'Liked', 1990, null],
      ['rating', 'Heat', 1995, 7],
      ['rating', 'Good, the Bad and the "Ugly", The', 1966, 1],
      ['rating', 'Untitled', null, 10],
      ['watched', 'Alien', 1979, null],
      ['watchlist', 'Brazil', 1985, null],
    ]);
    expect(untaken).toContainEqual({ kind: 'likes', file: 'likes/lists.csv', count: 1 });
    expect(rows[2]).toMatchObject({ datedAtMs: day(2024, 5, 31), line: 2, file: 'ratings.csv' });
    expect(rows[0]).toMatchObject({
      ...{ file: 'diary.csv', note: 'Two lines,\nhere' },
      ...{ datedAtMs: day(2024, 5, 30), notedAtMs: day(2024, 5, 31) },
    });
  });

  test('skips what was deleted or orphaned, also within another folder', async () => {
    const inside = Object.fromEntries(
      Object.entries(letterboxd).map(([path, text]) => [`export/${path}`, text]),
    );
    const fromZip = await readHistory(writeZip(place.path('again.zip'), inside));
    const fromFolder = await readHistory(writeFolder(place.path('unpacked'), letterboxd));
    for (const { rows } of [fromZip, fromFolder]) {
      expect(rows.map((row) => row.title)).toEqual([
        ...['Heat', 'Liked', 'Heat', 'Good, the Bad and the "Ugly", The', 'Untitled', 'Alien', 'Brazil'],
      ]);
    }
  });

  test('a rating above 5 costs its row in a file of the site, and the whole of one that somebody made', async () => {
    const own = lines(
      `${letterboxdHeader},Rating`,
      '2024-05-31,Heat,1995,https://boxd.it/a,9.5',
      '2024-05-31,Alien,1979,https://boxd.it/d,4',
    );
    expect((await readFile('ratings.csv', own)).rows.map(brief)).toEqual([['Alien', 1979, 8]]);
    const made = lines('Title,Year,Rating', 'Heat,1995,9.5', 'Alien,1979,4');
    await expect(readFile('made.csv', made)).rejects.toThrow(/Rating10/u);
  });

  test('is read table by table too', async () => {
    const kinds = async (name: keyof typeof letterboxd, as = name as string): Promise<string[]> =>
      (await readFile(as, letterboxd[name])).rows.map(({ kind }) => kind);
    expect(await kinds('ratings.csv', 'anything.csv')).toEqual(['rating', 'rating', 'rating']);
    expect(await kinds('watched.csv')).toEqual(['watched', 'watched']);
    expect(await kinds('watchlist.csv')).toEqual(['watchlist']);
    expect(await kinds('reviews.csv')).toEqual(['viewing']);
    const { rows } = await readFile('diary.csv', letterboxd['diary.csv']);
    expect(rows).toMatchObject([{ kind: 'viewing', halfStars: 4, datedAtMs: day(2024, 5, 30) }]);
  });

  test('has viewings of long ago, which people note in later years', async () => {
    const { rows, remarks } = await readFile(
      'diary.csv',
      lines(
        `${letterboxdHeader},Rating,Rewatch,Tags,Watched Date`,
        '2024-05-31,Star Wars,1977,u,5,,,1977-05-25',
        '1977-05-25,Heat,1995,v,5,,,2024-05-30',
      ),
    );
    expect(rows).toMatchObject([{ datedAtMs: day(1977, 5, 25) }, { datedAtMs: day(2024, 5, 30) }]);
    expect(remarks.count).toBe(0);
  });

  test('has viewings with and without stars, with tags, and with others', async () => {
    const { rows } = await readFile(
      'diary.csv',
      lines(
        `${letterboxdHeader},Rating,Rewatch,Tags,Watched Date`,
        '2024-05-31,Heat,1995,u,,Yes,"a, b",2024-05-30',
      ),
    );
    expect(rows).toMatchObject([
      { kind: 'viewing', halfStars: null, isRewatch: true, tags: ['a', 'b'], datedAtMs: day(2024, 5, 30) },
    ]);
  });

  test('has reviews of viewings and reviews by themselves, whose day nobody knows', async () => {
    const header = `${letterboxdHeader},Rating,Rewatch,Review,Tags,Watched Date`;
    const { rows } = await readHistory(
      writeZip(place.path('reviewed.zip'), {
        'diary.csv': lines(
          `${letterboxdHeader},Rating,Rewatch,Tags,Watched Date`,
          '2024-05-31,Heat,1995,https://boxd.it/x,4,,"long",2024-05-30',
          '2025-01-02,Heat,1995,https://boxd.it/y,4.5,Yes,,2025-01-01',
        ),
        'reviews.csv': lines(
          header,
          '2025-01-02,Heat,1995,https://boxd.it/y,4.5,Yes,Better,,2025-01-01',
          '2024-06-01,Alien,1979,https://boxd.it/z,,,Never dated,,',
        ),
      }),
    );
    expect(rows.map(({ title, note, tags, datedAtMs }) => [title, note, tags, datedAtMs])).toEqual([
      ['Heat', '', ['long'], day(2024, 5, 30)],
      ['Heat', 'Better', [], day(2025, 1, 1)],
      ['Alien', 'Never dated', [], null],
    ]);
  });

  test('tells films of one title and year apart by their addresses, which a diary gives to viewings', async () => {
    const zip = {
      'ratings.csv': lines(`${letterboxdHeader},Rating`, '2024-01-11,Mother,2017,https://boxd.it/k2,2'),
      'watched.csv': lines(
        letterboxdHeader,
        '2024-01-10,mother!,2017,https://boxd.it/k1',
        '2024-01-10,Mother,2017,https://boxd.it/k3',
        '2024-01-11,Mother,2017,https://boxd.it/k2',
      ),
    };
    const { rows } = await readHistory(writeZip(place.path('twins.zip'), zip));
    expect(rows.map(({ kind, title, siteFilm }) => [kind, title, siteFilm])).toEqual([
      ['rating', 'Mother', 'https://boxd.it/k2'],
      ['watched', 'mother!', 'https://boxd.it/k1'],
      ['watched', 'Mother', 'https://boxd.it/k3'],
    ]);
    const { rows: viewings } = await readFile(
      'diary.csv',
      lines(`${letterboxdHeader},Rating,Watched Date`, '2024-05-31,Heat,1995,https://boxd.it/x,2,2024-05-30'),
    );
    expect(viewings[0]?.siteFilm).toBeNull();
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
      {
        kind: 'viewing',
        title: 'Heat',
        tmdbId: 949,
        imdbId: 'tt0113277',
        halfStars: 7,
        datedAtMs: day(2024, 5, 31),
      },
      { kind: 'viewing', title: 'Alien', tmdbId: null, imdbId: 'tt0078748', halfStars: 9, datedAtMs: null },
    ]);
  });
});
