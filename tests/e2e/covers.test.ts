// Pictures: nothing is asked before they are turned on; with a key the covers come, and go with it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { madeFiles, makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { startTmdbServer, tmdbKey, type TmdbServer } from '../fixtures/tmdb-server.ts';
import { launchApp, newFolder, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, openScreen, skipWelcome } from './rooms.ts';
import { importInBackground } from './studio.ts';

let launched: LaunchedApp;
let server: TmdbServer;
let place: Workplace;
let libraryDirectory: string;

beforeAll(async () => {
  server = await startTmdbServer();
  place = makeWorkplace();
  libraryDirectory = await newFolder();
  launched = await launchApp({ libraryDirectory, env: { MATINEE_TMDB: server.address } });
  const { page } = launched;
  await importInBackground(page, writeZip(place.path('made.zip'), madeFiles));
  await skipWelcome(page);
});
/** Off, without a key and without covers, whatever a test before has left. */
beforeEach(async () => {
  const { page } = launched;
  await callFrom(page, 'covers:remove-key', {});
  await callFrom(page, 'covers:clear', {});
  server.requests.length = 0;
  await goTo(page, 'settings');
});
afterAll(async () => {
  await launched.close();
  await server.close();
  place.remove();
  await removeFolder(libraryDirectory);
});

/** With a good key, without the window. */
async function turnOn(): Promise<void> {
  await callFrom(launched.page, 'covers:save-key', { key: tmdbKey });
  await callFrom(launched.page, 'covers:turn', { isOn: true });
}

function shownCovers(): Promise<number> {
  return launched.page.locator('main .cover img.shown').count();
}

test('while pictures are off nothing is asked and nothing is served', async () => {
  const { page } = launched;
  await openScreen(page, 'Browse');
  await page.getByRole('button', { name: 'Toy Story, 1995' }).waitFor();
  expect(await page.locator('main .cover img').count()).toBe(0);
  expect(await page.evaluate(async () => (await fetch('/covers/1')).status)).toBe(404);
  expect(server.requests).toEqual([]);
});

test('the settings say what is sent, refuse a wrong key, and show covers with a good one', async () => {
  const { page } = launched;
  await openScreen(page, 'Settings');
  const part = page.getByRole('region', { name: 'Pictures' });
  const words = await part.innerText();
  for (const said of ['What leaves your computer', 'api.themoviedb.org', 'image.tmdb.org', 'your key']) {
    expect(words).toContain(said);
  }
  expect(words).toContain('not endorsed or certified by TMDB');

  await part.getByLabel('Your TMDB key').fill('f'.repeat(32));
  await part.getByRole('button', { name: 'Check the key and show covers' }).click();
  await part.getByText('TMDB does not take this key').waitFor();
  expect(await callFrom(page, 'covers:state', {})).toMatchObject({ isOn: false });
  await part.getByRole('button', { name: 'Remove the key' }).click();

  await part.getByLabel('Your TMDB key').fill(tmdbKey);
  await part.getByRole('button', { name: 'Check the key and show covers' }).click();
  await part.getByText('TMDB takes this key').waitFor();
  expect(await part.getByRole('switch', { name: 'Show covers from TMDB' }).isChecked()).toBe(true);

  await openScreen(page, 'Browse');
  await expect.poll(shownCovers).toBe(1);
  expect(server.requests.filter((path) => path.startsWith('/t/'))).toEqual(['/t/p/w342/toy.png']);
});

test('a redirect to another host is not followed', async () => {
  const { page } = launched;
  const elsewhere = await startTmdbServer();
  await turnOn();
  server.posters.set(603, '/matrix.png');
  server.redirectTo = `${elsewhere.address}t/p/w342/toy.png`;
  expect(await page.evaluate(async () => (await fetch('/covers/2?again')).status)).toBe(404);
  expect(server.requests).toContain('/t/p/w342/matrix.png');
  expect(elsewhere.requests).toEqual([]);
  expect((await fetch(elsewhere.address)).status).toBe(401);
  expect(elsewhere.requests).toEqual(['/']);
  server.redirectTo = null;
  server.posters.delete(603);
  await elsewhere.close();
});

test('turned off, the drawn covers are back and nothing is asked any more', async () => {
  const { page } = launched;
  await turnOn();
  await goTo(page, 'browse');
  await expect.poll(shownCovers).toBe(1);
  await openScreen(page, 'Settings');
  await page.getByRole('switch', { name: 'Show covers from TMDB' }).click();
  await expect.poll(async () => (await callFrom(page, 'covers:state', {})).isOn).toBe(false);
  const asked = server.requests.length;
  await openScreen(page, 'Browse');
  await page.getByRole('button', { name: 'Toy Story, 1995' }).waitFor();
  expect(await page.locator('main .cover img').count()).toBe(0);
  expect(server.requests).toHaveLength(asked);
});

test('settings tell where the library lies and which program this is', async () => {
  const { page } = launched;
  await openScreen(page, 'Settings');
  const about = page.getByRole('region', { name: 'About' });
  await about.getByText(libraryDirectory).waitFor();
  await about.getByText('Electron').waitFor();
  await about.getByRole('button', { name: 'Licences' }).click();
  const licences = page.getByRole('dialog', { name: 'Licences' }).getByRole('listitem');
  const sqlite = licences.filter({ has: page.getByText(/^better-sqlite3 .*MIT$/) });
  await sqlite.getByText(/^better-sqlite3/).click();
  await sqlite.getByText('Permission is hereby granted').waitFor();
  await page.keyboard.press('Escape');
});
