// The taste map in the real app: it is drawn by itself, moved by mouse and keys, searched, and caught with the lasso.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { comparePainters } from './map-painters.ts';
import { chooseInMenus, launchWith, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await launchWith('starter');
  ({ page } = launched);
  await startAsGrace(page, 'map', { Alien: 5, Aliens: 4.5, 'Blade Runner': 5 });
});
afterAll(async () => {
  await launched.close();
});

function picture(): Locator {
  return page.getByRole('application', { name: /^Map of / });
}

function panel(name: string): Locator {
  return page.getByRole('complementary', { name });
}

test('a rough map is there at once, and the proper one takes its place when it is drawn', async () => {
  await picture().waitFor();
  await expect.poll(() => picture().getAttribute('data-painted')).toBe('true');
  await expect.poll(() => picture().getAttribute('data-layout'), { timeout: 180_000 }).toBe('neighbours');
  await expect.poll(() => page.getByRole('group', { name: 'Drawing the map' }).count()).toBe(0);
  const job = await callFrom(page, 'jobs:current', {});
  expect(job).toMatchObject({ kind: 'map', status: 'succeeded' });
});

test('the person stands on it, with a way that led there', async () => {
  const { trail } = await callFrom(page, 'map:standing', {});
  expect(trail.map(({ ratings }) => ratings)).toEqual([1, 2, 3]);
  await page.getByRole('button', { name: 'Go to your place' }).click();
  await page.getByText('Rated by you').waitFor();
  await page.getByText(/^(You began near .*; after 3 ratings|Your path: over 3 ratings)/).waitFor();
});

test('search flies to a movie and shows it, and its page is a click away', async () => {
  await page.getByRole('combobox', { name: 'Find a movie on the map' }).fill('blade runner');
  await page
    .getByRole('option', { name: /Blade Runner/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await panel('On the map').getByRole('heading', { name: 'Blade Runner' }).waitFor();
  await panel('On the map').getByRole('button', { name: 'Open its page' }).click();
  await page.getByRole('heading', { level: 1, name: 'Blade Runner' }).waitFor();
  await page.getByRole('button', { name: 'Show on the map' }).click();
  await panel('On the map').getByRole('heading', { name: 'Blade Runner' }).waitFor();
  await panel('On the map').getByRole('button', { name: 'Close' }).click();
});

test('by keyboard one moves about, and the movie in the middle is read out and opened', async () => {
  await picture().focus();
  await page.keyboard.press('0');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('+');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await panel('On the map').getByRole('button', { name: 'Open its page' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => panel('On the map').count()).toBe(0);
});

test('a point has the menu of its movie, by the mouse and by the menu key', async () => {
  const listed = async () =>
    (await callFrom(page, 'marks:list', {})).filter(({ kind }) => kind === 'watchlist').length;
  await picture().focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await chooseInMenus(launched, 'mark-watchlist');
  await page.keyboard.press('Shift+F10');
  await expect.poll(listed).toBe(1);

  const box = await picture().boundingBox();
  if (box === null) throw new Error('The map is not on screen.');
  let column = 0;
  const isOverOne = async () => {
    await page.mouse.move(box.x + box.width * (0.3 + 0.01 * column++), box.y + box.height / 2);
    return picture().evaluate((element) => element.classList.contains('over'));
  };
  await expect.poll(isOverOne, { interval: 20 }).toBe(true);
  await chooseInMenus(launched, 'open');
  await page.mouse.down({ button: 'right' });
  await page.mouse.up({ button: 'right' });
  await page.getByRole('button', { name: 'Show on the map' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await picture().waitFor();
});

test('a genre stands out when it is pressed, and the colours can mean years', async () => {
  const legend = page.getByRole('region', { name: 'Legend' });
  const horror = legend.getByRole('button', { name: 'Horror' });
  await horror.click();
  expect(await horror.getAttribute('aria-pressed')).toBe('true');
  await horror.click();
  await page.getByRole('combobox', { name: /^Colour by/ }).click();
  await page.getByRole('option', { name: 'Year' }).click();
  await legend.getByText('Year', { exact: true }).waitFor();
});

test('filters leave what one rated, or a decade, on the map and in the list', async () => {
  await page.getByRole('button', { name: 'Show the whole map' }).click();
  await page.getByRole('button', { name: 'List of what is in view' }).click();
  const choose = async (filter: RegExp, option: string) => {
    await page.getByRole('combobox', { name: filter }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose(/^Show/, 'Rated');
  await expect.poll(() => panel('In view').getByRole('listitem').count()).toBe(3);
  await choose(/^Decade/, '1970s');
  await expect.poll(() => panel('In view').getByRole('listitem').count()).toBe(1);
  expect(await panel('In view').getByRole('listitem').innerText()).toContain('Alien');
  await choose(/^Show/, 'All movies');
  await choose(/^Decade/, 'All decades');
  await panel('In view').getByRole('button', { name: 'Close' }).click();
});

test('what is in view is a list, and what a lasso catches goes to the watchlist together', async () => {
  await page.getByRole('button', { name: 'Show the whole map' }).click();
  await page.getByRole('button', { name: 'List of what is in view' }).click();
  await panel('In view').getByRole('listitem').first().waitFor();
  await panel('In view').getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Draw a lasso around movies' }).click();
  const box = await picture().boundingBox();
  if (box === null) throw new Error('The map is not on screen.');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.25, 0.25));
  await page.mouse.down();
  for (const [x, y] of [
    [0.6, 0.25],
    [0.6, 0.75],
    [0.25, 0.75],
  ] as const) {
    await page.mouse.move(...at(x, y), { steps: 8 });
  }
  await page.mouse.up();
  await panel('In your lasso')
    .getByRole('button', { name: /^Add \d+ movies to the watchlist/ })
    .click();
  await page.getByText(/movies are on your watchlist/).waitFor();
  const listed = async () =>
    (await callFrom(page, 'marks:list', {})).filter(({ kind }) => kind === 'watchlist').length;
  await expect.poll(listed, { timeout: 60_000 }).toBeGreaterThan(5);
});

test('with and without a graphics card the picture is the same', async () => {
  for (const arrival of [1, 0.4]) {
    const { painted, difference, inside } = await comparePainters(page, arrival);
    expect(painted).toBeGreaterThan(0.1);
    // Edges are a pixel soft, and not to the same bit.
    expect(difference).toBeLessThan(1);
    expect(inside).toBeLessThan(3);
  }
});
