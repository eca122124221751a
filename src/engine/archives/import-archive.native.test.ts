import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { madeFiles, writeFolder, writeZip, type MadeFiles } from '../../../tests/fixtures/made-archive.ts';
import { buildZip } from '../../../tests/fixtures/zip-builder.ts';
import { ratingRows } from '../../../tests/fixtures/rating-rows.ts';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import type { ErrorCode } from '../../contract/error-codes.ts';
import { MatineeError } from '../../contract/errors.ts';
import { importReportSchema, type ImportProgress, type ImportReport } from '../../contract/importing.ts';
import { openCatalogue } from '../library/catalogue/catalogue.ts';
import { importArchive, type ImportOptions } from './import-archive.ts';

const place = useWorkplace();

const ratingsFile = 'ml-made/ratings.csv';
const header = 'userId,movieId,rating,timestamp\n';

function importFrom(path: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return importArchive({ path, targetFile: place.path('new/catalogue.db'), ...options });
}

function importFiles(files: MadeFiles, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return importFrom(writeZip(place.path('ml-made.zip'), files), options);
}

/** Runs the import, expects it to fail with the code, and to have left nothing of the new catalogue. */
async function expectRefusal(work: Promise<unknown>, code: ErrorCode, message: RegExp): Promise<void> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MatineeError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) as unknown });
  expect(existsSync(place.path('new')) ? readdirSync(place.path('new')) : []).toEqual([]);
}

/** Imports ratings.csv with the given rows beside the good ones; returns what was skipped. */
async function skippedOf(rows: string): Promise<ImportReport['skippedRows']> {
  const files = { ...madeFiles, [ratingsFile]: `${String(madeFiles[ratingsFile])}${rows}` };
  const report = await importFiles(files);
  expect(report.ratings).toBe(4);
  expect(report.skipped).toBe(report.skippedRows.length);
  return report.skippedRows;
}

describe('a good archive', () => {
  test('becomes a catalogue with movies, links, ratings and tags', async () => {
    const report = await importFiles(madeFiles);
    expect(importReportSchema.parse(report)).toMatchObject({
      format: 'MovieLens CSV',
      source: 'ml-made.zip',
      movies: 3,
      users: 2,
      ratings: 4,
      tags: 3,
      skipped: 0,
    });
    const catalogue = openCatalogue(place.path('new/catalogue.db'));
    expect(catalogue.info()).toMatchObject({
      name: 'MovieLens made',
      isSimulated: false,
      ratings: 4,
      meanStars: 3.25,
    });
    expect(catalogue.lastImport()).toMatchObject({ ratings: 4, skipped: 0 });
    expect(catalogue.details(1)).toMatchObject({
      title: 'Toy Story',
      year: 1995,
      imdbId: 'tt0114709',
      tmdbId: 862,
      genres: ['Adventure', 'Animation'],
      tags: [{ tag: 'pixar', count: 2 }],
    });
    expect(catalogue.details(7)).toMatchObject({
      title: 'The City of Lost Children',
      alternativeTitles: ['La Cité des enfants perdus'],
      genres: [],
      tmdbId: null,
    });
    expect(catalogue.userRatings(2)).toEqual([
      { movieId: 1, halfStars: 1 },
      { movieId: 7, halfStars: 10 },
    ]);
    catalogue.close();
  });

  test('reads the same from a zip, from its folder and from the folder around that', async () => {
    const folder = writeFolder(place.path('around'), madeFiles);
    const fingerprints: string[] = [];
    for (const path of [writeZip(place.path('a.zip'), madeFiles), folder, `${folder}/ml-made`]) {
      await importFrom(path);
      const catalogue = openCatalogue(place.path('new/catalogue.db'));
      fingerprints.push(catalogue.info().fingerprint);
      catalogue.close();
    }
    expect(new Set(fingerprints).size).toBe(1);
  });

  test('may have other column orders, CRLF, a byte order mark, quotes, semicolons and windows-1252', async () => {
    const report = await importFiles({
      'ratings.csv': '\ufefftimestamp;rating;"movieId";userId\r\n5;"4.0";1;1\r\n6;3.5;2;1\r\n',
      'movies.csv': Buffer.from(
        'genres,title,movieId\r\nDrama,Caf\xe9 \x96 Bar (1995),1\r\nDrama,B,2\r\n',
        'latin1',
      ),
    });
    expect(report).toMatchObject({ ratings: 2, movies: 2, users: 1, skipped: 0 });
    const catalogue = openCatalogue(place.path('new/catalogue.db'));
    expect(catalogue.details(1)).toMatchObject({ title: 'Café – Bar', year: 1995 });
    expect(catalogue.details(2)).toMatchObject({ title: 'B', year: null });
    catalogue.close();
  });

  test('may be unsorted; genome files and files of the system are passed over', async () => {
    const report = await importFiles({
      ...madeFiles,
      [ratingsFile]: `${header}2,7,5,4\n1,2,3.5,2\n2,1,.5,3\n1,1,4,1`,
      'ml-made/genome-scores.csv': 'movieId,tagId,relevance\n1,1,0.03\n',
      'ml-made/genome-tags.csv': 'tagId,tag\n1,007\n',
      '__MACOSX/ml-made/._ratings.csv': 'junk',
    });
    expect(report).toMatchObject({ ratings: 4, skipped: 0 });
    const catalogue = openCatalogue(place.path('new/catalogue.db'));
    const rows = ratingRows(await catalogue.ratings());
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      [1, 1, 8],
      [1, 2, 7],
      [2, 1, 1],
      [2, 7, 10],
    ]);
    catalogue.close();
  });

  test('reports its progress with bytes, rows and phases', async () => {
    const reported: ImportProgress[] = [];
    await importFiles(madeFiles, { onProgress: (progress) => reported.push(progress) });
    expect(reported.length).toBeGreaterThan(0);
    expect(reported[0]).toMatchObject({ phase: 'opening', bytesRead: 0 });
  });
});

