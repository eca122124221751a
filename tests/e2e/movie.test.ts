// A movie's page in the real app: facts, stars, histogram, similar movies, and the way back.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { movieRoute } from '../../src/renderer/state/routes.ts';
import type { LaunchedApp } from './app.ts';
import { findMovie, goTo, openScreen, ratingOf, shareStarter, starsOf } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(async () => {
  const { page } = launched;
  await goTo(page, movieRoute(await findMovie(page, 'Alien')));
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
});

test('it shows what is known of the movie, and that its ratings are simulated', async () => {
  const { page } = launched;
  const facts = page.getByRole('region', { name: 'Facts' });
  await facts.getByText('Ridley Scott').waitFor();
  await facts.getByText('1979').waitFor();
  await page.getByText(/^\d+ simulated ratings$/).waitFor();
  await page.getByRole('img', { name: 'Generated cover of Alien' }).waitFor();
});

test('similar movies stand above why, and what is not known leads to where it can be had', async () => {
  const { page } = launched;
  await starsOf(page, 'Alien').press('5');
  const why = page.getByRole('region', { name: 'Why Alien?' });
  await why.waitFor();
  const above = await page.getByRole('region', { name: 'Movies like this' }).boundingBox();
  expect((await why.boundingBox())?.y).toBeGreaterThan(above?.y ?? Infinity);
  await page.getByRole('button', { name: 'Remove your rating of Alien' }).click();
  await page.getByRole('button', { name: 'Get these details…' }).click();
  const dialog = page.getByRole('dialog', { name: 'More about this library’s movies' });
  await dialog.getByText(/movies_metadata\.csv/).waitFor();
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await expect.poll(() => dialog.count()).toBe(0);
});

test('stars are given by half with the mouse, marked in the histogram, and undone', async () => {
  const { page } = launched;
  await ratingOf(page, 'Alien').scrollIntoViewIfNeeded();
  const box = await ratingOf(page, 'Alien').boundingBox();
  if (box === null) throw new Error('The stars are not on screen.');
  await page.mouse.click(box.x + box.width * 0.65, box.y + box.height / 2);
  await page.getByText('You gave 3½ stars').waitFor();
  const histogram = page.getByRole('region', { name: 'Ratings' });
  await histogram.getByText('your rating').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Rate it').waitFor();
  await expect.poll(() => histogram.getByText('your rating').count()).toBe(0);
});

test('a viewing is noted with its stars, changed, removed and brought back', async () => {
  const { page } = launched;
  const watched = page.getByRole('region', { name: 'Watched' });
  await watched.getByRole('button', { name: 'I watched it' }).click();
  const dialog = page.getByRole('dialog', { name: 'I watched it' });
  await dialog.getByLabel('Day', { exact: true }).fill('2024-05-01');
  await dialog.getByRole('radio', { name: '4 stars' }).press('4');
  await dialog.getByLabel('With whom').fill('Ada');
  await dialog.getByLabel('Tags').fill('cinema, late');
  await dialog.getByLabel('What you thought of it').fill('Quiet, then not.');
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await watched.getByText('1 May 2024').waitFor();
  await watched.getByText('with Ada').waitFor();
  await watched.getByText('Quiet, then not.').waitFor();
  await page.getByText('You gave 4 stars').waitFor();
  await watched.getByRole('button', { name: /^Change your viewing of Alien/ }).click();
  const change = page.getByRole('dialog', { name: 'Change this viewing' });
  await change.getByLabel('What you thought of it').fill('Loud after all.');
  await change.getByRole('button', { name: 'Save' }).click();
  await watched.getByText('Loud after all.').waitFor();
  await watched.getByRole('button', { name: /^Remove your viewing of Alien/ }).click();
  await page.getByText('Rate it').waitFor();
  await page.keyboard.press('Control+z');
  await watched.getByText('Loud after all.').waitFor();
  await page.getByText('You gave 4 stars').waitFor();
  await watched.getByRole('button', { name: /^Remove your viewing of Alien/ }).click();
  await page.getByText('Rate it').waitFor();
});

test('stars are given by keyboard as with any slider', async () => {
  const { page } = launched;
  const stars = starsOf(page, 'Alien');
  await stars.press('5');
  await expect.poll(() => stars.getAttribute('aria-label')).toBe('5 stars');
  await stars.press('ArrowLeft');
  await expect.poll(() => stars.getAttribute('aria-label')).toBe('4½ stars');
  await page.getByRole('button', { name: 'Remove your rating of Alien' }).click();
  await expect.poll(() => stars.getAttribute('aria-label')).toBe('Not rated');
});

