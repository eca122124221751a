// Home in the real app: what everybody loves, and what is recommended and why.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUntuned } from '../../src/contract/tuning.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { launchWith, openScreen, startAsGrace, starsOf } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchWith('starter');
});
afterAll(() => launched.close());

test('without ratings Home shows what everybody loves, called by its name', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home');
  await page.getByText('Popular with everybody').first().waitFor();
  await page.getByText('Not yet about you.').waitFor();
  await page.getByText('The movies are real, their viewers are not.').waitFor();
  expect(await page.getByText('Simulated', { exact: true }).count()).toBe(1);
});

test('with ratings and a model Home recommends and says because of what', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home', { Alien: 5, 'Blade Runner': 4.5, 'The Matrix': 4.5, Titanic: 1 });
  await page.getByText('Your next movie').waitFor();
  await page
    .getByText(/^Because you gave .+ stars/)
    .first()
    .waitFor();
  await page.getByText('Picked by your model from 4 ratings of yours').waitFor();

  const list = await callFrom(page, 'recommendations:list', { limit: 5 });
  const shown = await page.getByRole('heading', { level: 2 }).first().innerText();
  expect(shown).toBe(list.recommendations[0]?.title);
});

test('a movie that is rated on Home stays in its place and is gone at the next visit', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home', { Alien: 5, 'Blade Runner': 4.5 });
  await page.getByText('Picked by your model from 2 ratings of yours').waitFor();
  const hero = await page.getByRole('heading', { level: 2 }).first().innerText();
  await starsOf(page, hero).press('4');
  await page.getByText(`${hero}: 4 stars`).waitFor();
  await page.getByText('Picked by your model from 3 ratings of yours').waitFor();
  expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe(hero);

  await openScreen(page, 'Diary');
  await page.getByRole('button', { name: hero, exact: true }).waitFor();
  await openScreen(page, 'Home');
  await page.getByText('Your next movie').waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().innerText()).not.toBe(hero);
});

/** Enough for every shelf. */
const favourites = {
  ...{
    Alien: 5,
    'Blade Runner': 4.5,
    'The Matrix': 4.5,
    'The Shining': 4,
    'Fight Club': 4.5,
    'Pulp Fiction': 4,
  },
  ...{ Titanic: 2, Armageddon: 1.5, Memento: 3.5, 'Terminator 2: Judgment Day': 5, 'Toy Story': 3 },
};

/** The movies of the first shelf once it is there: a page that was just loaded has none yet. */
async function firstMovies(page: Page): Promise<string[]> {
  await expect.poll(() => moviesOn(page, 'For you')).not.toEqual([]);
  return moviesOn(page, 'For you');
}

function moviesOn(page: Page, shelf: string): Promise<string[]> {
  return page
    .getByRole('region', { name: shelf })
    .locator('[data-movie]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-movie') ?? ''));
}

test('Home has shelves of many kinds, no movie twice, and what is not for me makes room at once', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home', favourites);
  for (const shelf of ['For you', 'Hidden gems', 'Outside your usual']) {
    await page.getByRole('heading', { level: 2, name: shelf }).waitFor();
  }
  await page
    .getByRole('heading', { level: 2, name: /^Because you gave/ })
    .first()
    .waitFor();
  // What was rated a moment ago is nothing to see again.
  expect(await page.getByRole('heading', { level: 2, name: 'Rewatch' }).count()).toBe(0);
  const all = await page
    .locator('[data-movie]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-movie')));
  expect(new Set(all).size).toBe(all.length);

  const before = await firstMovies(page);
  const card = page.getByRole('region', { name: 'For you' }).getByRole('listitem').first();
  await card.hover();
  await card.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Not for me' }).click();
  await expect.poll(() => moviesOn(page, 'For you')).not.toContain(before[0]);
  await expect.poll(() => moviesOn(page, 'For you')).toHaveLength(before.length);
  expect((await moviesOn(page, 'For you'))[0]).toBe(before[1]);
});

