// Files dropped anywhere on the window: told by their contents, brought to where they belong, or refused kindly.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letterboxdFiles } from '../fixtures/made-letterboxd.ts';
import { madeFiles, makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { launchWith, openScreen } from './rooms.ts';

let launched: LaunchedApp;
let place: Workplace;
beforeAll(async () => {
  place = makeWorkplace();
  launched = await launchWith('starter');
});
afterAll(async () => {
  await launched.close();
  place.remove();
});

/** Only a file that was chosen has a path, so a hidden field chooses it, and it is dropped on the middle of the window. */
async function drop(path: string): Promise<void> {
  const { page } = launched;
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'file';
    field.id = 'chosen-by-test';
    document.body.append(field);
  });
  await page.locator('#chosen-by-test').setInputFiles(path);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#chosen-by-test');
    const [file] = field?.files ?? [];
    if (file === undefined) return;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const target = document.querySelector('main h1, main') ?? document.body;
    for (const name of ['dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    }
    field?.remove();
  });
}

test('a holiday picture is refused, and nothing changes', async () => {
  const { page } = launched;
  const file = place.path('beach.jpg');
  writeFileSync(file, 'sand and sea');
  await drop(file);
  await page.getByText('Matinee can’t read beach.jpg').waitFor();
});

test('an export of ratings opens its review, from wherever one is', async () => {
  const { page } = launched;
  await openScreen(page, 'Train');
  await drop(writeZip(place.path('letterboxd-ada.zip'), letterboxdFiles));
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('letterboxd-ada.zip');
  expect(await callFrom(page, 'ratings:list', {})).toEqual([]);
});

test('an archive starts its import', async () => {
  const { page } = launched;
  await openScreen(page, 'You');
  await drop(writeZip(place.path('made.zip'), madeFiles));
  await page.getByRole('heading', { name: 'made.zip imported' }).waitFor();
  expect((await callFrom(page, 'library:overview', {})).catalogue?.movies).toBe(3);
});
