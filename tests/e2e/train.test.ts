// Train through the window: a run from the slider to the history, several runs, cancelling.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { launchOnTrain, trainingOutcome } from './studio.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchOnTrain({ users: 200, movies: 120 });
});
afterAll(() => launched.close());

async function chooseEpochs(epochs: number): Promise<void> {
  const field = launched.page.getByLabel('Epochs', { exact: true });
  if (!(await field.isVisible())) await launched.page.getByText('Exact numbers and advanced').click();
  await field.fill(String(epochs));
}

async function chooseModel(name: string): Promise<void> {
  const { page } = launched;
  await page.getByRole('combobox', { name: /^Model: / }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('the slider moves both weights and says what they mean', async () => {
  const { page } = launched;
  await page.getByRole('heading', { name: 'No model yet' }).waitFor();
  const slider = page.getByRole('slider', { name: 'Balance between stars and recommendations' });
  await slider.focus();
  await slider.press('End');
  await page.getByText('Recommendations only.', { exact: false }).waitFor();
  await chooseEpochs(5);
  expect(await page.getByLabel('Ranking loss weight').inputValue()).toBe('0');
  await slider.press('Home');
  expect(await page.getByLabel('Retrieval loss weight').inputValue()).toBe('0');
  await page.getByLabel('Retrieval loss weight').fill('1');
  expect(await slider.getAttribute('aria-valuetext')).toBe('Balanced');
});

test('weights that make no sense can’t be trained with', async () => {
  const { page } = launched;
  await page.getByLabel('Ranking loss weight').fill('0');
  await page.getByLabel('Retrieval loss weight').fill('0');
  await page.getByText('One of the two weights has to be above 0.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Start training' }).isDisabled()).toBe(true);
  await page.getByLabel('Ranking loss weight').fill('1');
  await page.getByLabel('Retrieval loss weight').fill('1');
});

test('a training shows its curves live and ends as the active run, summed up in words', async () => {
  const { page } = launched;
  await chooseEpochs(8);
  await page.getByRole('button', { name: 'Start training' }).click();
  await page.getByRole('progressbar', { name: 'Training', exact: true }).first().waitFor();
  await page.getByRole('img', { name: /^Error of predicted stars/ }).waitFor();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  await page.getByText(/Predicted stars are off by/).waitFor();
  const rows = page.getByRole('region', { name: 'History of runs' }).locator('tbody tr');
  expect(await rows.count()).toBe(1);
  expect(await rows.first().innerText()).toContain('Active');
  const figures = await page.getByRole('region', { name: 'All figures' }).innerText();
  for (const words of ['EASE', '95% interval', 'NDCG@10', 'MRR', 'Novelty@10'])
    expect(figures).toContain(words);
  await page.getByText('Predicted stars against given stars').click();
  await page.getByRole('region', { name: 'Predicted and given stars' }).waitFor();
  await page.getByText('Each prediction says how far off it may be').waitFor();
  await page.getByText('Ahead of the simple methods, or lucky?').click();
  const lead = page.getByRole('region', { name: 'Differences to the simple methods' }).locator('tbody tr');
  expect(await lead.first().innerText()).toMatch(/RMSE[^]*against biases[^]*(ahead|behind|level)/);
  await page.getByText('Well-known and little-known movies').click();
  const groups = page.getByRole('region', { name: 'Figures by how often movies were rated' });
  expect(await groups.getByRole('rowheader').allInnerTexts()).toEqual(['Head', 'Middle', 'Tail']);
  await page.getByText('All epochs as a table').click();
  const epochs = page.getByRole('region', { name: 'All epochs' }).locator('tbody tr');
  expect(await epochs.count()).toBe(8);
});

test('the charts keep their grid and words apart from the curve where motion is reduced', async () => {
  const { page } = launched;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  const chart = page.getByRole('img', { name: /^Error of predicted stars/ }).locator('canvas');
  await chart.waitFor();
  // Words and grid are grey, the curve is not: how far blue and red lie apart tells them from each other.
  const spread = await chart.evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const tints: number[] = [];
    for (let i = 0; i < pixels.length; i += 4) {
      const [red = 0, , blue = 0, alpha = 0] = pixels.slice(i, i + 4);
      if (alpha > 250) tints.push(Math.abs(blue - red));
    }
    return { least: Math.min(...tints), most: Math.max(...tints) };
  });
  expect(spread.most - spread.least).toBeGreaterThan(40);
});

test('a cancelled training leaves no run and keeps the active one', async () => {
  const { page } = launched;
  const before = await callFrom(page, 'runs:list', {});
  await chooseEpochs(500);
  await page.getByRole('button', { name: 'Start training' }).click();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.getByRole('button', { name: 'Cancel training' }).waitFor();
  await expect
    .poll(focused, { message: 'the keyboard stays beside the button that was pressed' })
    .toMatch(/^(Getting ready|Loading your library|Learning)/);
  await page.getByRole('button', { name: 'Cancel training' }).click();
  await page.getByRole('heading', { name: 'The training was cancelled' }).waitFor();
  await expect.poll(focused).toBe('New training');
  expect(await callFrom(page, 'runs:list', {})).toEqual(before);
  await page.getByRole('button', { name: 'Close' }).click();
});

test('an older run is made active again, and the newer one removed after a question', async () => {
  const { page } = launched;
  await chooseEpochs(4);
  await page.getByRole('button', { name: 'Start training' }).click();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  const history = page.getByRole('region', { name: 'History of runs' });
  const rows = history.locator('tbody tr');
  await rows.nth(1).waitFor();

  await rows.nth(1).getByRole('button').click();
  await page.getByRole('button', { name: 'Make active' }).click();
  await rows.nth(1).getByText('Active').waitFor();

  // The run that was looked at is still the one after a look elsewhere, though another one was trained last.
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await rows.nth(1).locator('[aria-pressed=true]').waitFor();

  await rows.nth(0).getByRole('button').click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  expect(await rows.count()).toBe(2);
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the run' }).click();
  await rows.nth(1).waitFor({ state: 'detached' });
  const runs = await callFrom(page, 'runs:list', {});
  expect(runs.map((run) => run.isActive)).toEqual([true]);
});

test('the tutorial’s model brings its own epochs and trains beside the joint one', async () => {
  const { page } = launched;
  await chooseModel('Classic');
  await page.getByText('as it is written: a baseline', { exact: false }).waitFor();
  expect(await page.getByLabel('Epochs', { exact: true }).inputValue()).toBe('3');
  expect(await page.getByLabel('Batch size').inputValue()).toBe('8192');
  await page.getByRole('button', { name: 'Start training' }).click();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  const runs = await callFrom(page, 'runs:list', {});
  expect(runs.find((run) => run.isActive)).toMatchObject({
    options: { preset: 'classic', epochs: 3, batchSize: 8192 },
  });
  const newest = page.getByRole('region', { name: 'History of runs' }).locator('tbody tr').first();
  expect(await newest.innerText()).toContain('Classic');
  await chooseModel('Matinee');
  expect(await page.getByLabel('Epochs', { exact: true }).inputValue()).toBe('60');
});
