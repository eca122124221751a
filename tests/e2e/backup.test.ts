// What goes out of Matinee, through the window: tables that can be read, a backup, and its restoration.
import { setTimeout as delay } from 'node:timers/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeWorkplace, type Workplace } from '../fixtures/made-archive.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { rateByTitle, shareStarter, startAsGrace } from './rooms.ts';
import { answerFileDialog, answerSaveDialog } from './studio.ts';

let launched: LaunchedApp;
let place: Workplace;

const ratings = { Alien: 4.5, Titanic: 0.5, 'Fight Club': 3 };

beforeAll(async () => {
  place = makeWorkplace();
  launched = await shareStarter();
});
beforeEach(() => startAsGrace(launched.page, 'backup', ratings));
afterAll(() => place.remove());

const starsByTitle = async () =>
  Object.fromEntries(
    (await callFrom(launched.page, 'ratings:list', {})).map(({ title, stars }) => [title, stars]),
  );

/** Saves to `name` by the button, waits until that is said, and reads what was written. */
async function saveBy(button: string, name: string, reported: string): Promise<string> {
  const { app, page } = launched;
  await answerSaveDialog(app, place.path(name));
  await page.getByRole('button', { name: button }).click();
  await page
    .locator('[data-sonner-toast]')
    .filter({ hasText: reported })
    .getByText(place.path(name))
    .waitFor();
  return readFileSync(place.path(name), 'utf8');
}

test('ratings go out in the layouts of Letterboxd and MovieLens, with their half stars', async () => {
  const letterboxd = await saveBy('For Letterboxd…', 'letterboxd.csv', '3 ratings exported');
  expect(letterboxd).toMatch(/^LetterboxdURI,tmdbID,imdbID,Title,Year/);
  expect(letterboxd).toMatch(/,Alien,1979,.*,4\.5,/);
  const movieLens = await saveBy('For MovieLens…', 'movielens.csv', '3 ratings exported');
  expect(movieLens.trim().split('\n')).toHaveLength(4);
  expect(movieLens).toMatch(/0\.5/);
});

test('recommendations go out with their titles', async () => {
  const table = await saveBy('Export recommendations…', 'next.csv', 'recommendations exported');
  expect(table.trim().split('\n').length).toBeGreaterThan(50);
});

test('a dialog that is closed writes nothing and says nothing', async () => {
  const { app, page } = launched;
  await answerSaveDialog(app, null);
  await page.getByRole('button', { name: 'Save a backup…' }).click();
  await page.getByRole('button', { name: 'Save a backup…', disabled: false }).waitFor();
});

test('a backup brings the diary back as it was, after a question', async () => {
  const { app, page } = launched;
  await callFrom(page, 'profiles:create', { name: 'Ben' });
  await saveBy('Save a backup…', 'ada.matinee', 'Backup of 3 ratings saved');
  await rateByTitle(page, { Alien: 1, Memento: 5 });
  await answerFileDialog(app, place.path('ada.matinee'));

  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  const question = page.getByRole('dialog', { name: 'Restore this backup?' });
  await question.getByText('the 4 ratings that are here now: Grace (4), Ben (0)').waitFor();
  await question.getByRole('button', { name: 'Keep my diary' }).click();
  expect(await starsByTitle()).toMatchObject({ Memento: 5 });

  const rooms = page.getByRole('navigation', { name: 'Diary' });
  await rooms.getByRole('button', { name: 'Entries', exact: true }).click();
  await page.getByRole('button', { name: 'Remove your rating of Memento' }).click();
  await page.getByText('Removed your rating of Memento').waitFor();
  await rooms.getByRole('button', { name: 'Export and backup' }).click();
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await question.getByRole('button', { name: 'Restore the backup' }).click();
  await page.getByText('3 ratings restored: Grace (3), Ben (0)').waitFor();
  expect(await starsByTitle()).toEqual(ratings);
  // Nothing of the diary before is undone in this one.
  await page.keyboard.press('Control+z');
  await delay(1000);
  expect(await starsByTitle()).toEqual(ratings);
});

test('a file that is no backup is refused, and changes nothing', async () => {
  const { app, page } = launched;
  const file = place.path('ratings.csv');
  writeFileSync(file, 'Date,Name,Year,Letterboxd URI,Rating\n2024-02-11,Alien,1979,u,4.5\n');
  await answerFileDialog(app, file);
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await page.getByText('This backup could not be read').waitFor();
  expect(await starsByTitle()).toEqual(ratings);
});
