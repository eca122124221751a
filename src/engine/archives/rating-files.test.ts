import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeFolder } from '../../../tests/fixtures/made-archive.ts';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { readMovieFeatures } from './movie-features.ts';
import { readRatingsFile } from './rating-files.ts';

const place = useWorkplace();

async function readText(text: string): ReturnType<typeof readRatingsFile> {
  writeFileSync(place.path('file'), text);
  return readRatingsFile(place.path('file'));
}

test.each([
  ['CSV with a header', 'movieId,userId,rating,timestamp\n5,2,3.5,11\n7,1,4,10\n'],
  ['CSV without one', '2,5,3.5,11\n1,7,4,10\n'],
  ['double colons', '2::5::3.5::11\n1::7::4::10\n'],
  ['tabs', '2\t5\t3.5\t11\n1\t7\t4\t10\n'],
])('reads ratings as %s, in order of user and movie', async (_, text) => {
  expect(await readText(text)).toEqual({
    userIds: Int32Array.of(1, 2),
    movieIds: Int32Array.of(7, 5),
    halfStars: Uint8Array.of(8, 7),
    timestamps: Float64Array.of(10, 11),
    skipped: 0,
    skippedRows: [],
  });
});

test('reads ratings without times', async () => {
  expect((await readText('1::7::4\n')).timestamps).toEqual(Float64Array.of(0));
  expect((await readText('1\t7\t4\n')).timestamps).toEqual(Float64Array.of(0));
});

test('keeps the first of doubled ratings and reports the others', async () => {
  const file = await readText('1\t7\t4\t1\n1\t8\t4\t1\n1\t7\t2\t1\n');
  expect([...file.halfStars]).toEqual([8, 8]);
  expect(file.skippedRows).toEqual([
    { file: 'file', line: 3, reason: expect.stringMatching(/first rating/) as unknown },
  ]);
});

test('refuses what is no table of ratings', async () => {
  await expect(readText('title,year\nX,1990\n')).rejects.toMatchObject({ code: 'wrong-columns' });
  await expect(readRatingsFile(place.path('nowhere'))).rejects.toMatchObject({ code: 'file-not-found' });
});

test('reads movies with their tags from movies.csv', async () => {
  const folder = writeFolder(place.path('csv'), {
    'movies.csv':
      'movieId,title,genres\n2,"Matrix, The (1999)",Action|Sci-Fi\n1,Toy Story (1995),(no genres listed)\n',
    'tags.csv': 'userId,movieId,tag,timestamp\n1,2,Hero,1\n2,2,hero,1\n2,2,bullets,1\n',
  });
  expect(await readMovieFeatures(folder)).toMatchObject([
    { movieId: 1, title: 'Toy Story', year: 1995, genres: [], tags: [] },
    {
      movieId: 2,
      title: 'The Matrix',
      genres: ['Action', 'Sci-Fi'],
      tags: [
        { tag: 'Hero', count: 2 },
        { tag: 'bullets', count: 1 },
      ],
    },
  ]);
});

test('reads movies from movies.dat and u.item in Latin-1', async () => {
  const dat = writeFolder(place.path('dat'), {
    'movies.dat': Buffer.from("1::Mis\xe9rables, Les (1995)::Children's|Drama\n", 'latin1'),
  });
  expect(await readMovieFeatures(dat)).toMatchObject([
    { title: 'Les Misérables', genres: ['Children', 'Drama'] },
  ]);
  const flags = '0|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0';
  const item = writeFolder(place.path('item'), {
    'u.item': `5|Copycat (1995)|01-Jan-1995||http://x|${flags}\n`,
  });
  expect(await readMovieFeatures(item)).toMatchObject([
    { movieId: 5, year: 1995, genres: ['Action', 'Adventure'] },
  ]);
  await expect(readMovieFeatures(place.path('none'))).rejects.toMatchObject({ code: 'file-not-found' });
});
