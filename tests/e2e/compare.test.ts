// Comparing two runs through the window: their figures and options, what they would change for the person, notes, and the way back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromHash, type Route } from '../../src/renderer/state/routes.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { madeRunIds } from './made-runs.ts';
import { chooseInMenus, goTo, launchWith, startAsGrace } from './rooms.ts';

const { stars, balanced: both } = madeRunIds;
const comparison: Route = { name: 'compare', runs: [stars, both] };
let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchWith('runs');
});
afterAll(() => launched.close());

const history = () => launched.page.getByRole('region', { name: 'History of runs' });

test('two runs that are ticked in the history are held against each other', async () => {
  const { page } = launched;
  await goTo(page, 'train');
  const boxOf = (balance: string) =>
    history()
      .locator('tbody tr')
      .filter({ hasText: 'Sweep' })
      .filter({ hasText: balance })
      .getByRole('checkbox');
  const compare = page.getByRole('button', { name: 'Compare', exact: true });
  await boxOf('Balanced').waitFor();
  expect(await compare.isDisabled()).toBe(true);
  await boxOf('Balanced').check();
  await boxOf('Stars only').check();
  await compare.click();
  await page.getByRole('heading', { name: 'Compare runs', level: 1 }).waitFor();
  expect(fromHash(new URL(page.url()).hash)).toEqual(comparison);
  const figures = page.getByRole('region', { name: 'Figures' }).getByRole('row');
  expect(await figures.filter({ hasText: 'Recall@10' }).innerText()).toMatch(/%[^]*%[^]*\+[^]*B/);
  const options = page.getByRole('region', { name: 'Trained with' }).getByRole('row');
  expect(await options.filter({ hasText: 'Balance' }).innerText()).toMatch(/Stars only[^]*Balanced/);
  await page.getByRole('img', { name: /^Error of predicted stars.*A: from.*B: from/ }).waitFor();
});

test('without ratings there are no lists to compare, and the way to some is shown', async () => {
  const { page } = launched;
  await startAsGrace(page, comparison);
  await page.getByText('You have not rated anything yet').waitFor();
  await page.getByRole('button', { name: 'Rate movies' }).waitFor();
});

test('with ratings it shows what is new, gone and moved, and each movie can be opened', async () => {
  const { page } = launched;
  await startAsGrace(page, comparison, { Alien: 5, 'The Matrix': 5, 'Blade Runner': 5 });
  await page.getByText(/of 100 movies are in both lists. Both go by the same 3 ratings/).waitFor();
  for (const name of [/^New in B/, /^Gone in B/, /^Moved most/]) {
    await page.getByRole('heading', { name }).waitFor();
  }
  const spoken = page.getByRole('listitem').filter({ hasText: /, (place \d+ in [AB]|same place|not in)/ });
  expect(await spoken.count()).toBeGreaterThanOrEqual(20);
  const movie = spoken.first().getByRole('button');
  const title = await movie.locator('.title').innerText();
  await chooseInMenus(launched, 'mark-watchlist');
  await movie.click({ button: 'right' });
  await expect.poll(() => callFrom(page, 'marks:list', {})).toMatchObject([{ title, kind: 'watchlist' }]);
  // The line between its two places is the movie, too.
  await page.locator('path.reach').first().click({ button: 'right', force: true });
  await expect.poll(() => callFrom(page, 'marks:list', {})).toEqual([]);
  await movie.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('heading', { name: 'Compare runs', level: 1 }).waitFor();
});

test('a movie on which list and stars disagree is opened, and has its menu', async () => {
  const { page } = launched;
  await startAsGrace(page, 'train', { Alien: 5, 'The Matrix': 5, 'Blade Runner': 4, Titanic: 1 });
  await page.getByText('Where list and stars disagree').click();
  const movie = page
    .getByRole('region', { name: /your list/ })
    .getByRole('button')
    .first();
  const title = ((await movie.textContent()) ?? '').trim().replace(/ +\d{4}$/u, '');
  await chooseInMenus(launched, 'mark-watchlist');
  await movie.click({ button: 'right' });
  await expect.poll(() => callFrom(page, 'marks:list', {})).toMatchObject([{ title, kind: 'watchlist' }]);
  await movie.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});

