// Comparing two runs through the window: their figures and options, what they would change for the person, notes, and the way back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { movieIdSchema, type RunId } from '../../src/contract/ids.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { fromHash } from '../../src/renderer/state/routes.ts';
import { launchOnTrain, trainInBackground } from './studio.ts';

let launched: LaunchedApp;
let stars: RunId;
let both: RunId;

beforeAll(async () => {
  launched = await launchOnTrain({ users: 120, movies: 120 });
  stars = await trainInBackground(launched.page, { epochs: 4, retrievalWeight: 0 });
  both = await trainInBackground(launched.page, { epochs: 6 });
});
afterAll(() => launched.close());

test('two runs that are ticked in the history are held against each other', async () => {
  const { page } = launched;
  const boxes = page.getByRole('region', { name: 'History of runs' }).getByRole('checkbox');
  await boxes.nth(1).waitFor();
  const compare = page.getByRole('button', { name: 'Compare', exact: true });
  expect(await compare.isDisabled()).toBe(true);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await compare.click();
  await page.getByRole('heading', { name: 'Compare runs', level: 1 }).waitFor();
  expect(fromHash(new URL(page.url()).hash)).toEqual({ name: 'compare', runs: [stars, both] });
  const figures = page.getByRole('region', { name: 'Figures' }).getByRole('row');
  expect(await figures.filter({ hasText: 'Recall@10' }).innerText()).toMatch(/%[^]*%[^]*\+[^]*B/);
  const options = page.getByRole('region', { name: 'Trained with' }).getByRole('row');
  expect(await options.filter({ hasText: 'Balance' }).innerText()).toMatch(/Stars only[^]*Balanced/);
  await page.getByRole('img', { name: /^Error of predicted stars.*A: from.*B: from/ }).waitFor();
});

test('without ratings there are no lists to compare, and the way to some is shown', async () => {
  const { page } = launched;
  await page.getByText('You have not rated anything yet').waitFor();
  await page.getByRole('button', { name: 'Rate movies' }).waitFor();
});

test('with ratings it shows what is new, gone and moved, and each movie can be opened', async () => {
  const { page } = launched;
  for (const movieId of [1, 4, 9]) {
    await callFrom(page, 'ratings:set', { movieId: movieIdSchema.parse(movieId), stars: 5 });
  }
  await page.reload();
  await page.getByText(/of 100 movies are in both lists. Both go by the same 3 ratings/).waitFor();
  await page.getByRole('heading', { name: /^Moved most/ }).waitFor();
  const spoken = page.getByRole('listitem').filter({ hasText: /, (place \d+ in [AB]|same place|not in)/ });
  expect(await spoken.count()).toBeGreaterThanOrEqual(20);
  await spoken.first().getByRole('button').click();
  await page.getByRole('heading', { level: 1, name: /^Planted Film/ }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('heading', { name: 'Compare runs', level: 1 }).waitFor();
});

test('both sides can be swapped, which turns the differences round', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  const recall = page
    .getByRole('region', { name: 'Figures' })
    .getByRole('row')
    .filter({ hasText: 'Recall@10' });
  await recall.filter({ hasText: '−' }).waitFor();
  expect(fromHash(new URL(page.url()).hash)).toEqual({ name: 'compare', runs: [both, stars] });
});

test('a note is kept as it is typed and is still there after a restart of the window', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Back to Train' }).click();
  await page.getByLabel('Note on this run').fill('Good lists, “honest” stars');
  await expect
    .poll(async () => (await callFrom(page, 'runs:list', {})).find(({ runId }) => runId === both)?.note)
    .toBe('Good lists, “honest” stars');
  await page.reload();
  await expect.poll(() => page.getByLabel('Note on this run').inputValue()).toContain('honest');
  const history = page.getByRole('region', { name: 'History of runs' });
  await history.getByText('Good lists').waitFor();
});

test('one click rolls back to the run before, and another one forward again', async () => {
  const { page } = launched;
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
  const rows = page.getByRole('region', { name: 'History of runs' }).locator('tbody tr');
  await page.getByRole('button', { name: 'Epochs', exact: true }).click();
  expect(await page.getByRole('columnheader', { name: 'Epochs' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  expect(await rows.first().innerText()).toContain('Balanced');
  await page.getByRole('button', { name: 'Epochs', exact: true }).click();
  expect(await rows.first().innerText()).toContain('Stars only');
});
