// Steps that several end-to-end tests of the welcome, Import and Train share.
import type { ElectronApplication, Page } from 'playwright-core';
import type { CallInput } from '../../src/contract/calls.ts';
import type { RunId } from '../../src/contract/ids.ts';
import { makeWorkplace, writeZip, type MadeFiles } from '../fixtures/made-archive.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';

/** Lets the system's file dialog, which no test can click, answer with `path`; null is a dialog that was closed. */
export async function answerFileDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
  }, path);
}

/** The same for the dialog that asks where to save. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

/** Through the welcome without a library, which ends on Import. */
export async function skipWelcome(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'I’ll choose later' }).click();
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
}

/** Imports `path` on the Import screen, on which one has to be. */
export async function importThroughDialog(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerFileDialog(app, path);
  await page.getByRole('button', { name: 'Choose a file…' }).click();
}

/** The app on Train with an archive of planted taste and no model yet; `close` removes all of it. */
export async function launchOnTrain(size: { users: number; movies: number }): Promise<LaunchedApp> {
  const place = makeWorkplace();
  const launched = await launchApp();
  const { app, page } = launched;
  await skipWelcome(page);
  await importThroughDialog(app, page, writeZip(place.path('planted.zip'), plantedArchive(size)));
  await page.getByRole('button', { name: 'Train a model' }).click();
  return {
    ...launched,
    close: async () => {
      await launched.close();
      place.remove();
    },
  };
}

/** Waits for the outcome that Train shows and answers its words, whichever it is. */
export async function trainingOutcome(page: Page): Promise<string> {
  const outcome = page.getByTestId('training-outcome');
  await outcome.waitFor({ timeout: 240_000 });
  return outcome.innerText();
}

/**
 * An archive with planted taste: half of its people love the first half of its movies and dislike the rest, the
 * others the other way round. Everyone rated half of all movies.
 */
export function plantedArchive({ users, movies }: { users: number; movies: number }): MadeFiles {
  const ratings = ['userId,movieId,rating,timestamp'];
  for (let user = 1; user <= users; user += 1) {
    for (let movie = 1; movie <= movies; movie += 1) {
      if ((user * 7 + movie * 13) % 4 > 1) continue;
      const likes = user % 2 === (movie <= movies / 2 ? 0 : 1);
      const stars = (likes ? 4 : 1.5) + ((user + movie) % 3) * 0.5;
      ratings.push(`${user},${movie},${stars.toFixed(1)},${964_980_000 + user * 1000 + movie}`);
    }
  }
  const titles = ['movieId,title,genres'];
  for (let movie = 1; movie <= movies; movie += 1) {
    titles.push(
      `${movie},Planted Film ${movie} (${1960 + (movie % 60)}),${movie <= movies / 2 ? 'Comedy' : 'Horror'}`,
    );
  }
  return { 'planted/ratings.csv': `${ratings.join('\n')}\n`, 'planted/movies.csv': `${titles.join('\n')}\n` };
}

/** Trains through the app's bridge, without the screen, and waits for the end. */
export async function trainInBackground(page: Page, options: CallInput<'training:start'>): Promise<RunId> {
  await callFrom(page, 'training:start', options);
  for (;;) {
    const job = await callFrom(page, 'jobs:current', {});
    if (job?.kind === 'training' && job.status === 'succeeded' && job.runId !== null) return job.runId;
    if (job?.status !== 'running') throw new Error(job?.error?.message ?? 'The training was cancelled.');
    await page.waitForTimeout(100);
  }
}
