// Diagnostics are made to be sent to somebody: they say how things stand, and nothing of what the person watched.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { createLog } from '../../src/main/log.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

test('they hold versions, logs, formats and counts, and no title, name, note or key', async () => {
  const libraryDirectory = place.path('library');
  mkdirSync(libraryDirectory);
  await writeSmallCatalogue(libraryPaths(libraryDirectory).catalogue);
  // Somebody may keep files of their own there.
  writeFileSync(join(libraryDirectory, 'Plan 9 notes.txt'), 'secret');
  const logs = place.path('logs');
  createLog(logs)('The cover could not be read.', new Error('Plan 9 from Outer Space, key 0123456789abcdef'));
  const path = place.path('diagnostics.zip');
  const engine = openEngine({ libraryDirectory });
  await engine.rate('Ada Lovelace', 5, 4);
  const saved = engine.saveDiagnostics({ path, versions: { version: '1.2.3' }, logs });
  engine.close();

  expect(saved.path).toBe(path);
  const files = Object.entries(unzipSync(readFileSync(path))).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  expect(files.map(([name]) => name).sort()).toEqual(['library.json', 'logs/matinee.log', 'versions.json']);
  const all = files.flat().join('\n');
  expect(all).toContain('1.2.3');
  expect(all).toContain('"entries": 1');
  expect(all).toContain('The cover could not be read.');
  for (const secret of ['Plan 9', 'Outer Space', 'Ada', 'Lovelace', '0123456789abcdef'])
    expect(all).not.toContain(secret);
});

test('they can not be written into the library', () => {
  const libraryDirectory = place.path('library');
  const engine = openEngine({ libraryDirectory });
  const path = join(libraryDirectory, 'diary.db');
  expect(() => engine.saveDiagnostics({ path, versions: {}, logs: place.path('none') })).toThrow(
    /in the library itself/u,
  );
  engine.close();
  expect(existsSync(path)).toBe(true);
});
