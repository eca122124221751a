// Every screen and what it looks like when more of it is open, each with the way there.
import type { Page } from 'playwright-core';
import { m } from '../../src/messages/messages.js';
import { callFrom } from './calls.ts';
import type { Stop } from './tour.ts';

/** From the first picture to the first ratings, one after the other. */
export const firstStart: readonly Stop[] = [
  {
    name: 'welcome',
    open: (page) => page.getByRole('button', { name: m.onboarding_welcome_start() }).waitFor(),
  },
  {
    name: 'welcome-library',
    open: async (page) => {
      await page.getByRole('button', { name: m.onboarding_welcome_start() }).click();
      await page.getByRole('button', { name: m.onboarding_starter_use() }).waitFor();
    },
  },
  {
    name: 'welcome-groups',
    open: async (page) => {
      await page.getByRole('button', { name: m.onboarding_starter_use() }).click();
      const groups = page.locator('main button[aria-pressed]');
      await groups.nth(1).click();
      await groups.nth(3).click();
    },
  },
  {
    name: 'welcome-rate',
    open: async (page) => {
      await page.getByRole('button', { name: m.onboarding_groups_next() }).click();
      await page.getByTestId('round-title').waitFor();
    },
  },
];

/** Each can be reached by itself. */
export const rooms: readonly Stop[] = [
  { name: 'home', open: (page) => goTo(page, 'home') },
  {
    name: 'tuner',
    open: async (page) => {
      await goTo(page, 'home');
      await page.getByRole('button', { name: m.home_tune(), exact: true }).click();
      await page.getByRole('complementary', { name: m.home_tuner() }).waitFor();
    },
  },
  {
    name: 'why',
    open: async (page) => {
      await goTo(page, 'home');
      await page.getByRole('button', { name: m.home_why() }).first().click();
      await page.getByText(m.home_why_speaks()).waitFor();
    },
  },
  { name: 'browse', open: (page) => goTo(page, 'browse') },
  {
    name: 'browse-filters',
    open: async (page) => {
      await goTo(page, 'browse');
      await page.getByRole('button', { name: m.browse_filters() }).click();
      await page.getByRole('slider').first().waitFor();
    },
  },
  { name: 'movie', open: openMovie },
  { name: 'map', open: openMap },
  { name: 'night', open: (page) => goTo(page, 'night') },
  {
    name: 'rate',
    open: async (page) => {
      await goTo(page, 'rate');
      await page.getByTestId('round-title').waitFor();
    },
  },
  { name: 'diary', open: (page) => goTo(page, 'diary') },
  { name: 'watchlist', open: (page) => goTo(page, 'watchlist') },
  { name: 'you', open: (page) => goTo(page, 'you') },
  { name: 'history', open: (page) => goTo(page, 'history') },
  { name: 'review', open: openReview },
  { name: 'chooser', open: openChooser },
  {
    name: 'waiting',
    open: async (page) => {
      await goTo(page, 'waiting');
      await page.getByRole('list', { name: m.history_waiting_list() }).waitFor();
    },
  },
  { name: 'backup', open: (page) => goTo(page, 'backup') },
  { name: 'train', runs: 'welcome', open: (page) => goTo(page, 'train') },
  { name: 'compare', runs: 'needed', open: openComparison },
  { name: 'sweep', runs: 'needed', open: (page) => goTo(page, 'sweep') },
  { name: 'import', open: (page) => goTo(page, 'import') },
  { name: 'settings', open: (page) => goTo(page, 'settings') },
  {
    name: 'palette',
    open: async (page) => {
      await goTo(page, 'home');
      await page.keyboard.press('Control+K');
      await page.getByRole('combobox').fill('star wars');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    open: async (page) => {
      await goTo(page, 'home');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'profiles',
    open: async (page) => {
      await goTo(page, 'home');
      await page.locator('aside button[aria-haspopup=menu]').last().click();
      await page.getByRole('menu').waitFor();
    },
  },
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

/** The map of a new model is drawn by a job at first. */
async function openMap(page: Page): Promise<void> {
  await goTo(page, 'map');
  for (let waitedMs = 0; waitedMs < 120_000; waitedMs += 500) {
    await page.waitForTimeout(500);
    if ((await callFrom(page, 'jobs:current', {}))?.status !== 'running') return;
  }
  throw new Error('The map is not drawn after two minutes.');
}

async function openComparison(page: Page): Promise<void> {
  const runs = await callFrom(page, 'runs:list', {});
  const [a, b] = runs.slice(0, 2).map(({ runId }) => runId);
  await goTo(page, `compare/${a ?? ''}/${b ?? ''}`);
}

/** The file that the dialog is made to answer with, looked through. */
async function openReview(page: Page): Promise<void> {
  await goTo(page, 'history');
  await page.getByRole('button', { name: m.history_choose_file() }).click();
  await page.getByRole('list', { name: m.history_rows_list() }).waitFor();
  await page
    .getByRole('group', { name: m.history_show_only() })
    .getByRole('button', { name: m.history_view_all() })
    .click();
}

async function openChooser(page: Page): Promise<void> {
  await openReview(page);
  await page
    .getByRole('group', { name: m.history_show_only() })
    .getByRole('button', { name: m.history_view_unmatched() })
    .click();
  await page.getByRole('button', { name: m.history_movie_for({ title: 'Starship Trooper' }) }).click();
  await page.getByRole('combobox', { name: m.history_chooser_movies() }).fill('starship');
  await page.getByRole('option').first().waitFor();
}
