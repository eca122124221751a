// Download MovieLens, from a server on this computer: the terms first, cuts gone on after, cancelling, and what to do without a network.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDownloadServer, type DownloadServer } from '../fixtures/download-server.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { buildZip } from '../fixtures/zip-builder.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, skipWelcome } from './rooms.ts';

const name = 'ml-latest-small.zip';
let server: DownloadServer;
let launched: LaunchedApp;

beforeAll(async () => {
  const files = Object.entries(plantedArchive({ users: 20, movies: 30 }));
  const noise = { path: 'planted/noise.bin', content: randomBytes(300_000) };
  server = await startDownloadServer({
    [name]: buildZip([...files.map(([path, content]) => ({ path, content })), noise]),
  });
  launched = await launchApp({ env: { MATINEE_DOWNLOADS: server.address } });
  await skipWelcome(launched.page);
});
/** A server that has done nothing yet, and Import ready for a download. */
beforeEach(async () => {
  const { page } = launched;
  server.requests.length = 0;
  for (const fault of Object.keys(server.faults)) Reflect.deleteProperty(server.faults, fault);
  server.files.delete(`${name}.md5`);
  await goTo(page, 'import');
  const another = page.getByRole('button', { name: 'Import another archive' });
  const download = page.getByRole('button', { name: 'Download ml-latest-small…' });
  await another.or(download).waitFor();
  if (await another.isVisible()) await another.click();
  await download.waitFor();
});
afterAll(async () => {
  await launched.close();
  await server.close();
});

async function agree(): Promise<void> {
  const { page } = launched;
  await page.getByRole('button', { name: 'Download ml-latest-small…' }).click();
  await page.getByRole('dialog').getByText('no commercial use').waitFor();
  expect(
    server.requests.filter((request) => request.name === name && request.range === undefined).length,
  ).toBeLessThan(2);
  await page.getByRole('button', { name: 'Agree and download' }).click();
}

test('nothing is fetched before the terms are agreed to; then the archive comes in, through cuts', async () => {
  const { page } = launched;
  server.faults.cutAfterBytes = 120_000;
  await page.getByRole('button', { name: 'Download ml-latest-small…' }).click();
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(server.requests).toEqual([]);
  await agree();
  await page.getByRole('heading', { name: `${name} imported` }).waitFor({ timeout: 60_000 });
  expect(server.requests.some(({ range }) => range !== undefined)).toBe(true);
  const { catalogue } = await callFrom(page, 'library:overview', {});
  expect(catalogue).toMatchObject({ name: 'MovieLens latest-small', movies: 30, users: 20 });
});

test('a download can be cancelled, and the next one goes on from there', async () => {
  const { page } = launched;
  server.faults.stallAfterBytes = 200_000;
  await agree();
  await page.getByRole('heading', { name: 'Downloading from GroupLens' }).waitFor();
  await expect.poll(() => page.locator('main').innerText()).toContain('200 kB of');
  await page.getByRole('button', { name: 'Cancel download' }).click();
  await page.getByText('The part so far is kept').waitFor();

  delete server.faults.stallAfterBytes;
  await agree();
  await page.getByRole('heading', { name: `${name} imported` }).waitFor({ timeout: 60_000 });
  expect(server.requests.at(-1)?.range).toBe('bytes=200000-');
});

test('an archive with a wrong checksum is refused', async () => {
  const { page } = launched;
  const before = await callFrom(page, 'library:overview', {});
  server.files.set(`${name}.md5`, Buffer.from(`${'0'.repeat(32)}  ${name}\n`));
  await agree();
  const alert = page.getByRole('alert');
  await alert.waitFor({ timeout: 60_000 });
  expect(await alert.innerText()).toContain('checksum');
  expect((await callFrom(page, 'library:overview', {})).catalogue).toEqual(before.catalogue);
});

test('without the server the way leads to the file picker, and a second try works', async () => {
  const { page } = launched;
  server.faults.statuses = [404, 404];
  await agree();
  const alert = page.getByRole('alert');
  await alert.waitFor({ timeout: 60_000 });
  const words = await alert.innerText();
  expect(words).toContain('The download failed');
  expect(words).toContain('choose its file here');
  await page.getByRole('button', { name: 'Try it again' }).click();
  await page.getByRole('heading', { name: `${name} imported` }).waitFor({ timeout: 60_000 });
});

test('the welcome offers the same download', async () => {
  const { page } = launched;
  await callFrom(page, 'settings:update', { onboardingDone: false });
  await page.reload();
  await page.getByRole('button', { name: 'Get started' }).click();
  await agree();
  await page.getByRole('heading', { name: 'Your library is ready' }).waitFor({ timeout: 60_000 });
  await skipWelcome(page);
});
