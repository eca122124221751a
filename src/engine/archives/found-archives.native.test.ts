// Archives as people have them: saved again by spreadsheets and tools, split, packed twice, or not what their name says.
import { describe, expect, test } from 'vitest';
import { importMade } from '../../../tests/fixtures/imported.ts';
import { madeFiles, writeZip, type MadeFiles } from '../../../tests/fixtures/made-archive.ts';
import { hundredThousand, oneMillion } from '../../../tests/fixtures/older-archives.ts';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { importArchive } from './import-archive.ts';

const place = useWorkplace();
const movies =
  'movieId,title,genres\n1,Toy Story (1995),Comedy\n2,Jumanji (1995),Adventure\n3,Heat (1995),Crime\n';
const header = 'userId,movieId,rating,timestamp\n';

function asBuffer(content: string | Buffer): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

/** Users, their movies and half stars, in this order. */
async function ratingsOf(files: MadeFiles): Promise<number[][]> {
  return importMade(place, files, (catalogue, report) => {
    expect(report.skipped).toBe(0);
    return [1, 2, 3].flatMap((user) =>
      catalogue.userRatings(user).map(({ movieId, halfStars }) => [user, movieId, halfStars]),
    );
  });
}

const threeRatings = [
  [1, 1, 9],
  [1, 2, 6],
  [2, 1, 5],
];

test.each([
  [
    'semicolons and decimal commas',
    {
      'ratings.csv':
        '\ufeffuserId;movieId;rating;timestamp\r\n1;1;4,5;1260759144\r\n1;2;3;1260759179\r\n2;1;2,5;1260759182\r\n',
      'movies.csv': `\ufeff${movies.replaceAll(',', ';')}`,
    },
  ],
  [
    'a line that names the delimiter',
    {
      'ratings.csv': `sep=,\r\n${header}1,1,4.5,1\n1,2,3,1\n2,1,2.5,1\n`,
      'movies.csv': `sep=,\r\n${movies}`,
    },
  ],
  [
    'ids with decimals',
    {
      'ratings.csv': `${header}1.0,1.0,4.5,1260759144\n1.0,2.0,3.0,1260759179\n2.0,1.0,2.5,1260759182\n`,
      'movies.csv': movies.replaceAll(/^(\d),/gmu, '$1.0,'),
    },
  ],
  [
    'dates as times, and none',
    {
      'ratings.csv': `${header}1,1,4.5,2005-04-02 23:53:47\n1,2,3.0,"2005-04-02 23:53:48"\n2,1,2.5,\n`,
      'movies.csv': movies,
    },
  ],
  [
    'UTF-16',
    {
      'ratings.csv': Buffer.from(`\ufeff${header}1,1,4.5,1\n1,2,3.0,1\n2,1,2.5,1\n`, 'utf16le'),
      'movies.csv': Buffer.from(`\ufeff${movies}`, 'utf16le'),
    },
  ],
  [
    'a split of training and test',
    {
      'ratings_train.csv': `${header}1,1,4.5,1\n2,1,2.5,1\n`,
      'ratings_test.csv': `${header}1,2,3.0,1\n`,
      'movies.csv': movies,
    },
  ],
  [
    'a split over folders',
    {
      'train/ratings.csv': `${header}1,1,4.5,1\n2,1,2.5,1\n`,
      'test/ratings.csv': `${header}1,2,3.0,1\n`,
      'movies.csv': movies,
    },
  ],
] satisfies [string, MadeFiles][])('reads %s', async (_, files) => {
  expect(await ratingsOf(files)).toEqual(threeRatings);
});

test('a test part that repeats the training part does not stop the import', async () => {
  const files = {
    'train.csv': `${header}1,1,4.5,1\n2,1,2.5,1\n`,
    'test.csv': `${header}1,1,4.5,1\n2,1,2.5,1\n`,
    'movies.csv': movies,
  };
  await importMade(place, files, (_, report) => {
    expect(report).toMatchObject({ ratings: 2, skipped: 2 });
  });
});

test('a table of ratings that is not read is reported', async () => {
  const files = { ...madeFiles, 'ml-made/sample.csv': `${header}1,1,4.5,1\n` };
  await importMade(place, files, (_, report) => {
    expect(report.skippedByReason).toEqual([
      { reason: 'another table of ratings was read; this one was left out', count: 1 },
    ]);
  });
});

describe('tables that have no header in their set', () => {
  test('may have one in 100K', async () => {
    const files = {
      ...Object.fromEntries(Object.entries(hundredThousand).filter(([path]) => !path.includes('/u1.'))),
      'ml-100k/u.data': `user_id\titem_id\trating\ttimestamp\n${String(hundredThousand['ml-100k/u.data'])}`,
    };
    await importMade(place, files, (_, report) => {
      expect(report).toMatchObject({ format: 'MovieLens 100K', ratings: 6, skipped: 0 });
    });
  });

  test('may have one in 1M', async () => {
    const { 'ml-1m/ratings.dat': ratings = '', 'ml-1m/movies.dat': titles = '' } = oneMillion;
    const plain = await importMade(place, oneMillion, (_, report) => report);
    const withHeaders = {
      ...oneMillion,
      'ml-1m/ratings.dat': Buffer.concat([
        Buffer.from('UserID::MovieID::Rating::Timestamp\n'),
        asBuffer(ratings),
      ]),
      'ml-1m/movies.dat': Buffer.concat([Buffer.from('MovieID::Title::Genres\n'), asBuffer(titles)]),
    };
    await importMade(place, withHeaders, (_, report) => {
      const { format, ratings: count, movies: kinds, skipped } = plain;
      expect(report).toMatchObject({ format, ratings: count, movies: kinds, skipped });
    });
  });
});

test.each([
  [
    'a web page',
    { 'ratings.csv': '<!DOCTYPE html>\n<html>', 'movies.csv': movies },
    /ratings\.csv is a web page/,
  ],
  [
    'a pointer of Git LFS',
    { 'ratings.csv': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n', 'movies.csv': movies },
    /ratings\.csv is a pointer of Git LFS/,
  ],
  [
    'a web page for the movies',
    { 'ratings.csv': `${header}1,1,4,1\n`, 'movies.csv': '<html>' },
    /movies\.csv is a web page/,
  ],
  [
    'a zip within it',
    { 'archive/ml-latest-small.zip': 'PK\x03\x04' },
    /a zip within it, archive\/ml-latest-small\.zip\. Unpack/,
  ],
  [
    'a packed table',
    { 'ratings.csv.gz': Buffer.from([0x1f, 0x8b]) },
    /a packed file within it, ratings\.csv\.gz/,
  ],
  ['a workbook', { '[Content_Types].xml': '<?xml', 'xl/workbook.xml': '<?xml' }, /is an Excel workbook/],
] satisfies [string, MadeFiles, RegExp][])('says that it holds %s', async (_, files, message) => {
  const path = writeZip(place.path('found.zip'), files);
  await expect(importArchive({ path, targetFile: place.path('new.db') })).rejects.toMatchObject({
    message: expect.stringMatching(message) as string,
  });
});
