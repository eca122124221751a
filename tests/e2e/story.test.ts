// The whole story in the real app, through the window alone: first start, an archive, ratings, a model, another start. It is the one training that is really done.
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { makeWorkplace, writeZip } from '../fixtures/made-archive.ts';
import { launchApp, newFolder, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { openScreen, starsOf } from './rooms.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import {
  answerFileDialog,
  cancelFirstTrainings,
  chooseEpochs,
  trainingOutcome,
  useTrained,
} from './studio.ts';

/** The movies of a shelf, as their cards are read aloud. */
async function moviesOf(page: Page, shelf: string): Promise<string[]> {
  const cards = page.getByRole('region', { name: shelf, exact: true }).locator('button[data-movie]');
  await cards.first().waitFor();
  return cards.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
}

test('from the first start over an archive, ratings and a training to recommendations, which are there at the next start', async () => {
  const place = makeWorkplace();
  const libraryDirectory = await newFolder();
  let launched = await launchApp({ libraryDirectory });
  onTestFinished(async () => {
    await launched.close();
    place.remove();
    await removeFolder(libraryDirectory);
  });
  await importInWelcome(
    launched,
    writeZip(place.path('planted.zip'), plantedArchive({ users: 200, movies: 120 })),
  );
  await rateFive(launched.page);
  const popular = await moviesOf(launched.page, 'Popular with everybody');
  expect(popular.length).toBeGreaterThan(5);

  await train(launched.page, 8);
  await seeAllFigures(launched.page, 8);
  await launched.page.getByRole('button', { name: 'See what it recommends' }).click();
  const recommended = await moviesOf(launched.page, 'For you');
  expect(recommended).not.toEqual(popular);
  await launched.page.getByText('from 5 ratings of yours').waitFor();
  await seeSimilarMovies(launched.page);
  await askTheModel(launched.page, 8);

  await launched.close();
  launched = await launchApp({ libraryDirectory });
  const { page } = launched;
  await openScreen(page, 'Home');
  expect(await moviesOf(page, 'For you')).toEqual(recommended);
  await page.getByLabel('5 rated').waitFor();
  await rateOneMore(page);
  await continueByBadge(page);
  await openScreen(page, 'Train');
  await seeActiveRunAmong(page, 2);
  await page.getByRole('switch', { name: 'You: 6 ratings' }).waitFor();
  await page.getByRole('heading', { name: 'Continue from your model' }).waitFor();
  await stopEarly(page);
});

/** The badge lets the training continue with the new rating; then it is gone, and the person's list is another one. */
async function continueByBadge(page: Page): Promise<void> {
  const before = await moviesOf(page, 'For you');
  await notTrainedOn(page).click();
  await page.getByRole('progressbar', { name: 'Training', exact: true }).first().waitFor();
  await useTrained(page);
  await notTrainedOn(page).waitFor({ state: 'detached', timeout: 120_000 });
  await expect.poll(() => moviesOf(page, 'For you')).not.toEqual(before);
  const [run] = await callFrom(page, 'runs:list', {});
  expect(run?.isActive).toBe(true);
  expect(run?.options.continues).toBeDefined();
}

function notTrainedOn(page: Page): Locator {
  return page.getByRole('button', { name: /new rating/ });
}

/** A rating counts at once, and Home says that the model was not trained on it. */
async function rateOneMore(page: Page): Promise<void> {
  expect(await notTrainedOn(page).count()).toBe(0);
  const hero = await page.getByRole('heading', { level: 2 }).first().innerText();
  await starsOf(page, hero).press('1');
  await page.getByText(`${hero}: 1 star`).waitFor();
  await page.getByRole('button', { name: '1 new rating' }).waitFor();
}

/** The welcome imports an archive of one's own. */
async function importInWelcome({ app, page }: LaunchedApp, archive: string): Promise<void> {
  await answerFileDialog(app, archive);
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'Choose a .zip…' }).click();
  await page.getByRole('heading', { name: 'Your library is ready' }).waitFor({ timeout: 120_000 });
  await page.getByText('12,000 ratings of 120 movies by 200 people').waitFor();
  // A first impression and its training have a test of their own.
  await cancelFirstTrainings(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'What do you like to watch?' }).waitFor();
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
}

/** Five movies are rated by keyboard. */
async function rateFive(page: Page): Promise<void> {
  const title = page.getByTestId('round-title');
  for (const [index, keys] of ['5', '4.', '4', '3.', '2'].entries()) {
    const shown = await title.innerText();
    for (const key of keys) await page.keyboard.press(key);
    await page.getByText(`${index + 1} of 10 rated`).waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => title.innerText()).not.toBe(shown);
  }
  await page.getByRole('button', { name: 'Skip the rest' }).click();
}

