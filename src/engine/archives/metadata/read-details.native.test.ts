import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { madeFiles, writeFolder, writeZip } from '../../../../tests/fixtures/made-archive.ts';
import { brokenRow, metadataRow, metadataTable } from '../../../../tests/fixtures/made-metadata.ts';
import { hundredThousand } from '../../../../tests/fixtures/older-archives.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { detailsReportSchema } from '../../../contract/importing.ts';
import type { MovieDetails } from '../../../contract/movies.ts';
import { openCatalogue } from '../../library/catalogue/catalogue.ts';
import { importArchive, importInto, lookIntoArchive, type ImportOutcome } from '../import-archive.ts';

const sample = new URL('../../../../../shared/data/movies_metadata-sample.csv', import.meta.url);

const place = useWorkplace();
beforeEach(async () => {
  await importArchive({ path: writeZip(place.path('made.zip'), madeFiles), targetFile: present() });
});

const present = (): string => place.path('catalogue.db');
const enriched = (): string => place.path('enriched.db');

function add(table: string | Buffer, name = 'movies_metadata.csv'): Promise<ImportOutcome> {
  writeFileSync(place.path(name), table);
  return importInto({ path: place.path(name), targetFile: enriched(), presentCatalogue: present() });
}

function movieIn(file: string, movieId: number): MovieDetails {
  const catalogue = openCatalogue(file);
  try {
    return catalogue.details(movieId);
  } finally {
    catalogue.close();
  }
}

const toyStory = metadataRow({
  ...{ id: '862', imdbId: 'tt0114709', title: 'Toy Story', budget: '30000000', revenue: '373554033' },
  ...{ runtime: '81.0', overview: 'Led by Woody,\nAndy\'s "toys" live happily.' },
});

describe('a table of details alone', () => {
  test('enriches the present catalogue in a copy of it', async () => {
    const before = readFileSync(present());
    const { report, details } = await add(metadataTable([toyStory, metadataRow({ id: '99' })]));
    expect(report).toBeNull();
    expect(detailsReportSchema.parse(details)).toMatchObject({
      ...{ source: 'movies_metadata.csv', records: 2, movies: 3, matched: 1, unmatched: 1 },
      ...{ repeated: 0, repaired: 0, skipped: 0 },
    });
    expect(movieIn(enriched(), 1)).toMatchObject({
      ...{ budgetUsd: 30_000_000, revenueUsd: 373_554_033, runtimeMinutes: 81, language: 'en' },
      overview: 'Led by Woody, Andy\'s "toys" live happily.',
      genres: ['Adventure', 'Animation'],
      tags: [{ tag: 'pixar', count: 2 }],
    });
    expect(readFileSync(present()).equals(before)).toBe(true);
  });

  test('says which movies belong together, from two of this catalogue on', async () => {
    const toys = "{'id': 10194, 'name': 'Toy Story Collection', 'poster_path': None}";
    const alone = "{'id': 7, 'name': \"One's Own\"}";
    const ofMade = (imdbId: string, id: string, collection: string): string =>
      metadataRow({ id, imdbId, collection });
    await add(
      metadataTable([
        ofMade('tt0114709', '862', toys),
        ofMade('tt0133093', '603', toys),
        ofMade('tt0112682', '902', alone),
        metadataRow({ id: '99', collection: toys }),
      ]),
    );
    const catalogue = openCatalogue(enriched());
    expect(catalogue.collections()).toEqual([
      { collectionId: 10194, name: 'Toy Story Collection', movieIds: [1, 2] },
    ]);
    expect(catalogue.moviesOfCollection(7)).toEqual([7]);
    catalogue.close();
  });

  test('leaves the fingerprint as it is, so that the model still fits, and keeps its report', async () => {
    await add(metadataTable([toyStory]));
    const [before, after] = [openCatalogue(present()), openCatalogue(enriched())];
    expect(after.info()).toEqual(before.info());
    expect(after.lastImport()).toEqual(before.lastImport());
    expect([before.detailsReport(), after.detailsReport()?.matched]).toEqual([null, 1]);
    before.close();
    after.close();
  });

  test('is distinguished from an archive, which would replace the library', async () => {
    writeFileSync(place.path('m.csv'), metadataTable([toyStory]));
    const both = writeZip(place.path('both.zip'), { ...madeFiles, 'm.csv': metadataTable([toyStory]) });
    const paths = [place.path('m.csv'), place.path('made.zip'), both, place.path('none.zip')];
    expect(await Promise.all(paths.map(lookIntoArchive))).toEqual(['details', 'whole', 'whole', 'nothing']);
  });

  test('needs a catalogue to add to', async () => {
    writeFileSync(place.path('m.csv'), metadataTable([toyStory]));
    const work = importInto({
      path: place.path('m.csv'),
      targetFile: enriched(),
      presentCatalogue: place.path('none.db'),
    });
    await expect(work).rejects.toMatchObject({ code: 'no-library' });
    expect(existsSync(enriched())).toBe(false);
  });

  test('that is cancelled leaves nothing', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => metadataRow({ id: String(index + 1) }));
    writeFileSync(place.path('m.csv'), metadataTable(rows));
    const abort = new AbortController();
    const work = importInto({
      ...{ path: place.path('m.csv'), targetFile: enriched(), presentCatalogue: present() },
      signal: abort.signal,
      onProgress: ({ phase }) => {
        if (phase === 'opening') setTimeout(() => abort.abort(), 0);
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(place.path('.')).sort()).toEqual(['catalogue.db', 'm.csv', 'made.zip']);
  });
});

