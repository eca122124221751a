// A sweep through the window: several balances one after another, what they won and lost, choosing one, and cancelling. Its trainings are played.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunId } from '../../src/contract/ids.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { playTrainings, type PlayedTrainings } from './play-trainings.ts';
import { goTo, launchWith } from './rooms.ts';

let launched: LaunchedApp;
let trainings: PlayedTrainings;

beforeAll(async () => {
  launched = await launchWith('runs');
  trainings = await playTrainings(launched);
});
beforeEach(async () => {
  await trainings.hold();
  await goTo(launched.page, 'sweep');
});
afterAll(() => launched.close());

const rows = () =>
  launched.page.getByRole('region', { name: 'The trainings of the sweep' }).locator('tbody tr');

async function choose(legend: string, name: string | RegExp): Promise<void> {
  const group = launched.page.getByRole('group', { name: legend });
  await group.getByRole('radio', { name, exact: true }).check();
}

/** The runs of the last sweep, from stars only to picks only. */
async function sweepRuns(): Promise<RunId[]> {
  const runs = await callFrom(launched.page, 'runs:list', {});
  return runs.flatMap(({ sweepId, runId }) => (sweepId === undefined ? [] : [runId])).reverse();
}

test('a sweep is a step away from Train, trains each balance in turn, and makes none active', async () => {
  const { page } = launched;
  for (const { runId } of await callFrom(page, 'runs:list', {}))
    await callFrom(page, 'runs:remove', { runId });
  await goTo(page, 'train');
  await page.getByRole('button', { name: 'Compare settings' }).click();
  await page.getByRole('heading', { name: 'No sweep yet' }).waitFor();
  await choose('How many balances', '3');
  await page.getByRole('button', { name: 'Start the sweep' }).click();
  await page.getByRole('heading', { name: 'Training 1 of 3' }).waitFor();
  await page.getByRole('progressbar', { name: 'The whole sweep' }).waitFor();
  await rows().filter({ hasText: 'waits' }).first().waitFor();
  expect(await rows().filter({ hasText: 'in training' }).innerText()).toContain('Stars only');
  await trainings.letEnd();
  const outcome = page.getByTestId('sweep-outcome');
  await outcome.waitFor();
  expect(await outcome.innerText()).toMatch(/3 trainings done and measured[^]*none is in use yet/);
  expect((await callFrom(page, 'library:overview', {})).activeRunId).toBeNull();
  expect(await rows().getByRole('rowheader').allInnerTexts()).toEqual([
    expect.stringMatching(/Stars only\s+1 : 0/) as string,
    expect.stringMatching(/Balanced\s+1 : 1/) as string,
    expect.stringMatching(/Recommendations only\s+0 : 1/) as string,
  ]);
});

test('the chart names each point, and the words say who is best at what', async () => {
  const { page } = launched;
  const chart = page.getByRole('img', { name: /^RMSE against Recall@10/ });
  expect(await chart.getAttribute('aria-label')).toMatch(
    /1: Stars only.*2: Balanced.*3: Recommendations only/,
  );
  await page.getByText(/(predicts? stars|is best at both)/).waitFor();
  const point = page.getByRole('button', { name: /^2: Balanced, RMSE/ });
  await point.focus();
  const row = page.getByRole('region', { name: 'The trainings of the sweep' }).locator('tbody tr.marked');
  expect(await row.innerText()).toContain('Balanced');
});

test('a point is made active, and opened with all its figures', async () => {
  const { page } = launched;
  const [starsOnly = missing(), balanced] = await sweepRuns();
  await callFrom(page, 'runs:activate', { runId: starsOnly });
  await page.getByRole('button', { name: 'Make active: training 2' }).click();
  await page.getByRole('button', { name: 'Make active: training 2' }).waitFor({ state: 'detached' });
  const active = (await callFrom(page, 'runs:list', {})).find(({ isActive }) => isActive);
  expect(active).toMatchObject({ runId: balanced, options: { rankWeight: 1, retrievalWeight: 1 } });
  await page.getByRole('button', { name: 'Open training 3' }).click();
  await page.getByText('It was trained for recommendations only', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Compare settings' }).click();
  await page.getByRole('button', { name: 'Start the sweep' }).waitFor();
});

test('what else is varied is drawn across its axes, with the spread over the seeds', async () => {
  const { page } = launched;
  await trainings.letEnd();
  await choose('How many balances', '1');
  await page.getByText('Choose at least two values of something.').waitFor();
  await choose('Dimensions', /^3 64–256/);
  await choose('Seeds', '3');
  await page.getByText('9 trainings in all.').waitFor();
  await page.getByRole('button', { name: 'Start the sweep' }).click();
  expect(await page.getByTestId('sweep-outcome').innerText()).toContain('9 trainings done and measured');
  await page.getByRole('img', { name: /^A line for each setting/ }).waitFor();
  const seeds = page.getByRole('region', { name: 'Over the seeds' }).locator('tbody tr');
  expect(await seeds.allInnerTexts()).toEqual(
    ['64', '128', '256'].map(
      (size) => expect.stringMatching(new RegExp(`Dimensions ${size}\\b[^]*±`)) as string,
    ),
  );
  for (const { runId, options } of await callFrom(page, 'runs:list', {}))
    if (options.seed > 1 || options.dimensions !== undefined) await callFrom(page, 'runs:remove', { runId });
  await choose('How many balances', '3');
  await choose('Dimensions', /^1 128/);
  await choose('Seeds', '1');
});

test('a cancelled sweep leaves what was there as it was', async () => {
  const { page } = launched;
  const before = await callFrom(page, 'runs:list', {});
  await page.getByRole('radio', { name: /^Full/ }).check();
  await page.getByRole('button', { name: 'Start the sweep' }).click();
  await page.getByRole('button', { name: 'Cancel the sweep' }).click();
  await page.getByText('Sweep cancelled. Nothing was changed.').first().waitFor();
  expect(await callFrom(page, 'runs:list', {})).toEqual(before);
});

test('the models that nobody wants are removed at once, after a question', async () => {
  const { page } = launched;
  const [, balanced = missing()] = await sweepRuns();
  await callFrom(page, 'runs:activate', { runId: balanced });
  await goTo(page, 'sweep');
  await page.getByRole('button', { name: 'Remove all but the active one…' }).click();
  await page
    .getByRole('dialog', { name: 'Remove 2 runs?' })
    .getByRole('button', { name: 'Remove them' })
    .click();
  await expect.poll(sweepRuns).toEqual([balanced]);
  const [left] = await callFrom(page, 'runs:list', {});
  expect(left).toMatchObject({ isActive: true, options: { rankWeight: 1, retrievalWeight: 1 } });
});

function missing(): never {
  throw new Error('There is no sweep of three.');
}