/** A training shows its curves live and ends as the active run. */
async function train(page: Page, epochs: number): Promise<void> {
  await openScreen(page, 'Train');
  await page.getByRole('heading', { name: 'No model yet' }).waitFor();
  await chooseEpochs(page, epochs);
  await page.getByRole('button', { name: 'Start training' }).click();
  await page.getByRole('progressbar', { name: 'Training', exact: true }).first().waitFor();
  await page.getByRole('img', { name: /^Error of predicted stars/ }).waitFor();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  await seeActiveRunAmong(page, 1);
}

/** A long training is stopped as soon as there is something to keep, which becomes the model. */
async function stopEarly(page: Page): Promise<void> {
  await chooseEpochs(page, 500);
  await page.getByRole('button', { name: 'Start training' }).click();
  const stop = page.getByRole('button', { name: 'Stop and keep the best so far' });
  await stop.waitFor();
  expect(await stop.isEnabled()).toBe(false);
  await stop.click({ timeout: 120_000 });
  await useTrained(page);
  const stopped = /Stopped at epoch \d+ of 500/;
  await expect.poll(() => trainingOutcome(page)).toMatch(stopped);
  await page
    .getByRole('region', { name: /^Run of / })
    .getByText(stopped)
    .waitFor();
  const [run] = await callFrom(page, 'runs:list', {});
  expect(run).toMatchObject({ isActive: true, options: { epochs: 500 } });
}

async function seeActiveRunAmong(page: Page, count: number): Promise<void> {
  const rows = page.getByRole('region', { name: 'History of runs' }).locator('tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(count);
  expect(await rows.first().innerText()).toContain('Active');
}

/** The new run is summed up in words and in every table. */
async function seeAllFigures(page: Page, trained: number): Promise<void> {
  await page.getByText(/Predicted stars are off by/).waitFor();
  const figures = await page.getByRole('region', { name: 'All figures' }).innerText();
  for (const words of ['EASE', '95% interval', 'NDCG@10', 'MRR', 'Novelty@10'])
    expect(figures).toContain(words);
  await page.getByText('Predicted stars against given stars').click();
  await page.getByRole('region', { name: 'Predicted and given stars' }).waitFor();
  await page.getByText('Each prediction has an uncertainty').waitFor();
  await page.getByText('Ahead of the simple methods, or lucky?').click();
  const lead = page.getByRole('region', { name: 'Differences to the simple methods' }).locator('tbody tr');
  expect(await lead.first().innerText()).toMatch(/RMSE[^]*against biases[^]*(ahead|behind|level)/);
  await page.getByText('Well-known and little-known movies').click();
  const groups = page.getByRole('region', { name: 'Figures by how often movies were rated' });
  expect(await groups.getByRole('rowheader').allInnerTexts()).toEqual(['Head', 'Middle', 'Tail']);
  await page.getByText('All epochs as a table').click();
  const epochs = page.getByRole('region', { name: 'All epochs' }).locator('tbody tr');
  expect(await epochs.count()).toBe(trained);
}

/** A movie shows others that are like it. */
async function seeSimilarMovies(page: Page): Promise<void> {
  await openScreen(page, 'Browse');
  await page.getByLabel('Search titles').fill('planted film 7');
  const [title, year] = ['Planted Film 7', 1967];
  const card = page.getByRole('button', { name: `${title}, ${year}`, exact: true });
  // The cards change in place: what was there before the search could be clicked on.
  await page.locator('main [data-index="0"]').filter({ has: card }).waitFor();
  await card.click();
  await page.getByRole('heading', { name: title, level: 1, exact: true }).waitFor();
  const similar = await moviesOf(page, 'Movies like this');
  expect(similar.length).toBeGreaterThan(5);
  expect(similar).not.toContain(`${title}, ${year}`);
}

/** The model that was trained answers at once, also what no screen has asked yet. */
async function askTheModel(page: Page, epochs: number): Promise<void> {
  const [run] = await callFrom(page, 'runs:list', {});
  expect(run).toMatchObject({ isActive: true, epochsDone: epochs });
  expect(await callFrom(page, 'movies:similar', { movieId: 1, limit: 10 })).toHaveLength(10);
  expect(await callFrom(page, 'recommendations:list', {})).toMatchObject({ basis: 'model', ratingsUsed: 5 });
}
