// A walk through every screen of the real app, with a library, ratings and things that wait: for pictures, axe, keyboard and zoom.
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { m } from '../../src/messages/messages.js';
import { setLocale, type Locale } from '../../src/messages/runtime.js';
import { makeWorkplace, writeZip } from '../fixtures/made-archive.ts';
import { letterboxdFiles } from '../fixtures/made-letterboxd.ts';
import { waitForCalm } from './calm.ts';
import { callFrom } from './calls.ts';
import { starterDirectory } from './libraries.ts';
import { madeRunIds } from './made-runs.ts';
import { goTo, launchWith, mark, rate } from './rooms.ts';
import { answerFileDialog } from './studio.ts';
import { firstStart, rooms } from './tour-stops.ts';
import { waitFor } from './waiting.ts';

/** Well-known movies of the starter library, with the stars that a friend of dark science fiction might give. */
const favourites: Readonly<Record<string, number>> = {
  ...{ Alien: 5, 'Blade Runner': 4.5, 'The Matrix': 4.5, 'The Shining': 4, Se7en: 4, 'Fight Club': 4.5 },
  ...{ 'Pulp Fiction': 4, Titanic: 2, Armageddon: 1.5, Memento: 3.5 },
};

/** What the person noted without rating it. */
const marks = {
  watchlist: ['Minority Report', 'Gattaca', 'Brazil'],
  watched: ['Aliens'],
  hidden: ['Legally Blonde'],
};

/** Another person at this computer, who likes it lighter. */
const othersFavourites: Readonly<Record<string, number>> = {
  ...{ Titanic: 5, 'Forrest Gump': 4.5, 'The Lion King': 5, Aladdin: 4, 'Toy Story': 4.5, Se7en: 1.5 },
  ...{ 'Jurassic Park': 4, 'The Shining': 1, 'Pulp Fiction': 2.5 },
};

/** An older export, none of whose movies the starter library has. */
const waitingRatings = [
  'Date,Name,Year,Letterboxd URI,Rating',
  '2023-10-02,Aftersun,2022,https://boxd.it/oRSM,5',
  '2023-11-19,Starship Trooper,1996,https://boxd.it/2aFe,3',
  '2023-12-26,Portrait of a Lady on Fire,2019,https://boxd.it/jnpo,4.5',
  '',
].join('\n');

/** A screen, or a state of one that looks different; its name is that of its pictures. */
export type Stop = {
  readonly name: string;
  /**
   * Comes here from anywhere after the first start; the stops of the first start follow one another. What may be opened
   * above any screen has this one behind it.
   */
  readonly open: (page: Page, behind: 'home' | 'settings') => Promise<void>;
  /** What is new on a screen that is a stop by itself. */
  readonly part?: (page: Page) => Locator;
  /** Shows several runs. */
  readonly needsRuns?: boolean;
};

export type TourOptions = {
  colorScheme: 'light' | 'dark';
  /** Names of the stops to look at; default: all. */
  only?: readonly string[] | undefined;
  locale?: Locale;
  /** Of the window, from the first stop to the last; default: that which the app gives it. */
  size?: { width: number; height: number };
  /** Trains the runs to show, each so long, and draws the map; by default they are made, which is quicker. */
  epochs?: number;
};

/** Some stops alone: `TOUR=home,movie`. */
export const stopsWanted = process.env['TOUR']?.split(',');

