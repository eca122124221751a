// A library that was damaged, through the window: what can be recovered is shown, and done once somebody has chosen.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { m } from '../../src/messages/messages.js';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths, type LibraryPaths } from '../../src/engine/library/library-paths.ts';
import { launchApp, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { copyLibrary } from './libraries.ts';
import { rateByTitle, screens } from './rooms.ts';

let paths: LibraryPaths;

beforeEach(async () => {
  paths = libraryPaths(await copyLibrary('starter'));
  const { page, close } = await launch();
  await rateByTitle(page, { Alien: 4.5, Titanic: 0.5, 'Fight Club': 3 });
  await close();
  const diary = openDiary(paths.diary, { backups: paths.backups });
  mkdirSync(paths.backups, { recursive: true });
  diary.copyTo(join(paths.backups, 'diary-2026-11-01.db'));
  diary.close();
});
afterEach(() => removeFolder(paths.directory));

async function launch(): Promise<LaunchedApp> {
  const launched = await launchApp({ libraryDirectory: paths.directory });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (!isClosed) await launched.close();
    isClosed = true;
  };
  onTestFinished(close);
  return { ...launched, close };
}

const ratings = async (page: Page) => (await callFrom(page, 'ratings:list', {})).length;

test('a damaged diary: nothing is touched until a backup is taken, and then its ratings are there', async () => {
  writeFileSync(paths.diary, Buffer.alloc(40_000, 7));
  const { page } = await launch();
  await page.getByRole('heading', { name: m.recovery_title_damaged() }).waitFor();
  expect(readFileSync(paths.diary).every((byte) => byte === 7)).toBe(true);
  const backup = page.getByRole('radio', { name: '3 ratings' }).first();
  expect(await backup.isChecked()).toBe(true);
  await page.getByRole('button', { name: m.recovery_do() }).click();
  await screens(page).waitFor();
  await page.getByText(m.recovery_done({ count: 3 })).waitFor();
  expect(await ratings(page)).toBe(3);
  const [folder = ''] = readdirSync(paths.setAside);
  expect(readFileSync(join(paths.setAside, folder, 'diary.db')).every((byte) => byte === 7)).toBe(true);
});

test('a diary without its header: what can be read is saved', async () => {
  const bytes = readFileSync(paths.diary);
  writeFileSync(paths.diary, bytes.fill(0, 0, 100));
  const { page } = await launch();
  await page.getByRole('radio', { name: m.recovery_readable() }).check();
  await page.getByRole('button', { name: m.recovery_do() }).click();
  await screens(page).waitFor();
  expect(await ratings(page)).toBe(3);
  expect((await callFrom(page, 'library:overview', {})).activeRunId).not.toBeNull();
});

test('a missing diary that somebody puts back: trying again opens the library', async () => {
  renameSync(paths.diary, `${paths.diary}.away`);
  const { page } = await launch();
  await page.getByRole('heading', { name: m.recovery_title_missing() }).waitFor();
  renameSync(`${paths.diary}.away`, paths.diary);
  await page.getByRole('button', { name: m.ui_try_again() }).click();
  await screens(page).waitFor();
  expect(await ratings(page)).toBe(3);
});

test('a damaged catalogue: an import is offered, the ratings are safe, and the rest can be looked at', async () => {
  writeFileSync(paths.catalogue, Buffer.alloc(40_000, 7));
  const { page } = await launch();
  await page.getByRole('heading', { name: m.recovery_catalogue_damaged() }).waitFor();
  await page.getByText(m.recovery_catalogue_ratings({ count: 3 })).waitFor();
  await page.getByRole('button', { name: m.recovery_catalogue_import() }).click();
  await page.getByRole('heading', { level: 1, name: m.import_title() }).waitFor();
  expect(await ratings(page)).toBe(3);
});

test('a damaged model: the window says so and offers a training', async () => {
  const [runId = ''] = readdirSync(paths.models);
  const weights = join(paths.models, runId, 'weights.safetensors');
  const bytes = readFileSync(weights);
  writeFileSync(weights, bytes.fill(0xff, bytes.length - 4000));
  rmSync(join(paths.models, runId, 'checksums.sha256'), { force: true });
  const { page } = await launch();
  await page.evaluate(() => {
    window.location.hash = '#/';
  });
  await page.getByText(m.recovery_model()).waitFor();
  await page.getByRole('button', { name: m.recovery_model_train() }).click();
  await page.getByRole('heading', { level: 1, name: m.shell_train() }).waitFor();
  expect(existsSync(weights)).toBe(true);
});
