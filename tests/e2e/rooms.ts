// Steps that the end-to-end tests of Home, Browse, Movie and Diary share.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { m } from '../../src/messages/messages.js';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';

const starterDirectory = resolve(import.meta.dirname, '../../resources/starter-library/built');

/** The app behind the welcome, with the starter library in. */
export async function launchWithStarter(): Promise<LaunchedApp> {
  if (!existsSync(join(starterDirectory, 'catalogue.db'))) {
    throw new Error('The starter library is not built: run "npm run setup" first.');
  }
  const launched = await launchApp({ starterDirectory });
  await callFrom(launched.page, 'library:use-starter', {});
  await skipWelcome(launched.page);
  return launched;
}

/** Behind the welcome, whatever it would have asked. */
export async function skipWelcome(page: Page): Promise<void> {
  await callFrom(page, 'settings:update', { onboardingDone: true, theme: 'dark' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await screens(page).waitFor();
}

export function screens(page: Page): Locator {
  return page.getByRole('navigation', { name: m.shell_screens() });
}

export async function openScreen(page: Page, name: string): Promise<void> {
  await screens(page).getByRole('button', { name }).click();
}

/** Rates by title, without the window: for tests that are about what comes after. */
export async function rateByTitle(page: Page, ratings: Readonly<Record<string, number>>): Promise<void> {
  for (const [title, stars] of Object.entries(ratings)) {
    const { movies } = await callFrom(page, 'movies:search', { query: title, limit: 20 });
    const movie = movies.find((candidate) => candidate.title === title);
    if (movie === undefined) throw new Error(`The starter library has no ${title}.`);
    await callFrom(page, 'ratings:set', { movieId: movieIdSchema.parse(movie.movieId), stars });
  }
  await page.reload();
  await screens(page).waitFor();
}

/** The rating control of a movie: the radio that is chosen now, which takes the keys. */
export function starsOf(page: Page, title: string): Locator {
  return ratingOf(page, title).getByRole('radio', { checked: true });
}

/** All of the rating control of a movie. */
export function ratingOf(page: Page, title: string): Locator {
  return page.getByRole('radiogroup', { name: `Your stars for ${title}`, exact: true }).first();
}
