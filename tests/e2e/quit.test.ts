// Window and command line at one library, and what is on the disk after a normal quit.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/engine/base/sqlite.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { startCli } from '../fixtures/run-cli.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { launchApp, newFolder, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, skipWelcome } from './rooms.ts';

async function launchWithSmallLibrary(): Promise<LaunchedApp> {
  const libraryDirectory = await newFolder();
  mkdirSync(libraryDirectory, { recursive: true });
  await writeSmallCatalogue(libraryPaths(libraryDirectory).catalogue);
  onTestFinished(() => removeFolder(libraryDirectory));
  return launchApp({ libraryDirectory });
}

test('after a quit the diary’s file alone holds every rating, and nothing waits beside it', async () => {
  const { page, libraryDirectory, close } = await launchWithSmallLibrary();
  const { diary } = libraryPaths(libraryDirectory);
  for (const movieId of [1, 2, 3]) await callFrom(page, 'ratings:set', { movieId, stars: 4 });
  await close();
  expect(['-wal', '-shm'].filter((ending) => existsSync(`${diary}${ending}`))).toEqual([]);
  const alone = join(libraryDirectory, 'alone.db');
  copyFileSync(diary, alone);
  const database = openDatabase(alone, { readonly: true });
  const ratings = database.prepare('SELECT count(*) FROM entries').pluck().get();
  database.close();
  expect(ratings).toBe(3);
});

test('the window shows a rating that the command line gave meanwhile', async () => {
  const { page, libraryDirectory, close } = await launchWithSmallLibrary();
  onTestFinished(close);
  await skipWelcome(page);
  await goTo(page, 'diary');
  const { code, stderr } = await startCli([
    'rate',
    '--profile',
    'You',
    '--movie',
    '4',
    '--stars',
    '4.5',
    '--library',
    libraryDirectory,
  ]).result;
  expect(code, stderr).toBe(0);
  await page.getByText('Alien').first().waitFor();
});

test('the log names no movie, no stars and no key', async () => {
  const { page, libraryDirectory, close } = await launchWithSmallLibrary();
  const key = '0123456789abcdef0123456789abcdef';
  await callFrom(page, 'covers:save-key', { key });
  await callFrom(page, 'ratings:set', { movieId: 3, stars: 4.5 });
  await callFrom(page, 'profiles:create', { name: 'Zanzibar' });
  // What is no JSON is quoted by the error about it.
  const database = openDatabase(libraryPaths(libraryDirectory).diary);
  database.exec("INSERT OR REPLACE INTO settings VALUES ('activeRunId', 'Zanzibar')");
  database.close();
  const logs = join(libraryDirectory, 'window/logs');
  await expect.poll(() => existsSync(logs)).toBe(true);
  await close();
  const text = readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
  expect(text).toContain('The library’s state could not be read. MatineeError internal');
  for (const secret of ['Zanzibar', 'Am\u00e9lie', '4.5', key]) expect(text).not.toContain(secret);
});