describe('rows that are skipped and reported', () => {
  test.each([
    ['x,1,4.0,1', 'the user id is not a whole number'],
    ['1.5,1,4.0,1', 'the user id is not a whole number'],
    ['-3,1,4.0,1', 'the user id is not a whole number'],
    ['3,99999999999,4.0,1', 'the movie id is not a whole number'],
    ['3,,4.0,1', 'the movie id is not a whole number'],
    ['3,1,5.5,1', 'the rating is not from 0.5 to 5'],
    ['3,1,0,1', 'the rating is not from 0.5 to 5'],
    ['3,1,-1,1', 'the rating is not from 0.5 to 5'],
    ['3,1,3.7,1', 'the rating is not in half steps'],
    ['3,1,good,1', 'the rating is not a number'],
    ['3,1,4,yesterday', 'the time is not a number'],
    ['3,1,4', 'the row has too few or too many fields'],
    ['3,1,4,1,1', 'the row has too few or too many fields'],
    ['3,12345,4,1', 'the list of movies does not have this movie'],
    ['1,2,5,1', 'this user has rated this movie before; the first rating counts'],
  ])('%s: %s', async (row, reason) => {
    expect(await skippedOf(`${row}\n`)).toEqual([{ file: ratingsFile, line: 6, reason }]);
  });

  test('the first of doubled ratings counts, however far apart they stand', async () => {
    await skippedOf('1,1,1.0,9\n');
    const catalogue = openCatalogue(place.path('new/catalogue.db'));
    expect(catalogue.userRatings(1)[0]).toEqual({ movieId: 1, halfStars: 8 });
    catalogue.close();
  });

  test('rows of the other tables, with file, line and reason', async () => {
    const report = await importFiles({
      ...madeFiles,
      'ml-made/movies.csv': `${String(madeFiles['ml-made/movies.csv'])}1,Again (2001),Drama\nseven,X,Drama\n`,
      'ml-made/links.csv': `${String(madeFiles['ml-made/links.csv'])}55,1,1\n`,
      'ml-made/tags.csv': `${String(madeFiles['ml-made/tags.csv'])}1,55,gone,1\n1,1,,1\n`,
    });
    expect(report.skippedRows.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'ml-made/movies.csv:5',
      'ml-made/movies.csv:6',
      'ml-made/links.csv:5',
      'ml-made/tags.csv:5',
      'ml-made/tags.csv:6',
    ]);
    expect(report.skippedByReason).toContainEqual({ reason: 'the tag is empty', count: 1 });
  });

  test('empty links and tags files are left out with a line in the report', async () => {
    const report = await importFiles({ ...madeFiles, 'ml-made/links.csv': '', 'ml-made/tags.csv': '' });
    expect(report).toMatchObject({ ratings: 4, tags: 0, skipped: 2 });
    expect(report.skippedRows.map((row) => row.file)).toEqual(['ml-made/links.csv', 'ml-made/tags.csv']);
  });
});

