import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { madeFiles, writeZip, type MadeFiles } from '../fixtures/made-archive.ts';
import { metadataHeader } from '../fixtures/made-metadata.ts';
import { buildZip } from '../fixtures/zip-builder.ts';
import { useWorkplace } from '../fixtures/workplace.ts';
import { MatineeError } from '../../src/contract/errors.ts';
import { readHistory } from '../../src/engine/history/read-history.ts';
import { importArchive, importInto } from '../../src/engine/archives/import-archive.ts';

/** What this process needs at most for all of it: its own 200 MB, and a few times the largest file. */
const maxResidentMb = 900;
const megabyte = 2 ** 20;

const place = useWorkplace();
afterAll(() => {
  expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(maxResidentMb);
});

/** The code of its refusal, or `read`; throws what is no MatineeError. */
async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'read';
  } catch (error) {
    if (!(error instanceof MatineeError)) throw error;
    return error.code;
  }
}

async function importing(files: MadeFiles): Promise<string> {
  const target = place.path('new');
  const path = writeZip(place.path('bomb.zip'), { ...madeFiles, ...files });
  const limits = { maxRatio: Number.POSITIVE_INFINITY };
  const outcome = await outcomeOf(importArchive({ path, targetFile: join(target, 'catalogue.db'), limits }));
  if (outcome !== 'read') expect(existsSync(target) ? readdirSync(target) : []).toEqual([]);
  return outcome;
}

test('lines and fields without end, where ratings and movies are expected', async () => {
  expect(
    await importing({ 'ml-made/ratings.csv': `userId,movieId,rating\n${'7'.repeat(30 * megabyte)}` }),
  ).toBe('wrong-columns');
  expect(
    await importing({
      'ml-made/movies.csv': `${String(madeFiles['ml-made/movies.csv'])}9,"${'(a) '.repeat(5 * megabyte)}",x\n`,
    }),
  ).toBe('read');
  expect(
    await importing({
      'ml-made/movies.csv': `${String(madeFiles['ml-made/movies.csv'])}9${','.repeat(20 * megabyte)}\n`,
    }),
  ).toBe('read');
  expect(await importing({ 'ml-made/tags.csv': ','.repeat(20 * megabyte) })).toBe('read');
  expect(
    await importing({ 'ml-made/tags.csv': `userId,movieId,tag,timestamp\n"${'""'.repeat(10 * megabyte)}` }),
  ).toMatch(/read|mostly-bad-rows/);
}, 120_000);

test('zips that list files without end, or names without end', async () => {
  const many = Array.from({ length: 40_000 }, (_, index) => ({ path: `${index}.csv`, content: '' }));
  const long = [{ path: 'a'.repeat(60_000), content: 'x' }];
  for (const entries of [many, long]) {
    writeFileSync(place.path('many.zip'), buildZip(entries));
    const work = importArchive({ path: place.path('many.zip'), targetFile: place.path('catalogue.db') });
    expect(await outcomeOf(work)).toBe('archive-unsafe');
  }
}, 120_000);

test('nesting without end, in JSON and in Python literals', async () => {
  writeFileSync(place.path('ratings-movies.json'), '['.repeat(3 * megabyte));
  expect(await outcomeOf(readHistory(place.path('ratings-movies.json')))).toBe('not-a-history');
  writeFileSync(place.path('b.json'), `[{"movie":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}]`);
  expect(await outcomeOf(readHistory(place.path('b.json')))).toMatch(/read|not-a-history|mostly-bad-rows/);

  const present = place.path('present.db');
  await importArchive({ path: writeZip(place.path('made.zip'), madeFiles), targetFile: present });
  const row = `False,,0,"${'['.repeat(2 * megabyte)}",,862,tt0114709,en,Toy Story,x,1,/a,[],[],1995-10-30,0,81,[],Released,,Toy Story,False,7,5`;
  writeFileSync(place.path('movies_metadata.csv'), `${metadataHeader}\n${row}\n`);
  const work = importInto({
    path: place.path('movies_metadata.csv'),
    targetFile: place.path('enriched.db'),
    presentCatalogue: present,
  });
  expect(await outcomeOf(work)).toMatch(/read|mostly-bad-rows/);
}, 120_000);
