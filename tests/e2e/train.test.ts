// Train through the window: the form, its charts, cancelling, several runs, the other model. A training from start to end is in story.test.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeWorkplace } from '../fixtures/made-archive.ts';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { madeRunIds } from './made-runs.ts';
import { playTrainings } from './play-trainings.ts';
import { goTo, launchWith, openScreen } from './rooms.ts';
import { answerFileDialog, answerSaveDialog, chooseEpochs, trainingOutcome } from './studio.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchWith('runs');
});
beforeEach(() => goTo(launched.page, 'train'));
afterAll(() => launched.close());

const historyRows = () => launched.page.getByRole('region', { name: 'History of runs' }).locator('tbody tr');

async function chooseModel(name: string): Promise<void> {
  const { page } = launched;
  await page.getByRole('combobox', { name: /^Model: / }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('the slider moves both weights and says what they mean', async () => {
  const { page } = launched;
  const slider = page.getByRole('slider', { name: 'Balance between stars and recommendations' });
  await slider.focus();
  await slider.press('End');
  await page.getByText('Recommendations only.', { exact: false }).waitFor();
  await chooseEpochs(page, 5);
  expect(await page.getByLabel('Ranking loss weight').inputValue()).toBe('0');
  await slider.press('Home');
  expect(await page.getByLabel('Retrieval loss weight').inputValue()).toBe('0');
  await page.getByLabel('Retrieval loss weight').fill('1');
  expect(await slider.getAttribute('aria-valuetext')).toBe('Balanced');
});

test('a run is written as a report, and for TensorBoard', async () => {
  const { app, page } = launched;
  const place = makeWorkplace();
  await answerSaveDialog(app, place.path('report.html'));
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Report, a page for any browser' }).click();
  await page.getByText('1 run exported').waitFor();
  expect(readFileSync(place.path('report.html'), 'utf8')).toContain('<h1>Training run of ');
  await answerFileDialog(app, place.path('board'));
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'For TensorBoard' }).click();
  await expect
    .poll(() => existsSync(place.path('board')) && readdirSync(place.path('board')))
    .toHaveLength(1);
  place.remove();
});

test('weights that make no sense can’t be trained with', async () => {
  const { page } = launched;
  await chooseEpochs(page, 5);
  await page.getByLabel('Ranking loss weight').fill('0');
  await page.getByLabel('Retrieval loss weight').fill('0');
  await page.getByText('One of the two weights has to be above 0.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Start training' }).isDisabled()).toBe(true);
  await page.getByLabel('Ranking loss weight').fill('1');
  expect(await page.getByRole('button', { name: 'Start training' }).isDisabled()).toBe(false);
});

test('the charts keep their grid and words apart from the curve where motion is reduced', async () => {
  const { page } = launched;
  const chart = page.getByRole('img', { name: /^Error of predicted stars/ }).locator('canvas');
  await chart.waitFor();
  // Words and grid are grey, the curve is not: how far blue and red lie apart tells them from each other.
  const spread = () =>
    chart.evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const tints: number[] = [];
      for (let i = 0; i < pixels.length; i += 4) {
        const [red = 0, , blue = 0, alpha = 0] = pixels.slice(i, i + 4);
        if (alpha > 250) tints.push(Math.abs(blue - red));
      }
      return Math.max(...tints) - Math.min(...tints);
    });
  await expect.poll(spread).toBeGreaterThan(40);
});

test('the form says how long the training will take on this computer, and more epochs longer', async () => {
  const { page } = launched;
  const time = page.getByText(/^Training takes about \d+ (s|min|h)/);
  await chooseEpochs(page, 60);
  await time.waitFor();
  const usual = await time.innerText();
  await chooseEpochs(page, 500);
  await expect.poll(() => time.innerText()).not.toBe(usual);
});

test('a cancelled training leaves no run and keeps the active one', async () => {
  const { page } = launched;
  const before = await callFrom(page, 'runs:list', {});
  await chooseEpochs(page, 500);
  await page.getByRole('button', { name: 'Start training' }).click();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.getByRole('button', { name: 'Cancel training' }).waitFor();
  await expect
    .poll(focused, { message: 'the keyboard stays beside the button that was pressed' })
    .toMatch(/^(Getting ready|Loading your library|Learning)/);
  await page.getByRole('button', { name: 'Cancel training' }).click();
  await page.getByRole('heading', { name: 'The training was cancelled' }).waitFor();
  await expect.poll(focused).toBe('New training from the start');
  expect(await callFrom(page, 'runs:list', {})).toEqual(before);
  await page.getByRole('button', { name: 'Close' }).click();
});

