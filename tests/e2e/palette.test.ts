// The command palette: a movie, a screen and a setting found by typing, with nothing but the keyboard.
import { beforeAll, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { chooseInMenus, findMovie, shareStarter } from './rooms.ts';

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await shareStarter();
});

async function search(words: string): Promise<void> {
  const { page } = launched;
  const field = page.getByRole('combobox', { name: 'Search movies, screens and actions' });
  // A palette that is still closing would take the keys with it.
  await field.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+K');
  await field.waitFor();
  await page.keyboard.type(words);
}

test('a few letters and Enter open a movie; it is among the recent ones afterwards', async () => {
  const { page } = launched;
  await search('blade run');
  // Marked, that is: an answer to fewer letters may have it further down.
  await page.getByRole('option', { name: 'Blade Runner', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Blade Runner' }).waitFor();

  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: /^Search/ }).click();
  const recent = page.getByRole('group', { name: 'Recent movies' });
  await recent.getByRole('option', { name: 'Blade Runner' }).waitFor();
  await page.keyboard.press('Escape');
});

test('a screen is found by its name, and by what it is for', async () => {
  const { page } = launched;
  await search('diary');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Diary' }).waitFor();
  await search('archive');
  await page.getByRole('option', { name: 'Import an archive…' }).waitFor();
  await page.keyboard.press('Escape');
});

test('the theme is one line away, and a movie takes stars without being opened', async () => {
  const { page } = launched;
  await search('theme light');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await callFrom(page, 'library:overview', {})).settings.theme).toBe('light');

  await search('the matrix');
  const matrix = page.getByRole('option', { name: /^The Matrix/ }).first();
  await matrix.waitFor();
  await page.keyboard.press('Alt+4');
  await expect.poll(async () => (await callFrom(page, 'ratings:list', {}))[0]?.stars).toBe(4);
  await page.keyboard.press('Escape');
});

test('an action on a movie is typed with it, also in the other language', async () => {
  const { page } = launched;
  await search('watchlist blade runner');
  await page.getByRole('option', { name: /^Add Blade Runner to the watchlist/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await callFrom(page, 'marks:list', {})).map(({ title, kind }) => `${title} ${kind}`))
    .toContain('Blade Runner watchlist');
  await search('bewerte alien 3,5');
  await page.getByRole('option', { name: /^Give Alien 3½ stars/, selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await callFrom(page, 'ratings:set', { movieId: await findMovie(page, 'Alien'), stars: 5 });
  await search('warum aliens');
  await page.getByRole('option', { name: /^Why Aliens\?/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: 'Why Aliens?' })
    .getByText(/^Place \d/)
    .waitFor();
  await page.keyboard.press('Escape');
  await search('merkliste');
  await page.getByRole('option', { name: 'Watchlist', selected: true }).waitFor();
  await page.keyboard.press('Escape');
});

test('a movie has its menu there, by the mouse and by the menu key for the marked one', async () => {
  const { page } = launched;
  await search('alien');
  const option = page.getByRole('option', { name: /^Alien/ }).first();
  await option.waitFor();
  await chooseInMenus(launched, 'mark-watchlist');
  await option.click({ button: 'right' });
  const listed = async () =>
    (await callFrom(page, 'marks:list', {})).filter(
      ({ kind, title }) => kind === 'watchlist' && title === 'Alien',
    ).length;
  await expect.poll(listed).toBe(1);
  await page.keyboard.press('Shift+F10');
  await expect.poll(listed).toBe(0);
  await chooseInMenus(launched, 'open');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('heading', { level: 1, name: 'Alien' }).waitFor();
  await expect.poll(() => page.getByRole('combobox', { name: /^Search movies/ }).count()).toBe(0);
});

test('several words that are no title are asked in Browse', async () => {
  const { page } = launched;
  await search('scary space movie');
  await page.getByRole('option', { name: 'Ask: “scary space movie”', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Understood' }).getByText('Sci-Fi').waitFor();
});

test('what the library does not hold leads to Browse, also when it is typed letter by letter', async () => {
  const { page } = launched;
  await search('z');
  await page.keyboard.type('zzzqx', { delay: 20 });
  await page.getByRole('option', { name: 'Find “zzzzqx” in Browse', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No movie fits' }).waitFor();
});

test('the keys of the window are listed with ?', async () => {
  const { page } = launched;
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(await dialog.innerText()).toContain('Ctrl K');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+6');
  await page.getByRole('heading', { level: 1, name: 'Diary' }).waitFor();
});
