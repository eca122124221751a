// The diary in the real app: empty, listed, sorted, changed, removed and brought back.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { findMovie, shareStarter, starsOf, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(() => startAsGrace(launched.page, 'diary', { Alien: 5, Titanic: 2, 'Fight Club': 4.5 }));

const titles = () => launched.page.locator('[role=listitem] button.title').allInnerTexts();

test('an empty diary says what it is for', async () => {
  const { page } = launched;
  await startAsGrace(page, 'diary');
  await page.getByRole('heading', { name: 'Your diary is empty' }).waitFor();
});

test('ratings are listed, the last one first, and counted in the sidebar', async () => {
  const { page } = launched;
  await page.getByText('3 movies rated, 3.8 stars on average').waitFor();
  expect(await titles()).toEqual(['Fight Club', 'Titanic', 'Alien']);
  await page.getByRole('navigation', { name: 'Screens' }).getByText('3').waitFor();
});

test('they are sorted by stars and found by words and by their stars', async () => {
  const { page } = launched;
  await page.getByRole('combobox', { name: /^Sort by/ }).click();
  await page.getByRole('option', { name: 'Most stars' }).click();
  await expect.poll(titles).toEqual(['Alien', 'Fight Club', 'Titanic']);
  await page.getByRole('textbox', { name: 'Search your diary' }).fill('tita');
  await expect.poll(titles).toEqual(['Titanic']);
  await page.getByRole('button', { name: 'Clear search' }).click();
  await page.getByRole('button', { name: '5 stars, 1 rated' }).click();
  await expect.poll(titles).toEqual(['Alien']);
  await page.getByRole('button', { name: '5 stars, 1 rated' }).click();
});

test('a rating is changed in its line', async () => {
  const { page } = launched;
  await starsOf(page, 'Titanic').press('3');
  await expect.poll(() => starsOf(page, 'Titanic').getAttribute('aria-label')).toBe('3 stars');
  await page.getByText('3 movies rated, 4.2 stars on average').waitFor();
});

test('a removed rating can be brought back, and is still there after a reload', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Remove your rating of Alien' }).click();
  await expect.poll(titles).not.toContain('Alien');
  const toast = page.locator('[data-sonner-toast]').filter({ hasText: 'Removed your rating of Alien' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(titles).toContain('Alien');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Diary' }).waitFor();
  await expect.poll(titles).toContain('Alien');
});

test('the diary leads to the rating round, and that back', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Rate more movies' }).click();
  await page.getByTestId('round-title').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { level: 1, name: 'Diary' }).waitFor();
});

test('Ctrl+Z takes the last rating back with the day it was given, but leaves text fields alone', async () => {
  const { page } = launched;
  const before = await callFrom(page, 'ratings:list', {});
  await starsOf(page, 'Alien').press('1');
  await expect.poll(() => starsOf(page, 'Alien').getAttribute('aria-label')).toBe('1 star');
  const field = page.getByRole('textbox', { name: 'Search your diary' });
  await field.fill('alien');
  await field.press('Control+z');
  expect(await starsOf(page, 'Alien').getAttribute('aria-label')).toBe('1 star');
  await field.fill('');
  await starsOf(page, 'Alien').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => callFrom(page, 'ratings:list', {})).toEqual(before);
});

test('viewings stand in their months, are found by their words, and are changed together with one undo', async () => {
  const { page } = launched;
  const movieId = await findMovie(page, 'Jaws');
  for (const [month, note] of [
    [5, 'Loud and wet'],
    [6, 'Again'],
  ] as const) {
    const watchedAtMs = Date.UTC(2024, month - 1, 2);
    const details = { watchedAtMs, stars: 4, note, tags: ['pool'], isRewatch: month === 6, companions: '' };
    await callFrom(page, 'viewings:add', { movieId, details });
  }
  await page.reload();
  await page.getByRole('heading', { name: 'June 2024' }).waitFor();
  await page.getByRole('heading', { name: 'May 2024' }).waitFor();
  await page.getByRole('textbox', { name: 'Search your diary' }).fill('wet pool');
  await expect.poll(titles).toEqual(['Jaws']);
  await page.getByRole('button', { name: 'Clear search' }).click();
  await page.getByRole('button', { name: 'Rewatches' }).click();
  await expect.poll(titles).toEqual(['Jaws']);
  await page.getByRole('button', { name: 'Rewatches' }).click();
  const before = await callFrom(page, 'viewings:list', {});
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByText('5 selected').waitFor();
  await page.getByRole('toolbar').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('heading', { name: 'Your diary is empty' }).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => callFrom(page, 'viewings:list', {})).toEqual(before);
  await expect.poll(async () => (await titles()).length).toBe(5);
});
