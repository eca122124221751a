// A person's ratings from another site, through the window: looked through, corrected, imported, taken back, matched by hand later.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { madeFiles, makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { letterboxdFiles } from '../fixtures/made-letterboxd.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, launchWith, openScreen, startAsGrace, starsOf, type Place } from './rooms.ts';
import { answerFileDialog, importThroughDialog } from './studio.ts';

let launched: LaunchedApp;
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace();
  launched = await launchWith('starter');
});
beforeEach(() => startAsGrace(launched.page, 'diary'));
afterAll(async () => {
  await launched.close();
  place.remove();
});

const diaryTitles = async () =>
  (await callFrom(launched.page, 'ratings:list', {})).map(({ title }) => title).toSorted();

async function openRoom(name: string): Promise<void> {
  await openScreen(launched.page, 'Diary');
  await launched.page
    .getByRole('navigation', { name: 'Diary' })
    .getByRole('button', { name, exact: name === 'Entries' })
    .click();
}

const exportFile = () => writeZip(place.path('letterboxd-ada.zip'), letterboxdFiles);

async function chooseExport(): Promise<void> {
  const { app, page } = launched;
  await openRoom('Import my ratings');
  await answerFileDialog(app, exportFile());
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
}

/** Imports what needs no look, without the window, and opens a screen. */
async function importAndOpen(place: Place): Promise<void> {
  const { page } = launched;
  const { previewId } = await callFrom(page, 'history:read', { path: exportFile() });
  await callFrom(page, 'history:apply', { previewId });
  await goTo(page, place);
}

/** The row of the file with this title. */
function rowOf(title: string) {
  return launched.page
    .getByRole('list', { name: 'Rows of the file' })
    .getByRole('listitem')
    .filter({ hasText: title });
}

async function look(view: string): Promise<void> {
  await launched.page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: view }).click();
}

/** Chooses the first movie that the search finds for `words`. */
async function chooseMovie(words: string, title: RegExp): Promise<void> {
  const { page } = launched;
  const search = page.getByRole('combobox', { name: 'Movies' });
  await search.fill(words);
  await page.getByRole('option', { name: title }).first().waitFor();
  await search.press('Enter');
}

test('a file that is no export is explained, and changes nothing', async () => {
  const { app, page } = launched;
  await openRoom('Import my ratings');
  await answerFileDialog(app, writeZip(place.path('holiday.zip'), { 'beach.txt': 'sand' }));
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('holiday.zip');
  expect(await diaryTitles()).toEqual([]);
});