test('of a shelf only the cards in reach exist, and by keys one comes to the last, its stars and its menu', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home', favourites);
  const shelf = page.getByRole('region', { name: 'For you' });
  await firstMovies(page);
  const first = shelf.getByRole('listitem').first();
  const size = Number(await first.getAttribute('aria-setsize'));
  const made = await shelf.locator('[data-movie]').count();
  expect(made).toBeGreaterThan(2);
  expect(made).toBeLessThan(size);
  expect(await shelf.getByRole('radiogroup').count()).toBe(0);

  await first.locator('[data-movie]').press('End');
  const last = shelf.getByRole('listitem').last();
  expect(await last.getAttribute('aria-posinset')).toBe(String(size));
  await expect.poll(() => last.locator('[data-movie]:focus').count()).toBe(1);
  const title = (await last.locator('.title').innerText()).trim();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Not rated');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe(`More for ${title}`);
});

test('a badge counts the ratings that the model was not trained on, and leads to Train where none can continue it', async () => {
  const { page, libraryDirectory } = launched;
  for (const run of await readdir(join(libraryDirectory, 'models'))) {
    await rm(join(libraryDirectory, 'models', run, 'parameters'), { force: true });
  }
  await startAsGrace(page, 'home', { Alien: 5, 'Blade Runner': 4.5 });
  await page.getByRole('button', { name: '2 new ratings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor();
});

test('why a movie is recommended is said by what it would be without each rating', async () => {
  const { page } = launched;
  await startAsGrace(page, 'browse', favourites);
  await openScreen(page, 'Home');
  await page.getByRole('button', { name: 'Why this?' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/ithout your .+ stars for .+ this (falls|rises|stays)/).waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(0);
  await dialog.getByText('What each of your ratings changes').click();
  await dialog.getByText(/^Where the movie would be without|^None of your ratings alone/).waitFor();
  await dialog.getByText('All of your 11 ratings').click();
  await dialog
    .getByRole('group', { name: 'All of your 11 ratings' })
    .getByText(/Without it place|changes nothing/)
    .first()
    .waitFor();
  // It goes with the screen that it is above.
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('heading', { level: 1, name: 'Browse' }).waitFor();
  expect(await dialog.count()).toBe(0);
});

test('the model’s own order of For you is one switch away, and the shelf says which it is', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home', favourites);
  const corrected = await firstMovies(page);
  await page.getByText('The more lesser-known movies you rate, the more of them are here.').waitFor();
  const toggle = page.getByRole('switch', { name: 'Lesser-known too' });
  await toggle.click();
  await page.getByText('In the model’s own order: mostly well-known movies.').waitFor();
  await expect.poll(() => moviesOn(page, 'For you')).not.toEqual(corrected);
  await toggle.click();
  await expect.poll(() => moviesOn(page, 'For you')).toEqual(corrected);
});

test('the tuner moves what is shown, says so, and its mixes stay', async () => {
  const { page } = launched;
  await startAsGrace(page, 'home', favourites);
  const untuned = await firstMovies(page);
  await page.getByRole('button', { name: 'Tune' }).click();
  const panel = page.getByRole('complementary', { name: 'Tuner' });
  await panel.getByText('Not tuned').waitFor();
  await panel.getByRole('slider', { name: 'Popularity' }).press('End');
  await panel.getByText(/^\d+ of 20 are new$/).waitFor();
  await expect.poll(() => moviesOn(page, 'For you')).not.toEqual(untuned);
  await panel.getByRole('button', { name: 'Save as a mix' }).click();
  await panel.getByLabel('Name of the mix').fill('Off the map');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  const mix = panel.getByRole('button', { name: 'Off the map', exact: true });
  await mix.waitFor();
  await panel.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => moviesOn(page, 'For you')).toEqual(untuned);

  await mix.click();
  await panel.getByText(/^\d+ of 20 are new$/).waitFor();
  // The tuning is kept once it has come to rest, and nothing shows when that is.
  const kept = async () => (await callFrom(page, 'home:shelves', { tuning: null })).tuning;
  await expect.poll(async () => isUntuned(await kept()), { interval: 250 }).toBe(false);
  await page.reload();
  await page.getByRole('button', { name: 'Tuned' }).waitFor();
});