/** Opens one stop after the other and lets `look` look at each. */
export async function walkTour(
  look: (stop: Stop, page: Page, app: ElectronApplication) => Promise<void>,
  { colorScheme, only, locale = 'en', size, epochs }: TourOptions,
): Promise<void> {
  const isWanted = ({ name }: Stop) => only === undefined || only.includes(name);
  const place = makeWorkplace();
  const { app, page, close } = await launchWith(epochs === undefined ? 'runs' : 'starter', {
    starterDirectory,
    // The vote by phone stays on this computer.
    env: { MATINEE_BALLOTS: '127.0.0.1' },
  });
  await agreeToVotes(app);
  const visit = async (stop: Stop) => {
    try {
      // Home makes the better picture, and takes the longest to look at.
      await stop.open(page, epochs === undefined ? 'settings' : 'home');
      await settle(page);
    } catch (error) {
      throw new Error(`The tour does not get to "${stop.name}".`, { cause: error });
    }
    if (isWanted(stop)) await look(stop, page, app);
  };
  try {
    // What the stops click on is named in the window's language; the messages here are those of this process.
    void setLocale(locale, { reload: false });
    await page.emulateMedia({ colorScheme });
    if (size !== undefined) await page.setViewportSize(size);
    await callFrom(page, 'settings:update', { language: locale, theme: 'system' });
    await page.waitForURL(new RegExp(`locale=${locale}`));
    await answerFileDialog(app, writeZip(place.path('letterboxd-ada.zip'), letterboxdFiles));
    if (firstStart.some(isWanted)) {
      await callFrom(page, 'settings:update', { onboardingDone: false });
      await page.reload();
      for (const stop of firstStart) await visit(stop);
      await callFrom(page, 'settings:update', { onboardingDone: true });
    }
    await moveIn(page, writeZip(place.path('letterboxd-2023.zip'), { 'ratings.csv': waitingRatings }));
    const wanted = rooms.filter(isWanted);
    if (epochs === undefined) await callFrom(page, 'runs:activate', { runId: madeRunIds.balanced });
    else if (wanted.some(({ needsRuns }) => needsRuns)) await trainSomeRuns(page, epochs);
    for (const stop of wanted) await visit(stop);
  } finally {
    void setLocale('en', { reload: false });
    await close();
    place.remove();
  }
}

/** Lets the system's question before a vote by phone, which no test can click, be answered by itself. */
async function agreeToVotes(app: ElectronApplication): Promise<void> {
  const labels = (['en', 'de'] as const).map((locale): string => m.ballots_ask_open({}, { locale }));
  await app.evaluate(({ dialog }, wanted) => {
    const before = dialog.showMessageBox.bind(dialog);
    dialog.showMessageBox = (...given: unknown[]) => {
      const { buttons = [] } = given.at(-1) as Electron.MessageBoxOptions;
      const yes = buttons.findIndex((label) => wanted.includes(label));
      if (yes !== -1) return Promise.resolve({ response: yes, checkboxChecked: false });
      return before(...(given as [Electron.MessageBoxOptions]));
    };
  }, labels);
}

/** Behind the first start, with ratings, and with some that wait for their movie. */
async function moveIn(page: Page, waitingFile: string): Promise<void> {
  const [you] = await callFrom(page, 'profiles:list', {});
  const { profileId } = await callFrom(page, 'profiles:create', { name: 'Ada' });
  await callFrom(page, 'profiles:activate', { profileId });
  await rate(page, othersFavourites);
  if (you !== undefined) await callFrom(page, 'profiles:activate', { profileId: you.profileId });
  await rate(page, favourites);
  await mark(page, marks);
  const { previewId } = await callFrom(page, 'history:read', { path: waitingFile });
  await callFrom(page, 'history:apply', { previewId });
  await goTo(page, 'settings');
}

/** Three short trainings with other weights; the starter library's model stays the active one. */
async function trainSomeRuns(page: Page, epochs: number): Promise<void> {
  const before = await callFrom(page, 'runs:list', {});
  await callFrom(page, 'sweep:start', { points: 3, epochs });
  await waitFor(
    () => callFrom(page, 'runs:list', {}),
    (runs) => runs.length >= before.length + 3,
    480_000,
  );
}

/** The theme that the window shows. */
export function themeOf(page: Page): Promise<'light' | 'dark'> {
  return page.evaluate(() => {
    const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const { colorScheme } = getComputedStyle(document.documentElement);
    return colorScheme === 'dark' || (colorScheme.includes('dark') && isDark) ? 'dark' : 'light';
  });
}

/** Until nothing loads any more, nothing is pointed at, and no notice lies above the screen. */
export async function settle(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.locator('[data-sonner-toast]').first().waitFor({ state: 'detached' });
  await waitForCalm(page);
}
