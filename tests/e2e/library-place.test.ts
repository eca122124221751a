// The library goes where the person wants it, at the first start and later, and is found there by the next start.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWorkplace, type Workplace } from '../fixtures/made-archive.ts';
import { launchApp, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { copyLibrary } from './libraries.ts';
import { openScreen, rateByTitle } from './rooms.ts';
import { answerFileDialog } from './studio.ts';

let place: Workplace;
let launched: LaunchedApp;
/** Where the app keeps its files without the variable that says so. */
let appFolder: string;

beforeEach(() => {
  place = makeWorkplace();
  appFolder = place.path('settings/Matinee');
  for (const folder of ['settings/Matinee', 'disk']) mkdirSync(place.path(folder), { recursive: true });
});
afterEach(async () => {
  await launched.close();
  place.remove();
});

async function launch(): Promise<void> {
  launched = await launchApp({
    libraryDirectory: place.path('none'),
    env: { MATINEE_LIBRARY: '', XDG_CONFIG_HOME: place.path('settings') },
  });
}

test('a library with ratings moves, and the next start finds it', async () => {
  const made = await copyLibrary('starter');
  cpSync(made, join(appFolder, 'library'), { recursive: true });
  await removeFolder(made);
  await launch();
  await rateByTitle(launched.page, { Alien: 4 });
  await answerFileDialog(launched.app, place.path('disk'));
  await openScreen(launched.page, 'Settings');
  const settings = launched.page.getByRole('region', { name: 'About' });
  await settings.getByRole('button', { name: 'Move library…' }).click();
  await settings.getByText(place.path('disk/Matinee library')).waitFor();
  expect(existsSync(join(appFolder, 'library'))).toBe(false);
  expect(await callFrom(launched.page, 'ratings:list', {})).toMatchObject([{ stars: 4 }]);
  await launched.close();
  await launch();
  expect(await callFrom(launched.page, 'ratings:list', {})).toMatchObject([{ stars: 4 }]);
  expect(existsSync(join(appFolder, 'library'))).toBe(false);
});

test('the first start offers a place, also one that has a library already', async () => {
  await launch();
  const welcome = launched.page.getByText('Your library will be in');
  await welcome.getByText(join(appFolder, 'library')).waitFor();
  await answerFileDialog(launched.app, place.path('disk'));
  await launched.page.getByRole('button', { name: 'Choose another place…' }).click();
  await welcome.getByText(place.path('disk/Matinee library')).waitFor();
  const made = await copyLibrary('starter');
  await answerFileDialog(launched.app, made);
  await launched.page.getByRole('button', { name: 'Choose another place…' }).click();
  await openScreen(launched.page, 'Settings');
  await launched.page.getByRole('region', { name: 'About' }).getByText(made).waitFor();
  await launched.close();
  await removeFolder(made);
});