test('both sides can be swapped, which turns the differences round', async () => {
  const { page } = launched;
  await goTo(page, comparison);
  const figures = page.getByRole('region', { name: 'Figures' }).getByRole('row');
  const recall = figures.filter({ hasText: 'Recall@10' });
  await recall.filter({ hasText: '+' }).waitFor();
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await recall.filter({ hasText: '−' }).waitFor();
  expect(fromHash(new URL(page.url()).hash)).toEqual({ name: 'compare', runs: [both, stars] });
});

test('a note is kept as it is typed and is still there after a restart of the window', async () => {
  const { page } = launched;
  await callFrom(page, 'runs:activate', { runId: both });
  await goTo(page, comparison);
  await page.getByRole('button', { name: 'Back to Train' }).click();
  await page.getByLabel('Note on this run').fill('Good lists, “honest” stars');
  await expect
    .poll(async () => (await callFrom(page, 'runs:list', {})).find(({ runId }) => runId === both)?.note)
    .toBe('Good lists, “honest” stars');
  await page.reload();
  await expect.poll(() => page.getByLabel('Note on this run').inputValue()).toContain('honest');
  await history().getByText('Good lists').waitFor();
});

test('one click rolls back to the run before, and another one forward again', async () => {
  const { page } = launched;
  await callFrom(page, 'runs:activate', { runId: stars });
  await callFrom(page, 'runs:activate', { runId: both });
  await goTo(page, 'train');
  const activeRun = async () =>
    (await callFrom(page, 'runs:list', {})).find(({ isActive }) => isActive)?.runId;
  await page.getByRole('button', { name: /^Roll back to the run of/ }).click();
  await expect.poll(activeRun).toBe(stars);
  await page.getByText('It was trained for stars only', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Roll back to the run of/ }).click();
  await expect.poll(activeRun).toBe(both);
});

test('the history is sorted by any figure', async () => {
  const { page } = launched;
  await goTo(page, 'train');
  const rows = history().locator('tbody tr');
  await page.getByRole('button', { name: 'Epochs', exact: true }).click();
  expect(await page.getByRole('columnheader', { name: 'Epochs' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  expect(await rows.first().innerText()).toContain('Balanced');
  await page.getByRole('button', { name: 'Epochs', exact: true }).click();
  expect(await rows.first().innerText()).toContain('Stars only');
});

test('any number of runs is overlaid in one chart, smoothed, beside a pinned one', async () => {
  const { page } = launched;
  await goTo(page, 'train');
  await history().getByRole('checkbox').first().waitFor();
  for (const box of await history().getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Overlay curves' }).click();
  await page.getByRole('heading', { name: 'Curves of runs', level: 1 }).waitFor();
  const chart = page.getByRole('img', { name: /^Error of predicted stars/ });
  const linesOf = async () => (await chart.getAttribute('aria-label'))?.match(/: from /g)?.length;
  const runs = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect.poll(linesOf).toBe(await runs.count());
  await runs.first().getByRole('button', { name: 'Compare the others with' }).click();
  await page.getByText('Differences are to the run of').waitFor();
  await runs.last().getByRole('checkbox').uncheck();
  await expect.poll(linesOf).toBe((await runs.count()) - 1);
  const raw = await chart.getAttribute('aria-label');
  await page.getByRole('slider', { name: 'Smoothing' }).press('End');
  await expect.poll(() => chart.getAttribute('aria-label')).not.toBe(raw);
  await page.getByRole('switch', { name: 'Logarithmic axis' }).check();
  await page.reload();
  await page.getByText('Differences are to the run of').waitFor();
  expect(await page.getByRole('switch', { name: 'Logarithmic axis' }).isChecked()).toBe(true);
});
