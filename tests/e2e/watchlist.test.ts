// Marks in the real app: put on the watchlist, found there, sorted, taken off, brought back; and what is not wanted stays away.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { inspectWithAxe } from './inspect/axe.ts';
import { chooseInMenus, openScreen, shareStarter, starsOf, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(async () => {
  await startAsGrace(
    launched.page,
    'watchlist',
    { Gladiator: 4, 'Toy Story': 3 },
    { watchlist: ['Alien', 'The Matrix'], hidden: ['Titanic'], watched: ['Jaws'] },
  );
  await expect.poll(titles).toEqual(['The Matrix', 'Alien']);
});

const titles = () => launched.page.locator('[role=listitem] button.title').allInnerTexts();
const sortedTitles = async () => (await titles()).toSorted();

test('an empty watchlist says how movies get there', async () => {
  const { page } = launched;
  await startAsGrace(page, 'settings');
  await openScreen(page, 'Watchlist');
  await page.getByRole('heading', { name: 'Nothing on your watchlist yet' }).waitFor();
});

test('marked movies are there, each kind in its section, with predicted stars', async () => {
  const { page } = launched;
  await page.getByText('predicted for you:').first().waitFor();
  await page
    .getByRole('combobox', { name: /^Sort by/ })
    .or(page.getByRole('button', { name: /^Sort by/ }))
    .first()
    .click();
  await page.getByRole('option', { name: 'Title' }).click();
  await expect.poll(titles).toEqual(['Alien', 'The Matrix']);
  await page.getByRole('button', { name: 'Not for me 1' }).click();
  await expect.poll(titles).toEqual(['Titanic']);
  await page.getByRole('button', { name: 'Watched 1' }).click();
  await expect.poll(titles).toEqual(['Jaws']);
  await page.getByRole('button', { name: 'Watchlist 2', exact: true }).click();
});

test('what is not wanted is not recommended', async () => {
  const list = await callFrom(launched.page, 'recommendations:list', { limit: 500 });
  const recommended = list.recommendations.map(({ title }) => title);
  expect(recommended).toContain('Alien');
  expect(recommended).not.toContain('Titanic');
  expect(recommended).not.toContain('Jaws');
});

test('a movie is taken off and brought back by Ctrl+Z, though not while typing', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Take Alien off your watchlist' }).click();
  await expect.poll(titles).toEqual(['The Matrix']);
  await page.keyboard.press('Control+z');
  await expect.poll(sortedTitles).toEqual(['Alien', 'The Matrix']);
});

test('a notice stands out in both themes, and shows where the keyboard is', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Take Alien off your watchlist' }).click();
  const notice = page.locator('[data-sonner-toast]');
  const undo = notice.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  // It stays as long as it is pointed at.
  await notice.hover();
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await inspectWithAxe(page, 'all', notice)).toEqual([]);
  }
  await page.keyboard.press('Tab');
  await undo.focus();
  expect(await undo.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');
});

test('the menu of a movie moves it: watched movies leave the watchlist', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'More for Alien' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Watched' }).click();
  await expect.poll(titles).toEqual(['The Matrix']);
  const toast = page.locator('[data-sonner-toast]').filter({ hasText: 'Alien: watched, without stars' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(sortedTitles).toEqual(['Alien', 'The Matrix']);
});

test('a menu that is closed leaves the window to the mouse again', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'More for Alien' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Alien', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
});

test('the right mouse button and the menu key open the system’s menu of a movie', async () => {
  const { page } = launched;
  await chooseInMenus(launched, 'mark-watched');
  await page.getByRole('button', { name: 'Alien', exact: true }).click({ button: 'right' });
  await expect.poll(titles).toEqual(['The Matrix']);
  await chooseInMenus(launched, 'stars-4.5');
  await openScreen(page, 'Browse');
  const card = page.getByRole('button', { name: /^The Matrix, / }).first();
  await card.click({ button: 'right' });
  await expect
    .poll(async () => (await callFrom(page, 'ratings:list', {})).find(({ title }) => title === 'The Matrix'))
    .toMatchObject({ stars: 4.5 });
  await chooseInMenus(launched, 'open');
  // The keyboard's menu key does the same.
  await card.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('heading', { level: 1, name: 'The Matrix' }).waitFor();
});

test('a list has a menu of its own', async () => {
  const { page } = launched;
  await callFrom(page, 'lists:create', { name: 'Dark nights', note: '', isOrdered: false, movieIds: [] });
  await openScreen(page, 'Lists');
  await chooseInMenus(launched, 'edit-list');
  await page.getByRole('button', { name: 'Dark nights' }).click({ button: 'right' });
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await page.keyboard.press('Escape');
});

test('one of them is picked, and another one, which leads to its page', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Pick one for me' }).click();
  const picked = page.getByRole('region').filter({ hasText: 'How about this one?' });
  const first = await picked.getByRole('heading').innerText();
  await page.getByRole('button', { name: 'Another one' }).click();
  const second = first === 'Alien' ? 'The Matrix' : 'Alien';
  await picked.getByRole('heading', { name: second }).waitFor();
  await picked.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
});

test('a movie leaves the watchlist when it gets stars', async () => {
  const { page } = launched;
  await starsOf(page, 'The Matrix').press('5');
  await expect.poll(titles).toEqual(['Alien']);
  await page.keyboard.press('Control+z');
  await expect.poll(sortedTitles).toEqual(['Alien', 'The Matrix']);
});
