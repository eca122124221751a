// Movies whose title has neither letter nor digit keep their ratings: over another catalogue, and out of the library and back.
import { mkdirSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/engine/base/sqlite.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { openCatalogueWriter } from '../../src/engine/library/catalogue/catalogue-writer.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { writeEmptyDiary } from '../fixtures/empty-diary.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
const titles = ['$', '???', '…', '$$', '!', '+1', '=1+1', '-', "'=quoted", '@home', 'Heat'];

/** Without ids from elsewhere; the numbers begin with `first`. */
async function writeCatalogue(file: string, first: number): Promise<void> {
  const writer = openCatalogueWriter(file, { name: 'Odd', isSimulated: false, format: 'x', source: 'x' });
  for (const [at, title] of titles.entries()) {
    writer.addMovie({ movieId: first + at, title, year: 1971, genres: [], alternativeTitles: [] });
  }
  writer.addRating(1, first, 8, 1_000_000_000);
  await writer.finish({});
}

beforeEach(async () => {
  mkdirSync(place.path('library'));
  mkdirSync(place.path('other'));
  await writeCatalogue(libraryPaths(place.path('library')).catalogue, 1);
  await writeCatalogue(libraryPaths(place.path('other')).catalogue, 100);
  for (const name of ['library', 'other']) writeEmptyDiary(place.path(name));
});

async function withEngine<T>(name: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = openEngine({ libraryDirectory: place.path(name) });
  try {
    return await work(engine);
  } finally {
    engine.close();
  }
}

/** Stars by title of those that have their movie. */
async function linked({ handlers }: Engine): Promise<Record<string, number>> {
  const entries = await handlers['ratings:list']({});
  return Object.fromEntries(
    entries.filter(({ movieId }) => movieId !== null).map(({ title, stars }) => [title, stars]),
  );
}

const all = Object.fromEntries(titles.map((title, at) => [title, (at % 10) / 2 + 0.5]));

async function rateAll(engine: Engine): Promise<void> {
  for (const [at, title] of titles.entries()) await engine.rate('You', at + 1, all[title] ?? 0);
}

test('they keep it over a catalogue with other numbers', async () => {
  await withEngine('library', async (engine) => {
    await rateAll(engine);
    await writeCatalogue(place.path('staged.db'), 500);
    expect(engine.adoptCatalogue(place.path('staged.db'))).toEqual({ linked: titles.length, waiting: 0 });
    expect(await linked(engine)).toEqual(all);
  });
});

test('and over one that an earlier version made, which kept no key for them', async () => {
  await withEngine('library', async (engine) => {
    await rateAll(engine);
    await writeCatalogue(place.path('staged.db'), 500);
    const older = openDatabase(place.path('staged.db'));
    older.exec("UPDATE movies SET folded_title = '' WHERE title IN ('$', '???', '…', '$$', '!', '-')");
    older.close();
    expect(engine.adoptCatalogue(place.path('staged.db'))).toEqual({ linked: titles.length, waiting: 0 });
    expect(await linked(engine)).toEqual(all);
  });
});

test.each(['movielens', 'letterboxd'] as const)(
  'and out of the library and back, as %s has it',
  async (layout) => {
    const path = place.path('ratings.csv');
    await withEngine('library', async (engine) => {
      await rateAll(engine);
      engine.exportRatings({ layout, path });
    });
    await withEngine('other', async (engine) => {
      const { previewId, states } = await engine.handlers['history:read']({ path, mapping: null });
      expect(states).toMatchObject({ matched: titles.length, uncertain: 0, unmatched: 0 });
      await engine.handlers['history:apply']({ previewId });
      expect(await linked(engine)).toEqual(all);
    });
  },
);