describe('records', () => {
  test('with a budget, revenue or runtime of 0 leave it unknown, and take nothing away that is known', async () => {
    await add(metadataTable([metadataRow({ id: '603', imdbId: 'tt0133093', runtime: '0', language: '' })]));
    const matrix = movieIn(enriched(), 2);
    expect([matrix.revenueUsd, matrix.language]).toEqual([null, null]);
    // From the figures that Matinee ships.
    expect([matrix.budgetUsd, matrix.runtimeMinutes]).toEqual([65_000_000, 136]);
  });

  test('with the same id again are counted, and the first counts', async () => {
    const again = metadataRow({ id: '862', budget: '5' });
    const { details } = await add(metadataTable([toyStory, again, again]));
    expect(details).toMatchObject({ records: 3, repeated: 2, matched: 1 });
    expect(movieIn(enriched(), 1).budgetUsd).toBe(30_000_000);
  });

  test.each([false, true])(
    'broken over two rows are put together (padded by a spreadsheet: %s)',
    async (isPadded) => {
      const rows = [toyStory, brokenRow('603', { isPadded }), metadataRow({ id: '7' })];
      const { details } = await add(metadataTable(rows));
      expect(details).toMatchObject({ records: 3, repaired: 1, skipped: 0, matched: 2, unmatched: 1 });
      expect(movieIn(enriched(), 2)).toMatchObject({
        overview: 'British soldiers recapture a man - Written by Ørnås',
        runtimeMinutes: 104,
      });
    },
  );

  test('find their movie by imdb id where the archive has no tmdb id, and by no guess', async () => {
    const rows = [
      metadataRow({ id: '5000', imdbId: 'tt0112682', runtime: '112' }),
      metadataRow({ id: '5001', title: 'The Matrix', date: '1999-03-30', runtime: '1' }),
    ];
    expect((await add(metadataTable(rows))).details).toMatchObject({ matched: 1, unmatched: 1 });
    expect(movieIn(enriched(), 7).runtimeMinutes).toBe(112);
  });

  test('give genres, in the archive’s names, to a movie without any', async () => {
    const genres =
      "[{'id': 878, 'name': 'Science Fiction'}, {'id': 10751, 'name': 'Family'}, {'id': 36, 'name': 'History'}]";
    await add(metadataTable([metadataRow({ id: '5000', imdbId: 'tt0112682', genres })]));
    expect(movieIn(enriched(), 7).genres).toEqual(['Sci-Fi', 'Children']);
    const catalogue = openCatalogue(enriched());
    expect(catalogue.facets().genres.map(({ genre }) => genre)).toContain('Children');
    catalogue.close();
  });

  test('that can’t be used are reported with line and reason', async () => {
    const rows = [
      toyStory,
      metadataRow({ id: '1997-08-20' }),
      metadataRow({ id: '3', budget: '/ff9q.jpg' }),
      'False,,only,four',
      metadataRow({ id: '4' }),
      metadataRow({ id: '5', genres: '__import__("os")' }),
      metadataRow({ id: '6', runtime: '' }),
    ];
    const { details } = await add(metadataTable(rows, '\r\n'));
    expect(details?.skippedRows.map(({ line, reason }) => [line, reason])).toEqual([
      // The first record's overview has a line end in it.
      [4, 'the id is not a whole number'],
      [5, 'the budget is not a number'],
      [6, 'the row has too few or too many fields'],
    ]);
    expect(details).toMatchObject({ records: 7, skipped: 3, unmatched: 3 });
  });

  test('that are mostly bad refuse the table', async () => {
    await expect(
      add(metadataTable([metadataRow({ id: 'x' }), metadataRow({ id: 'y' }), toyStory])),
    ).rejects.toMatchObject({
      code: 'mostly-bad-rows',
    });
    expect(existsSync(enriched())).toBe(false);
  });
});

