import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import { writeMadeArchive } from './dataset.ts';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

test('the made archive is one that Matinee imports without leaving out a row', async () => {
  const path = join(directory, 'made-archive');
  await writeMadeArchive(path, 40);
  const report = await importArchive({ path, targetFile: join(directory, 'catalogue.db') });
  expect(report.skipped).toBe(0);
  expect(report.movies).toBeGreaterThan(3000);
  expect(report.users).toBe(40);
  expect(report.ratings).toBeGreaterThan(40 * 20);
});
