// Steps that most end-to-end tests share: the app with the starter library, other people at it, the way to a screen.
import type { Locator, Page } from 'playwright-core';
import { movieIdSchema, type MovieId } from '../../src/contract/ids.ts';
import { markKindSchema, type MarkKind } from '../../src/contract/marks.ts';
import { m } from '../../src/messages/messages.js';
import { routeTo, toHash, type Route, type PlainName } from '../../src/renderer/state/routes.ts';
import { keepApp, keptApp, launchApp, type LaunchedApp, type LaunchOptions } from './app.ts';
import { callFrom } from './calls.ts';
import { copyLibrary, type LibraryName } from './libraries.ts';

/** The app with a copy of a library, on Settings; `close` removes the copy. */
export async function launchWith(
  library: LibraryName,
  options: Omit<LaunchOptions, 'libraryDirectory' | 'isTemporary'> = {},
): Promise<LaunchedApp> {
  const libraryDirectory = await copyLibrary(library);
  const launched = await launchApp({ ...options, libraryDirectory, isTemporary: true });
  await screens(launched.page).waitFor();
  return launched;
}

/**
 * The app with the starter library that files of a process share, since starting one takes longer than most tests. Nobody
 * but "You" is there, who is new, on Settings. For files that leave library, runs and jobs as they are; they don't close it.
 */
export async function shareStarter(): Promise<LaunchedApp> {
  const present = keptApp();
  if (present !== null) {
    await callFrom(present.page, 'settings:update', { theme: 'dark', language: 'system' });
    await startAs(present.page, 'You', 'settings');
    return present;
  }
  const launched = await launchWith('starter');
  keepApp(launched);
  return launched;
}

/** Behind the welcome, whatever it would have asked. */
export async function skipWelcome(page: Page): Promise<void> {
  await callFrom(page, 'settings:update', { onboardingDone: true, theme: 'dark' });
  await page.reload();
  await screens(page).waitFor();
}

export function screens(page: Page): Locator {
  return page.getByRole('navigation', { name: m.shell_screens() });
}

/** The button's name ends with what the screen counts, such as ratings. */
export async function openScreen(page: Page, name: string): Promise<void> {
  await screens(page)
    .getByRole('button', { name: new RegExp(`^${name}( \\d|$)`) })
    .click();
}

/** A place, or the name of one that opens without more. */
export type Place = PlainName | Route;

/** By the address, as after a restart: whatever was open before is gone. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    toHash(typeof place === 'string' ? routeTo(place) : place),
  );
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/**
 * Grace, who is new, at a place: with these ratings and marks of movies by title, and with nothing kept of
 * what was chosen on any screen. Whoever was there before is gone.
 */
export async function startAsGrace(page: Page, place: Place, ...noted: Noted): Promise<void> {
  await startAs(page, 'Grace', place, ...noted);
}

type Noted = [
  ratings?: Readonly<Record<string, number>>,
  marks?: Readonly<Partial<Record<MarkKind, readonly string[]>>>,
];

async function startAs(
  page: Page,
  name: string,
  place: Place,
  ...[ratings = {}, marks = {}]: Noted
): Promise<void> {
  await leaveForSettings(page);
  const others = await callFrom(page, 'profiles:list', {});
  const { profileId } = await callFrom(page, 'profiles:create', { name: 'Somebody new' });
  await callFrom(page, 'profiles:activate', { profileId });
  for (const other of others) await callFrom(page, 'profiles:remove', { profileId: other.profileId });
  await callFrom(page, 'profiles:rename', { profileId, name });
  await rate(page, ratings);
  await mark(page, marks);
  await page.evaluate(() => {
    window.localStorage.clear();
  });
  await goTo(page, place);
}

/** Away from a screen that would follow every change to come with new lists; not where the sidebar is missing. */
async function leaveForSettings(page: Page): Promise<void> {
  const settings = screens(page).getByRole('button', { name: m.shell_settings(), exact: true });
  // A dialog may lie above it, which a click of the mouse would meet.
  if (await settings.isVisible()) await settings.dispatchEvent('click');
}

/** Rates by title, and loads the window again. */
export async function rateByTitle(page: Page, ratings: Readonly<Record<string, number>>): Promise<void> {
  await rate(page, ratings);
  await page.reload();
  await screens(page).waitFor();
}

/** Rates by title, without the window. */
export async function rate(page: Page, ratings: Readonly<Record<string, number>>): Promise<void> {
  const rated = await Promise.all(
    Object.entries(ratings).map(async ([title, stars]) => ({ movieId: await findMovie(page, title), stars })),
  );
  for (const rating of rated) await callFrom(page, 'ratings:set', rating);
}

/** Marks by title, without the window. */
export async function mark(
  page: Page,
  marks: Readonly<Partial<Record<MarkKind, readonly string[]>>>,
): Promise<void> {
  for (const kind of markKindSchema.options) {
    for (const title of marks[kind] ?? []) {
      await callFrom(page, 'marks:set', { movieId: await findMovie(page, title), kind, isSet: true });
    }
  }
}

/** The movie of exactly this title. */
export async function findMovie(page: Page, title: string): Promise<MovieId> {
  const { movies } = await callFrom(page, 'movies:search', { query: title, limit: 20 });
  const movie = movies.find((candidate) => candidate.title === title);
  if (movie === undefined) throw new Error(`The starter library has no ${title}.`);
  return movieIdSchema.parse(movie.movieId);
}

/** The rating control of a movie: the radio that is chosen now, which takes the keys. */
export function starsOf(page: Page, title: string): Locator {
  return ratingOf(page, title).getByRole('radio', { checked: true });
}

/** All of the rating control of a movie. */
export function ratingOf(page: Page, title: string): Locator {
  return page.getByRole('radiogroup', { name: `Your stars for ${title}`, exact: true }).first();
}

/** Lets the system's menus, which no test can see, choose an entry as they open. */
export async function chooseInMenus({ app }: LaunchedApp, entry: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    Menu.prototype.popup = function popup({ callback } = {}) {
      this.getMenuItemById(id)?.click();
      callback?.();
    };
  }, entry);
}