test('similar movies lead on, and back leads to the search one came from', async () => {
  const { page } = launched;
  await openScreen(page, 'Browse');
  await page.getByRole('textbox', { name: 'Search titles' }).fill('alien');
  await page.getByRole('button', { name: 'Alien, 1979' }).click();
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
  const shelf = page.getByRole('region', { name: 'Movies like this' });
  const similar = shelf.locator('button[data-movie]').first();
  const title = ((await similar.getAttribute('aria-label')) ?? '').replace(/, \d{4}$/, '');
  expect(title).not.toBe('Alien');
  await similar.click();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Browse' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Search titles' }).inputValue()).toBe('alien');
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
});

test('each similar movie says why, and more like it but newer is a click away', async () => {
  const { page } = launched;
  const shelf = page.getByRole('region', { name: 'Movies like this' });
  await shelf
    .getByText(/Watched by the same people|Alike in genre|Go together/)
    .first()
    .waitFor();
  await page.getByRole('radio', { name: 'Newer' }).click();
  await shelf
    .getByText(/years? newer/)
    .first()
    .waitFor();
  const names = await shelf
    .locator('button[data-movie]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(Number(/, (\d{4})/.exec(name)?.[1])).toBeGreaterThan(1979);
  await page.getByRole('radio', { name: 'Most similar' }).click();
  await expect.poll(() => shelf.getByText(/years? newer/).count()).toBe(0);
});

test('a genre leads to Browse', async () => {
  const { page } = launched;
  await page.getByRole('list', { name: 'Genres' }).getByRole('button', { name: 'Horror' }).click();
  await page.getByRole('heading', { level: 1, name: 'Browse' }).waitFor();
  const chip = page.getByRole('list', { name: 'Genres' }).getByRole('button', { name: 'Horror' });
  expect(await chip.getAttribute('aria-pressed')).toBe('true');
});

test('it goes on a list, which is put into order, noted on, chosen from and deleted, all with undo', async () => {
  const { page } = launched;
  for (const title of ['Jaws', 'Alien']) {
    await goTo(page, movieRoute(await findMovie(page, title)));
    await page.getByRole('button', { name: 'Add to a list…' }).click();
    const present = page.getByRole('button', { name: 'Dark nights' });
    if (title === 'Alien') await present.click();
    else {
      await page.getByLabel('New list').fill('Dark nights');
      await page.getByRole('button', { name: 'Create' }).click();
    }
    await page.locator('[aria-pressed="true"]', { hasText: 'Dark nights' }).waitFor();
    await page.keyboard.press('Escape');
  }
  await openScreen(page, 'Lists');
  await page.getByText('0 of 2 seen').waitFor();
  await page.getByRole('button', { name: 'Dark nights' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dark nights' }).waitFor();
  const titles = () => page.locator('[role=listitem] button.title').allInnerTexts();
  await expect.poll(titles).toEqual(['Jaws', 'Alien']);
  // The handle keeps the keyboard: one key after the other moves on.
  await page.getByRole('button', { name: /^Move Jaws, now at place 1/ }).press('ArrowDown');
  await page.getByRole('button', { name: /^Move Jaws, now at place 2/ }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: /^Move Alien, now at place 2/ }).press('ArrowUp');
  await expect.poll(titles).toEqual(['Alien', 'Jaws']);
  await page.getByRole('button', { name: /^Move Alien/ }).dragTo(page.getByRole('group', { name: 'Jaws' }));
  await expect.poll(titles).toEqual(['Jaws', 'Alien']);
  await page.getByRole('button', { name: 'Write a note on Jaws' }).click();
  await page.getByRole('textbox', { name: 'Note on Jaws' }).fill('On the beach');
  await page.keyboard.press('Enter');
  await page.getByText('On the beach').waitFor();
  await page.getByRole('button', { name: 'Take Jaws off Dark nights' }).click();
  await expect.poll(titles).toEqual(['Alien']);
  await page.keyboard.press('Control+z');
  await expect.poll(titles).toEqual(['Jaws', 'Alien']);
  await page.getByRole('button', { name: 'Choose from this list' }).click();
  await page.getByText('2 of 2 left to see').waitFor();
  await page
    .getByRole('button', { name: /^From/ })
    .or(page.getByRole('combobox', { name: /^From/ }))
    .first()
    .click();
  await page.getByRole('option', { name: 'What I own' }).click();
  await page.getByRole('heading', { name: 'No movie of your own yet' }).waitFor();
  await page.getByRole('button', { name: 'Choose from all movies' }).click();
  await openScreen(page, 'Lists');
  await page.getByRole('button', { name: 'Dark nights' }).click();
  await page.getByRole('button', { name: 'More for Dark nights' }).click();
  await page.getByRole('menuitem', { name: 'Delete the list' }).click();
  await page.getByRole('heading', { name: 'No list yet' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('0 of 2 seen').waitFor();
});
