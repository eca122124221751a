// Window and command line at one library, and what is on the disk after a normal quit.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
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
