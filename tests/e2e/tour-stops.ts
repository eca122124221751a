// Every screen and what it looks like when more of it is open, each with the way there.
import type { Page } from 'playwright-core';
import { callFrom } from './calls.ts';
import type { Stop } from './tour.ts';

/** From the first picture to the first ratings, one after the other. */
export const firstStart: readonly Stop[] = [
  { name: 'welcome', open: (page) => page.getByRole('button', { name: 'Get started' }).waitFor() },
  {
    name: 'welcome-library',
    open: async (page) => {
      await page.getByRole('button', { name: 'Get started' }).click();
      await page.getByRole('button', { name: 'Start with it' }).waitFor();
    },
  },
  {
    name: 'welcome-rate',
    open: async (page) => {
      await page.getByRole('button', { name: 'Start with it' }).click();
      await page.getByTestId('round-title').waitFor();
    },
  },
];

/** Each can be reached by itself. */
export const rooms: readonly Stop[] = [
  { name: 'home', open: (page) => goTo(page, 'home') },
  { name: 'browse', open: (page) => goTo(page, 'browse') },
  {
    name: 'browse-filters',
    open: async (page) => {
      await goTo(page, 'browse');
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('slider').first().waitFor();
    },
  },
  { name: 'movie', open: openMovie },
  { name: 'diary', open: (page) => goTo(page, 'diary') },
  { name: 'history', open: (page) => goTo(page, 'history') },
  { name: 'review', open: openReview },
  { name: 'chooser', open: openChooser },
  {
    name: 'waiting',
    open: async (page) => {
      await goTo(page, 'waiting');
      await page.getByRole('list', { name: 'Ratings that wait' }).waitFor();
    },
  },
  { name: 'backup', open: (page) => goTo(page, 'backup') },
  { name: 'train', open: (page) => goTo(page, 'train') },
  { name: 'import', open: (page) => goTo(page, 'import') },
];

/** By the address, as after a restart: whatever was open before is gone. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${path}`);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function openMovie(page: Page): Promise<void> {
  const { movies } = await callFrom(page, 'movies:search', { query: 'alien', limit: 20 });
  const alien = movies.find(({ title }) => title === 'Alien');
  if (alien === undefined) throw new Error('The starter library has no Alien.');
  await goTo(page, `movie/${alien.movieId}`);
}

/** The file that the dialog is made to answer with, looked through. */
async function openReview(page: Page): Promise<void> {
  await goTo(page, 'history');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
  await page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: 'All' }).click();
}

async function openChooser(page: Page): Promise<void> {
  await openReview(page);
  await page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: 'Not found' }).click();
  await page.getByRole('button', { name: 'movie for Starship Trooper' }).click();
  await page.getByRole('combobox', { name: 'Movies' }).fill('starship');
  await page.getByRole('option').first().waitFor();
}
