// Files dropped anywhere on the window: recognised by their contents, brought to where they belong, or refused kindly.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { letterboxdFiles } from '../fixtures/made-letterboxd.ts';
import { madeFiles, makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { launchApp, startAgain, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { starterDirectory } from './libraries.ts';
import { launchWith, openScreen, rateByTitle, skipWelcome } from './rooms.ts';

let launched: LaunchedApp;
let place: Workplace;
beforeAll(async () => {
  place = makeWorkplace();
  launched = await launchWith('starter', { starterDirectory });
});
afterAll(async () => {
  await launched.close();
  place.remove();
});

/** Only a file that was chosen has a path, so a hidden field chooses it, and it is dropped on the middle of the window. */
async function drop(path: string, { page } = launched): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'file';
    field.id = 'chosen-by-test';
    document.body.append(field);
  });
  await page.locator('#chosen-by-test').setInputFiles(path);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#chosen-by-test');
    const [file] = field?.files ?? [];
    if (file === undefined) return;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const target = document.querySelector('main h1, main') ?? document.body;
    for (const name of ['dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    }
    field?.remove();
  });
}

test('a cover that is dragged out of the window is its movie’s title and year', async () => {
  const { page } = launched;
  await openScreen(page, 'Browse');
  const dragged = await page
    .locator('main button[draggable=true]')
    .first()
    .evaluate((button) => {
      const dataTransfer = new DataTransfer();
      button.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
      return dataTransfer.getData('text/plain');
    });
  const [, title = ''] = /^(.+) \(\d{4}\)$/u.exec(dragged) ?? [];
  const { movies } = await callFrom(page, 'movies:search', { query: title, limit: 1 });
  expect(movies[0]?.title).toBe(title);
});

test('a holiday picture is refused, and nothing changes', async () => {
  const { page } = launched;
  const file = place.path('beach.jpg');
  writeFileSync(file, 'sand and sea');
  await drop(file);
  await page.getByText('Matinee can’t read beach.jpg').waitFor();
});

test('an export of ratings opens its review, from wherever one is', async () => {
  const { page } = launched;
  await openScreen(page, 'Train');
  await drop(writeZip(place.path('letterboxd-ada.zip'), letterboxdFiles));
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('letterboxd-ada.zip');
  expect(await callFrom(page, 'ratings:list', {})).toEqual([]);
});

test('an archive asks before it replaces the library, and says what will wait', async () => {
  const { page } = launched;
  await rateByTitle(page, { 'Toy Story': 5 });
  const library = async () => (await callFrom(page, 'library:overview', {})).catalogue?.fingerprint;
  const before = await library();
  await openScreen(page, 'You');
  await drop(writeZip(place.path('made.zip'), madeFiles));
  const question = page.getByRole('dialog', { name: 'Replace your library?' });
  await question.waitFor();
  const words = await question.innerText();
  expect(words).toContain('made.zip becomes your library');
  expect(words).toContain('You have 1 rating. Ratings and marks of every profile stay');
  expect(words).toContain('wait there, unmatched');
  expect(words).toContain('Your models stop recommending');
  await question.getByRole('button', { name: 'Keep my library' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await callFrom(page, 'jobs:current', {})).toBeNull();
  expect(await library()).toBe(before);
});

test('once it is agreed to, the import starts', async () => {
  const { page } = launched;
  await drop(writeZip(place.path('made.zip'), madeFiles));
  await page.getByRole('button', { name: 'Replace it' }).click();
  await page.getByRole('heading', { name: 'made.zip imported' }).waitFor();
  expect((await callFrom(page, 'library:overview', {})).catalogue?.movies).toBe(3);
});

test('the starter library asks before it replaces another one, on Import and in the welcome', async () => {
  const { page } = launched;
  const refuse = async (button: string) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Use the starter library?' });
    await question.getByText('To have it back, import it again').waitFor();
    await question.getByRole('button', { name: 'Keep my library' }).click();
    await question.waitFor({ state: 'hidden' });
    expect((await callFrom(page, 'library:overview', {})).catalogue?.movies).toBe(3);
  };
  await openScreen(page, 'Import');
  await refuse('Use the starter library…');
  await callFrom(page, 'settings:update', { onboardingDone: false });
  await page.reload();
  await page.getByRole('button', { name: 'Get started' }).click();
  await refuse('Start with it');
  await skipWelcome(page);
});

test('on the first start an archive is dropped where a library is chosen, and nothing is asked', async () => {
  const first = await launchApp({ starterDirectory });
  onTestFinished(first.close);
  const { page } = first;
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'Start with it' }).waitFor();
  await drop(writeZip(place.path('first.zip'), madeFiles), first);
  await page.getByRole('heading', { name: 'Your library is ready' }).waitFor();
  expect((await callFrom(page, 'library:overview', {})).catalogue?.movies).toBe(3);
});

test('a file that is opened with the program goes the same way, in the window that is there', async () => {
  const { app, page, libraryDirectory } = launched;
  await openScreen(page, 'Train');
  expect(await startAgain(libraryDirectory, writeZip(place.path('opened.zip'), letterboxdFiles))).toBe(0);
  await page.getByRole('list', { name: 'Rows of the file' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('opened.zip');
  // As a Mac says it.
  const backup = place.path('opened.jpg');
  writeFileSync(backup, 'sand and sea');
  await app.evaluate(({ app: program }, path) => {
    program.emit('open-file', { preventDefault: () => undefined }, path);
  }, backup);
  await page.getByText('Matinee can’t read opened.jpg').waitFor();
});
