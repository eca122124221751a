// Steps that several end-to-end tests of the welcome, Import and Train share.
import type { ElectronApplication, Page } from 'playwright-core';
import type { Job } from '../../src/contract/jobs.ts';
import type { MadeFiles } from '../fixtures/made-archive.ts';
import { callFrom } from './calls.ts';
import { waitFor } from './waiting.ts';

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
export async function putOffWelcome(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'I’ll choose later' }).click();
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
}

/** Imports `path` on the Import screen, on which one has to be. */
export async function importThroughDialog(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerFileDialog(app, path);
  await page.getByRole('button', { name: 'Choose a file…' }).click();
}

/** Imports without the screen, and waits for the end. */
export async function importInBackground(page: Page, path: string): Promise<void> {
  await callFrom(page, 'imports:start', { path });
  const { status, error } = await waitForJob(page, (job) => job.status !== 'running');
  if (status !== 'succeeded') throw new Error(error?.message ?? `The import is ${status}.`);
}

/** Waits until the present job is as wanted. */
export async function waitForJob(page: Page, isWanted: (job: Job) => boolean): Promise<Job> {
  const job = await waitFor(
    () => callFrom(page, 'jobs:current', {}),
    (current) => current !== null && isWanted(current),
  );
  if (job === null) throw new Error('There is no job.');
  return job;
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

/** In the form of Train, whose exact numbers are folded away at first. */
export async function chooseEpochs(page: Page, epochs: number): Promise<void> {
  const field = page.getByLabel('Epochs', { exact: true });
  if (!(await field.isVisible())) await page.getByText('Exact numbers and advanced').click();
  await field.fill(String(epochs));
}