describe('where the table comes from', () => {
  const table = metadataTable([metadataRow({ id: '862', budget: '1234' })]);

  test('other column orders, windows-1252 and any file name are read too', async () => {
    const text = 'title;runtime;release_date;budget;id;overview\nToy Story;81;10/30/1995;7;862;Caf\xe9\n';
    expect((await add(Buffer.from(text, 'latin1'), 'anything.csv')).details?.matched).toBe(1);
    expect(movieIn(enriched(), 1)).toMatchObject({ overview: 'Café', budgetUsd: 7 });
  });

  test('a zip that holds it alone enriches', async () => {
    const path = writeZip(place.path('kaggle.zip'), {
      'movies_metadata.csv': table,
      'credits.csv': 'cast,crew,id\n',
    });
    const outcome = await importInto({ path, targetFile: enriched(), presentCatalogue: present() });
    expect(outcome).toMatchObject({ report: null, details: { matched: 1, source: 'kaggle.zip' } });
  });

  test('ratings without a list of movies beside it are passed over, as in The Movies Dataset', async () => {
    const path = writeFolder(place.path('dataset'), {
      'movies_metadata.csv': table,
      'ratings.csv': 'userId,movieId,rating,timestamp\n1,1,5,1\n',
      'links.csv': 'movieId,imdbId,tmdbId\n1,0114709,862\n',
    });
    const outcome = await importInto({ path, targetFile: enriched(), presentCatalogue: present() });
    expect(outcome).toMatchObject({ report: null, details: { matched: 1 } });
  });

  test('beside a MovieLens archive both come in at once', async () => {
    const path = writeFolder(place.path('both'), { ...madeFiles, 'details/movies_metadata.csv': table });
    const outcome = await importInto({ path, targetFile: enriched() });
    expect(outcome).toMatchObject({ report: { ratings: 4 }, details: { matched: 1 } });
    expect(movieIn(enriched(), 1).budgetUsd).toBe(1234);
  });

  test('an archive without links is joined by title and year', async () => {
    const path = writeFolder(place.path('older'), {
      ...hundredThousand,
      'movies_metadata.csv': metadataTable([
        metadataRow({ id: '1', title: 'L.A. Confidential', date: '9/19/1997', runtime: '138' }),
        metadataRow({ id: '2', title: 'Chasing Amy', date: '1997-04-04', runtime: '113' }),
      ]),
    });
    const outcome = await importInto({ path, targetFile: enriched() });
    expect(outcome.details).toMatchObject({ matched: 1, unmatched: 1 });
    expect(movieIn(enriched(), 302).runtimeMinutes).toBe(138);
  });

  test.each([
    ['ratings.csv', 'userId,movieId,rating\n1,1,5\n'],
    ['movies.csv', 'movieId,title,genres\n1,Heat (1995),Crime\n'],
    ['other.csv', 'a,b\n1,2\n'],
  ])('%s alone is refused with the hint to choose all of its archive', async (name, text) => {
    await expect(add(text, name)).rejects.toMatchObject({
      code: 'not-an-archive',
      message: expect.stringContaining('folder that it is in') as unknown,
    });
  });
});

test.skipIf(!existsSync(sample))(
  'the sample of The Movies Dataset is read, but for one row whose columns are shifted',
  async () => {
    const { details } = await add(readFileSync(sample));
    expect(details).toMatchObject({ records: 50, skipped: 1, matched: 2, unmatched: 47 });
    // An unquoted comma in its title moved all that follows one column to the right.
    expect(details?.skippedRows).toMatchObject([{ line: 31, reason: 'the revenue is not a number' }]);
    expect(movieIn(enriched(), 1)).toMatchObject({
      budgetUsd: 30_000_000,
      runtimeMinutes: 81,
      revenueUsd: 373_554_033,
    });
  },
);