describe('archives that are refused', () => {
  test('a path where nothing is', () =>
    expectRefusal(importFrom(place.path('nowhere.zip')), 'file-not-found', /no file or folder/));

  test('a file that is no zip, and an empty one', async () => {
    writeFileSync(place.path('notes.zip'), 'just some text');
    await expectRefusal(importFrom(place.path('notes.zip')), 'not-an-archive', /notes\.zip is not a zip/);
    writeFileSync(place.path('empty.zip'), '');
    await expectRefusal(importFrom(place.path('empty.zip')), 'not-an-archive', /empty\.zip is not a zip/);
  });

  test('a zip without ratings, and a folder without', async () => {
    await expectRefusal(importFiles({ 'readme.txt': 'hello' }), 'archive-without-ratings', /no ratings/);
    await expectRefusal(importFiles({}), 'archive-without-ratings', /no ratings/);
    await expectRefusal(
      importFrom(writeFolder(place.path('f'), { 'a.csv': 'x,y\n1,2\n' })),
      'archive-without-ratings',
      /no ratings/,
    );
  });

  test('a zip cut off at any length', async () => {
    const whole = readFileSync(writeZip(place.path('whole.zip'), madeFiles));
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      writeFileSync(place.path('cut.zip'), whole.subarray(0, Math.floor(whole.length * share)));
      await expectRefusal(importFrom(place.path('cut.zip')), 'archive-damaged', /cut\.zip is damaged/);
    }
  });

  test('a zip with damaged contents, a wrong checksum or a password', async () => {
    const ratings = { path: 'ratings.csv', content: String(madeFiles[ratingsFile]) };
    const movies = { path: 'movies.csv', content: String(madeFiles['ml-made/movies.csv']) };
    const corrupt = buildZip([ratings, movies]);
    corrupt.fill(0xff, 45, 90);
    for (const bytes of [
      corrupt,
      buildZip([{ ...ratings, claimedChecksum: 1 }, movies]),
      buildZip([{ ...ratings, isEncrypted: true }, movies]),
    ]) {
      writeFileSync(place.path('bad.zip'), bytes);
      await expectRefusal(importFrom(place.path('bad.zip')), 'archive-damaged', /bad\.zip is damaged/);
    }
  });

  test.each(['../ratings.csv', '/etc/ratings.csv', 'a/../../b.csv', 'C:\\ratings.csv', '..\\ratings.csv'])(
    'an entry that escapes its folder: %s',
    async (path) => {
      writeZip(place.path('slip.zip'), madeFiles, [{ path, content: 'x' }]);
      await expectRefusal(importFrom(place.path('slip.zip')), 'archive-unsafe', /outside/);
    },
  );

  test('zip bombs: too many entries, too large, too tightly packed, larger than claimed', async () => {
    await expectRefusal(
      importFiles(madeFiles, { limits: { maxEntries: 3 } }),
      'archive-unsafe',
      /lists 4 files/,
    );
    await expectRefusal(
      importFiles(madeFiles, { limits: { maxUnpackedBytes: 100 } }),
      'archive-unsafe',
      /unpack/,
    );
    const zeros = Buffer.alloc(4_000_000);
    await expectRefusal(importFiles({ ...madeFiles, 'ml-made/zeros.bin': zeros }), 'archive-unsafe', /times/);
    writeZip(place.path('liar.zip'), { 'movies.csv': String(madeFiles['ml-made/movies.csv']) }, [
      { path: 'ratings.csv', content: header + '1,1,4,1\n'.repeat(5000), claimedBytes: 100 },
    ]);
    await expectRefusal(importFrom(place.path('liar.zip')), 'archive-unsafe', /larger than/);
  });

  test('a table of ratings or movies with the wrong columns or none, or no movies', async () => {
    const wrong = { ...madeFiles, [ratingsFile]: 'who,what,howmuch\n1,1,4\n' };
    await expectRefusal(
      importFiles(wrong),
      'wrong-columns',
      /ratings\.csv has the columns who, what, howmuch/,
    );
    await expectRefusal(
      importFiles({ ...madeFiles, [ratingsFile]: '' }),
      'wrong-columns',
      /ratings\.csv is empty/,
    );
    const noTitles = { ...madeFiles, 'ml-made/movies.csv': 'id,name\n1,A\n' };
    await expectRefusal(importFiles(noTitles), 'wrong-columns', /movies\.csv has the columns/);
    await expectRefusal(
      importFiles({ [ratingsFile]: String(madeFiles[ratingsFile]) }),
      'archive-damaged',
      /no list of movies/,
    );
  });

  test('a table of ratings without one rating', () =>
    expectRefusal(
      importFiles({ ...madeFiles, [ratingsFile]: header }),
      'archive-without-ratings',
      /not one rating/,
    ));

  test('tables whose rows are mostly bad', async () => {
    const bad = { ...madeFiles, [ratingsFile]: `${header}1,1,4,1\n1,2,9,1\n1,7,9,1\n` };
    await expectRefusal(
      importFiles(bad),
      'mostly-bad-rows',
      /2 of the 3 rows of ml-made\/ratings\.csv.*line 3/,
    );
    const movies = { ...madeFiles, 'ml-made/movies.csv': 'movieId,title,genres\n1,A,B\nx,C,D\ny,E,F\n' };
    await expectRefusal(importFiles(movies), 'mostly-bad-rows', /2 of the 3 rows of ml-made\/movies\.csv/);
  });

  test('a disk without space', async () => {
    await expectRefusal(importFiles(madeFiles, { maxCatalogueBytes: 20_000 }), 'no-space', /no space left/);
    const rows = Array.from({ length: 40_000 }, (_, index) => `${index + 1},1,4,1\n`).join('');
    const large = { ...madeFiles, [ratingsFile]: header + rows };
    await expectRefusal(importFiles(large, { maxCatalogueBytes: 500_000 }), 'no-space', /no space left/);
  });

  test('one that is cancelled before or in the midst of it, wherever that is', async () => {
    await expectRefusal(importFiles(madeFiles, { signal: AbortSignal.abort() }), 'cancelled', /cancelled/);
    const { looks } = await importWithLooks(madeFiles, Number.POSITIVE_INFINITY);
    rmSync(place.path('new/catalogue.db'));
    let cancelled = 0;
    while (cancelled < looks) {
      const work = importWithLooks(madeFiles, cancelled + 1);
      const whole = await work.catch(() => null);
      // Some looks are taken by the clock: a quicker run may be done before the last of them.
      if (whole !== null && whole.looks <= cancelled) break;
      await expectRefusal(work, 'cancelled', /cancelled/);
      cancelled += 1;
    }
    expect(cancelled).toBeGreaterThan(10);
  });

  test('one that is cancelled after some of its ratings were read', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `${index + 1},${1 + (index % 2)},4,1\n`);
    const large = { ...madeFiles, [ratingsFile]: header + rows.join('') };
    const { looks } = await importWithLooks(large, Number.POSITIVE_INFINITY);
    rmSync(place.path('new/catalogue.db'));
    const middle = Math.floor(looks / 2);
    for (const abortAt of [middle, middle + 1, middle + 2]) {
      await expectRefusal(importWithLooks(large, abortAt), 'cancelled', /cancelled/);
    }
  });

  /** Counts how often the signal is looked at; at the given look it is aborted. */
  async function importWithLooks(files: MadeFiles, abortAt: number): Promise<{ looks: number }> {
    let looks = 0;
    const signal = new AbortController().signal;
    Object.defineProperty(signal, 'aborted', { get: () => (looks += 1) >= abortAt });
    await importFiles(files, { signal, limits: { maxRatio: 10_000 } });
    return { looks };
  }
});