test('columns that no site has are named, and the choice is remembered', async () => {
  const { app, page } = launched;
  const file = place.path('filme.csv');
  writeFileSync(file, 'Film;Punkte;Gesehen am\nAlien;4;31.05.2024\nTitanic;3;01.06.2024\n');
  await openRoom('Import my ratings');
  await answerFileDialog(app, file);
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  const first = page.getByRole('list', { name: 'The first rows become' });
  await first.getByRole('img', { name: 'You gave 4 stars' }).waitFor();
  await page.getByRole('combobox', { name: 'Best rating: 5 stars' }).click();
  await page.getByRole('option', { name: '10', exact: true }).click();
  await first.getByRole('img', { name: 'You gave 2 stars' }).waitFor();
  await page.getByRole('combobox', { name: 'What Film means: Title' }).click();
  await page.getByRole('option', { name: 'Not used' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: 'What Film means: Not used' }).click();
  await page.getByRole('option', { name: 'Title', exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await rowOf('Titanic').getByRole('img', { name: 'You gave 1½ stars' }).waitFor();
  await page.getByRole('button', { name: /^Import \d entries$/ }).click();
  await page.getByRole('heading', { name: 'filme.csv imported into your diary' }).waitFor();
  expect(await diaryTitles()).toEqual(['Alien', 'Titanic']);

  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('button', { name: 'Change columns…' }).click();
  await page.getByRole('combobox', { name: 'Best rating: 10' }).waitFor();
});

test('what needs a look comes first, and nothing is imported before the person says so', async () => {
  const { page } = launched;
  await chooseExport();
  await rowOf('Fight Club (2001)').getByText('Is it this one?').waitFor();
  await look('All');
  await rowOf('Alien (1979)').getByRole('img', { name: 'You gave 4½ stars' }).waitFor();
  await look('Skipped');
  await page.getByText('the rating is not one that the site gives').waitFor();
  expect(await diaryTitles()).toEqual([]);
});

test('a file that is looked through is put away, with a word, when somebody else takes the keyboard', async () => {
  const { page } = launched;
  await chooseExport();
  const { profileId } = await callFrom(page, 'profiles:create', { name: 'Ada' });
  await callFrom(page, 'profiles:activate', { profileId });
  await page.getByText('letterboxd-ada.zip was put away').waitFor();
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
  expect(await callFrom(page, 'ratings:list', {})).toEqual([]);
});

test('a match is corrected, a guess taken, a row left out; the import brings every half star, and then has no more', async () => {
  const { page } = launched;
  await chooseExport();
  await look('Not found');
  await rowOf('Starship Trooper')
    .getByRole('button', { name: /^Choose/ })
    .click();
  await chooseMovie('starship', /Starship Troopers/);
  await rowOf('Starship Trooper').getByText('your choice').waitFor();

  await look('To check');
  await rowOf('Fight Club').getByRole('button', { name: /^Yes/ }).click();
  await rowOf('Fight Club').getByText('your choice').waitFor();
  await rowOf('The Shining')
    .getByRole('button', { name: /^Leave out/ })
    .click();
  await rowOf('The Shining').getByText('Left out').waitFor();

  await page.getByRole('button', { name: /^Import \d+ entries$/ }).click();
  await page.getByRole('heading', { name: 'letterboxd-ada.zip imported into your diary' }).waitFor();
  const entries = await callFrom(page, 'ratings:list', {});
  const stars = Object.fromEntries(entries.map((entry) => [entry.title, entry.stars]));
  expect(stars).toMatchObject({ Alien: 4.5, 'Pulp Fiction': 3.5, Titanic: 0.5, 'Fight Club': 4.5 });
  expect(stars).toMatchObject({ 'Starship Troopers': 3 });
  expect(Object.keys(stars)).not.toContain('The Shining');
  expect(Object.keys(stars)).not.toContain('Armageddon');
  await openRoom('Entries');
  await page.getByRole('textbox', { name: 'Search your diary' }).fill('alien');
  await expect.poll(() => starsOf(page, 'Alien').getAttribute('aria-label')).toBe('4½ stars');

  await chooseExport();
  await page.getByRole('button', { name: 'Nothing to import' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Choose a file…' }).waitFor();
});

test('what waits is matched by hand, or removed after a question', async () => {
  const { page } = launched;
  await importAndOpen('diary');
  await openRoom('Unmatched');
  const waiting = page.getByRole('list', { name: 'Unmatched ratings' }).getByRole('listitem');
  await waiting
    .filter({ hasText: 'Aftersun' })
    .getByRole('button', { name: /^Choose/ })
    .click();
  await chooseMovie('amadeus', /Amadeus/);
  await waiting.filter({ hasText: 'Aftersun' }).waitFor({ state: 'detached' });
  expect(await diaryTitles()).toContain('Amadeus');

  const lost = 'Portrait of a Lady on Fire';
  await waiting
    .filter({ hasText: lost })
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await waiting.filter({ hasText: lost }).waitFor({ state: 'detached' });
  expect(await diaryTitles()).not.toContain(lost);
});

test('an import is taken back whole after a question', async () => {
  const { page } = launched;
  await importAndOpen('history');
  expect(await diaryTitles()).toContain('Alien');
  await page.getByRole('region', { name: 'Your imports' }).getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: 'Undo it' }).click();
  await page.getByRole('region', { name: 'Your imports' }).waitFor({ state: 'detached' });
  expect(await diaryTitles()).not.toContain('Alien');
});

test('ratings that another library lacks wait for their movie and can be given one', async () => {
  const { app, page } = launched;
  await startAsGrace(page, 'import', { 'Blade Runner': 4.5 });
  await importThroughDialog(app, page, writeZip(place.path('made.zip'), madeFiles));
  await page.getByRole('heading', { name: 'made.zip imported' }).waitFor();
  await page.getByRole('button', { name: 'See unmatched ratings' }).click();
  const waiting = page.getByRole('list', { name: 'Unmatched ratings' }).getByRole('listitem');
  await waiting
    .filter({ hasText: 'Blade Runner' })
    .getByRole('button', { name: /^Choose/ })
    .click();
  await chooseMovie('toy', /Toy Story/);
  await waiting.filter({ hasText: 'Blade Runner' }).waitFor({ state: 'detached' });
  expect(await diaryTitles()).toContain('Toy Story');
});
