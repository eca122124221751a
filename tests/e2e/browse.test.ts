// Browse in the real app: search, filters, order, the virtual grid and its keys.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { openScreen, shareStarter, starsOf } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(async () => {
  await openScreen(launched.page, 'Settings');
  await openScreen(launched.page, 'Browse');
  await launched.page.getByRole('status').filter({ hasText: '3,199 movies' }).waitFor();
});

const cards = () => launched.page.locator('[role=gridcell] button[data-movie]');
const titles = () =>
  cards().evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));

test('of thousands of movies only those in sight are in the document', async () => {
  await cards().first().waitFor();
  const count = await cards().count();
  expect(count).toBeGreaterThan(5);
  expect(count).toBeLessThan(200);
});

test('typing finds movies, and emptying the field brings all back', async () => {
  const { page } = launched;
  await page.keyboard.press('/');
  await page.keyboard.type('blade run');
  await page.getByRole('button', { name: 'Blade Runner, 1982' }).waitFor();
  // Each letter has its own result: that of the last one stays.
  await expect.poll(async () => (await titles())[0]).toBe('Blade Runner, 1982');
  await page.keyboard.press('Escape');
  await page.getByRole('status').filter({ hasText: '3,199 movies' }).waitFor();
});

test('the way back leads to the movie that one left with, also for the keyboard', async () => {
  const { page } = launched;
  const left = cards().nth(3);
  const movie = await left.getAttribute('data-movie');
  await cards().first().focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  await expect.poll(focused).toBe('content');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-movie')))
    .toBe(movie);
});

test('a search that finds nothing says so and can be cleared', async () => {
  const { page } = launched;
  await page.getByRole('textbox', { name: 'Search titles' }).fill('zzzzzz');
  await page.getByRole('heading', { name: 'No movie fits' }).waitFor();
  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.getByRole('status').filter({ hasText: '3,199 movies' }).waitFor();
});

test('a question in plain words is answered, says what it understood, and gives way to titles again', async () => {
  const { page } = launched;
  const field = page.getByRole('textbox', { name: 'Search titles' });
  await field.fill('frobnicated 80s horror, not comedy');
  await field.press('Enter');
  const understood = page.getByRole('region', { name: 'Understood' });
  await understood.getByText('1980 to 1989').waitFor();
  expect(await understood.innerText()).toMatch(/not comedy\s+Comedy/);
  expect(await understood.innerText()).toContain('Not understood: frobnicated');
  await expect.poll(async () => (await titles()).every((title) => /198\d$/.test(title))).toBe(true);
  expect(await page.getByRole('button', { name: /^Ask: / }).getAttribute('aria-pressed')).toBe('true');

  await understood.getByRole('button', { name: 'Search titles instead' }).click();
  await page.getByRole('heading', { name: 'No movie fits' }).waitFor();
  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.getByRole('status').filter({ hasText: '3,199 movies' }).waitFor();
});

test('genres narrow the result, and each movie has all of them', async () => {
  const { page } = launched;
  const genres = page.getByRole('list', { name: 'Genres' });
  await genres.getByRole('button', { name: 'Horror' }).click();
  await genres.getByRole('button', { name: 'Sci-Fi' }).click();
  await page.getByRole('button', { name: 'Alien, 1979' }).waitFor();
  expect(await page.getByRole('status').filter({ hasText: 'movie' }).first().innerText()).not.toBe(
    '3,199 movies',
  );
  await page.getByRole('button', { name: 'Clear' }).click();
});

test('the order can be chosen', async () => {
  const { page } = launched;
  await page.getByRole('combobox', { name: /^Sort by/ }).click();
  await page.getByRole('option', { name: 'Oldest' }).click();
  const yearOfFirst = async () => Number((await titles())[0]?.slice(-4));
  await expect.poll(yearOfFirst).toBeLessThan(1930);
});

test('a decade and a director narrow the result, and both can be taken off', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('combobox', { name: /^Decade/ }).click();
  await page.getByRole('option', { name: '1980s' }).click();
  await page.getByRole('combobox', { name: 'Directors' }).fill('kubrick');
  await page.getByRole('option', { name: /Stanley Kubrick/ }).click();
  await page.getByRole('button', { name: 'The Shining, 1980' }).waitFor();
  await expect.poll(async () => (await titles()).every((title) => /198\d$/.test(title))).toBe(true);
  await page.getByRole('button', { name: 'Filters (2)' }).waitFor();
  await page.getByRole('button', { name: 'Remove Stanley Kubrick' }).click();
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
});

test('years are limited by keyboard', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Filters' }).click();
  const from = page.getByRole('slider', { name: 'Years, from' });
  await from.press('End');
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  await expect
    .poll(async () => (await titles()).every((title) => Number(title.slice(-4)) >= 2000))
    .toBe(true);
});

test('keys move between cards as far as the last movie, and digits rate', async () => {
  const { page } = launched;
  await cards().first().waitFor();
  await cards().first().focus();
  await page.keyboard.press('ArrowRight');
  const [, second = ''] = await titles();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe(second);
  await page.keyboard.press('4');
  await page.keyboard.press('.');
  const title = second.replace(/, \d{4}$/, '');
  await expect.poll(() => starsOf(page, title).getAttribute('aria-label')).toBe('4½ stars');
  await page.keyboard.press('Delete');
  await expect.poll(() => starsOf(page, title).getAttribute('aria-label')).toBe('Not rated');

  await page.keyboard.press('End');
  await expect
    .poll(
      () => page.evaluate(() => document.activeElement?.closest('[data-index]')?.getAttribute('data-index')),
      { timeout: 10_000 },
    )
    .toBe('3198');
});
