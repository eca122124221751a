// Import through the window: no library yet, bad archives, a report with skipped rows, cancelling.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { madeFiles, makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, screens } from './rooms.ts';
import { importInBackground, importThroughDialog, putOffWelcome } from './studio.ts';

let launched: LaunchedApp;
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace();
  launched = await launchApp();
  await putOffWelcome(launched.page);
});
beforeEach(() => openImport());
afterAll(async () => {
  await launched.close();
  place.remove();
});

/** Ready for another archive, whatever was imported before. */
async function openImport(): Promise<void> {
  const { page } = launched;
  await goTo(page, 'import');
  const choose = page.getByRole('button', { name: 'Choose a file…' });
  const another = page.getByRole('button', { name: 'Import another archive' });
  await choose.or(another).waitFor();
  if (await another.isVisible()) await another.click();
  await choose.waitFor();
}

const catalogue = async () => (await callFrom(launched.page, 'library:overview', {})).catalogue;

test('the welcome that was put off does not come back', async () => {
  const { page } = launched;
  await expect
    .poll(async () => (await callFrom(page, 'library:overview', {})).settings.onboardingDone)
    .toBe(true);
  await page.reload();
  await screens(page).waitFor();
});

test('without a library Home says so and leads to Import', async () => {
  const { page } = launched;
  expect(await catalogue()).toBeNull();
  await goTo(page, 'home');
  await page.getByRole('heading', { name: 'No movies yet' }).waitFor();
  await page.getByRole('button', { name: 'Choose a library' }).click();
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
});

test('a file that is no archive gets a plain explanation and changes nothing', async () => {
  const { app, page } = launched;
  const before = await catalogue();
  const file = place.path('holiday.zip');
  writeFileSync(file, 'these are not the bytes of a zip');
  await importThroughDialog(app, page, file);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  const words = await alert.innerText();
  expect(words).toContain('isn’t an archive');
  expect(words).toContain('holiday.zip');
  expect(words).toContain('Your library is unchanged.');
  expect(await catalogue()).toEqual(before);
});

test('a zip without ratings says which files an archive needs', async () => {
  const { app, page } = launched;
  await importThroughDialog(app, page, writeZip(place.path('photos.zip'), { 'photos/beach.txt': 'sand' }));
  const alert = page.getByRole('alert').filter({ hasText: 'photos.zip' });
  await alert.waitFor();
  expect(await alert.innerText()).toContain('ratings.csv');
});

test('the report groups skipped rows by reason and shows file and line of each', async () => {
  const { app, page } = launched;
  const corrupt = `${String(madeFiles['ml-made/ratings.csv'])}3,1,9.5,964982707\n1,1,2.0,964982708\n`;
  const archive = writeZip(place.path('made.zip'), { ...madeFiles, 'ml-made/ratings.csv': corrupt });
  await importThroughDialog(app, page, archive);
  await page.getByRole('heading', { name: 'made.zip imported' }).waitFor();
  await page.getByRole('heading', { name: '2 rows were left out' }).waitFor();
  for (const fold of await page.locator('main details summary').all()) await fold.click();
  await page.getByText('line 6').waitFor();
  await page.getByText('line 7').waitFor();
});

test('a dropped thing that is no file of this computer is refused with a hint', async () => {
  const { page } = launched;
  await page.getByRole('group', { name: 'Choose an archive' }).evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'from-a-web-page.zip'));
    area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByText('Drop a single archive (.zip), folder or table of movie details').waitFor();
});

test('a cancelled import leaves the library as it was', async () => {
  const { app, page } = launched;
  await importInBackground(page, writeZip(place.path('made.zip'), madeFiles));
  const before = await catalogue();
  expect(before).not.toBeNull();
  await openImport();
  await importThroughDialog(
    app,
    page,
    writeZip(place.path('large.zip'), plantedArchive({ users: 1000, movies: 500 })),
  );
  await page.getByRole('progressbar', { name: 'Import', exact: true }).waitFor();
  // By keyboard: a click waits until the button keeps still, and the import may be through by then.
  await page.getByRole('button', { name: 'Cancel import' }).press('Enter');
  await page.getByText('The import was cancelled.').waitFor();
  expect(await catalogue()).toEqual(before);
  await page.getByRole('button', { name: 'Choose a file…' }).waitFor();
});