test('an older run is made active again, and the newer one removed after a question', async () => {
  const { page } = launched;
  await callFrom(page, 'runs:activate', { runId: madeRunIds.picks });
  await goTo(page, 'train');
  const rows = historyRows();
  await rows.nth(0).getByText('Active').waitFor();
  const count = await rows.count();

  await rows.nth(1).getByRole('button').click();
  await page.getByRole('button', { name: 'Make active' }).click();
  await rows.nth(1).getByText('Active').waitFor();

  // The run that was looked at is still the one after a look elsewhere, though another one was trained last.
  await openScreen(page, 'You');
  await openScreen(page, 'Train');
  await rows.nth(1).locator('[aria-pressed=true]').waitFor();

  await rows.nth(0).getByRole('button').click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  expect(await rows.count()).toBe(count);
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the run' }).click();
  await expect.poll(() => rows.count()).toBe(count - 1);
  const runs = await callFrom(page, 'runs:list', {});
  expect(runs.map(({ runId }) => runId)).not.toContain(madeRunIds.picks);
  expect(runs.map(({ isActive }) => isActive)).toEqual([true, ...Array<boolean>(count - 2).fill(false)]);
});

test('a worse model is kept, and waits for the person to choose, wherever they are', async () => {
  const { page } = launched;
  const trainings = await playTrainings(launched);
  const activeRun = async () =>
    (await callFrom(page, 'runs:list', {})).find(({ isActive }) => isActive)?.runId;
  const before = await activeRun();
  const trainForStars = async () => {
    await page.getByRole('slider', { name: 'Balance between stars and recommendations' }).press('Home');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('button', { name: 'Cancel training' }).waitFor();
  };
  const question = page.getByRole('region', { name: 'The new model is worse at lists than the one in use' });

  await trainForStars();
  await trainings.letEnd();
  await question.waitFor();
  expect(await page.getByTestId('training-outcome').isVisible()).toBe(false);
  const lists = question.getByRole('row').filter({ hasText: 'NDCG@10' });
  expect(await lists.innerText()).toMatch(/0\.\d+[^]*0\.\d+[^]*worse/);
  expect(await question.getByRole('row').filter({ hasText: 'RMSE' }).innerText()).toContain('better');
  await page.getByLabel('1 choice waits for you').waitFor();
  await page.reload();
  await question.getByRole('button', { name: 'Keep the one in use' }).click();
  expect(await trainingOutcome(page)).toContain('Your new model is kept, but not in use');
  expect(await activeRun()).toBe(before);
  expect(await page.getByLabel('1 choice waits for you').count()).toBe(0);

  await trainings.hold();
  await goTo(page, 'train');
  await trainForStars();
  await openScreen(page, 'You');
  await trainings.letEnd();
  const toast = page.getByRole('listitem').filter({ hasText: 'worse than the one in use' });
  await toast.getByRole('button', { name: 'Show' }).click();
  await question.getByRole('button', { name: 'Use the new model' }).click();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  const [newest] = await callFrom(page, 'runs:list', {});
  expect(newest).toMatchObject({ isActive: true, options: { retrievalWeight: 0 } });
  await trainings.stop();
});

test('when the active run is removed, the best of the others recommends, and its name is said', async () => {
  const { page } = launched;
  await callFrom(page, 'runs:activate', { runId: madeRunIds.stars });
  await goTo(page, 'train');
  const active = historyRows().filter({ hasText: 'Active' });
  await active.getByRole('button').click();
  await active.locator('[aria-pressed=true]').waitFor();
  const runs = await callFrom(page, 'runs:list', {});
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByText('the best of the other runs').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the run' }).click();
  await page.getByText(/^The run of .* recommends now: it is the best/).waitFor();
  const left = await callFrom(page, 'runs:list', {});
  expect(left).toHaveLength(runs.length - 1);
  expect(left.find(({ isActive }) => isActive)).toMatchObject({
    options: { rankWeight: 1, retrievalWeight: 1 },
  });
});

test('the tutorial’s model brings its own epochs and stands beside the joint one', async () => {
  const { page } = launched;
  const trainings = await playTrainings(launched);
  await trainings.letEnd();
  await chooseModel('Classic');
  await page.getByText('unchanged: a baseline', { exact: false }).waitFor();
  await page.getByText('Exact numbers and advanced').click();
  expect(await page.getByLabel('Epochs', { exact: true }).inputValue()).toBe('3');
  expect(await page.getByLabel('Batch size').inputValue()).toBe('8192');
  await page.getByRole('button', { name: 'Start training' }).click();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  const runs = await callFrom(page, 'runs:list', {});
  expect(runs.find((run) => run.isActive)).toMatchObject({
    options: { preset: 'classic', epochs: 3, batchSize: 8192 },
  });
  expect(await historyRows().first().innerText()).toContain('Classic');
  await chooseModel('Matinee');
  expect(await page.getByLabel('Epochs', { exact: true }).inputValue()).toBe('60');
  await trainings.stop();
});
