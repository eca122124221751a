// Takes a picture of every screen in both themes, in the real app with the starter library: `npm run screenshots [FOLDER] [WIDTHxHEIGHT]`.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp } from '../tests/e2e/app.ts';
import { answerFileDialog } from '../tests/e2e/studio.ts';
import { makeWorkplace, writeZip } from '../tests/fixtures/made-archive.ts';
import { letterboxdFiles } from '../tests/fixtures/made-letterboxd.ts';

const projectRoot = resolve(import.meta.dirname, '..');
const starterDirectory = join(projectRoot, 'resources/starter-library/built');
const themes = ['light', 'dark'] as const;

/** Well-known movies of the starter library, with the stars that a friend of dark science fiction might give. */
const favourites: readonly (readonly [title: string, stars: number])[] = [
  ['Alien', 5],
  ['Blade Runner', 4.5],
  ['The Matrix', 4.5],
  ['The Shining', 4],
  ['Se7en', 4],
  ['Fight Club', 4.5],
  ['Pulp Fiction', 4],
  ['Titanic', 2],
  ['Armageddon', 1.5],
  ['Memento', 3.5],
];

type Screen = { readonly name: string; readonly open: (page: Page) => Promise<void> };

const screens: readonly Screen[] = [
  { name: 'home', open: (page) => openFromSidebar(page, 'Home') },
  { name: 'browse', open: (page) => openFromSidebar(page, 'Browse') },
  { name: 'movie', open: openMovie },
  { name: 'diary', open: (page) => openFromSidebar(page, 'Diary') },
  { name: 'history', open: (page) => openRoom(page, 'Import my ratings') },
  { name: 'review', open: openReview },
  { name: 'chooser', open: openChooser },
  { name: 'waiting', open: openWaiting },
  { name: 'backup', open: openBackup },
  { name: 'train', open: (page) => openFromSidebar(page, 'Train') },
  { name: 'import', open: (page) => openFromSidebar(page, 'Import') },
];

async function openFromSidebar(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();
}

async function openMovie(page: Page): Promise<void> {
  await openFromSidebar(page, 'Browse');
  await page.getByRole('textbox', { name: 'Search titles' }).fill('alien');
  await page.getByRole('button', { name: 'Alien, 1979' }).click();
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
}

async function openRoom(page: Page, name: string): Promise<void> {
  await openFromSidebar(page, 'Diary');
  await page.getByRole('navigation', { name: 'Diary' }).getByRole('button', { name }).click();
}

/** The file that the dialog is made to answer with, looked through. */
async function openReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
  await page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: 'All' }).click();
}

async function openChooser(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: 'Not found' }).click();
  await page.getByRole('button', { name: 'movie for Starship Trooper' }).click();
  await page.getByRole('combobox', { name: 'Movies' }).fill('starship');
  await page.getByRole('option').first().waitFor();
}

async function openWaiting(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByRole('heading', { name: 'is in your diary' }).waitFor();
  await openRoom(page, 'Waiting');
  await page.getByRole('list', { name: 'Ratings that wait' }).waitFor();
}

/** Takes the import back, so that the next theme finds the diary as this one did. */
async function openBackup(page: Page): Promise<void> {
  await openRoom(page, 'Import my ratings');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await openRoom(page, 'Export and backup');
}

/** Asks the app through the window's own bridge. */
async function call(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(`window.matinee.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
}

async function rateFavourites(page: Page): Promise<void> {
  await openFromSidebar(page, 'Browse');
  for (const [title, stars] of favourites) {
    await page.getByRole('textbox', { name: 'Search titles' }).fill(title);
    const rating = page.getByRole('slider', { name: `Your stars for ${title}`, exact: true }).first();
    await rating.focus({ timeout: 5000 });
    await page.keyboard.press(String(Math.floor(stars)));
    if (stars % 1 !== 0) await page.keyboard.press('.');
  }
  await page.getByRole('textbox', { name: 'Search titles' }).fill('');
}

async function settle(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => true)');
  // Toasts are no part of a screen; bars and charts need a moment to stand.
  await page.locator('[data-sonner-toast]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
}

async function takeAll(folder: string, size: { width: number; height: number }): Promise<void> {
  const { app, page, close } = await launchApp({ starterDirectory });
  const place = makeWorkplace();
  try {
    await answerFileDialog(app, writeZip(place.path('letterboxd-ada.zip'), letterboxdFiles));
    await page.setViewportSize(size);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const take = async (name: string) => {
      await settle(page);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(join(folder, `${name}.png`));
    };

    await page.getByRole('button', { name: 'Get started' }).waitFor();
    for (const theme of themes) {
      await call(page, 'settings:update', { theme });
      await page.reload();
      await take(`welcome-${theme}`);
    }
    await call(page, 'library:use-starter', {});
    await call(page, 'settings:update', { onboardingDone: true });
    await page.reload();
    await rateFavourites(page);
    for (const theme of themes) {
      await call(page, 'settings:update', { theme });
      await page.reload();
      for (const screen of screens) {
        await screen.open(page);
        await take(`${screen.name}-${theme}`);
      }
    }
  } finally {
    await close();
    place.remove();
  }
}

async function main(): Promise<void> {
  const [folder = join(projectRoot, 'docs/screenshots'), sizeText = '1280x800'] = process.argv.slice(2);
  const [width = 1280, height = 800] = sizeText.split('x').map(Number);
  if (!existsSync(join(starterDirectory, 'catalogue.db'))) {
    throw new Error('The starter library is not built: run "npm run setup" first.');
  }
  await mkdir(folder, { recursive: true });
  await takeAll(resolve(folder), { width, height });
}

await main();
