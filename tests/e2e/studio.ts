// Steps that several end-to-end tests of the welcome, Import and Train share.
import type { ElectronApplication, Page } from 'playwright-core';
import type { Job } from '../../src/contract/jobs.ts';
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

/** Imports `path` on the Import screen, on which one has to be, and agrees that it replaces the library. */
export async function importThroughDialog(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerFileDialog(app, path);
  const { catalogue } = await callFrom(page, 'library:overview', {});
  const { replacesLibrary } = await callFrom(page, 'drops:inspect', { path });
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  if (catalogue !== null && replacesLibrary) await page.getByRole('button', { name: 'Replace it' }).click();
}

/** Imports without the screen, and waits for the end. The library has no model then: see `cancelFirstTrainings`. */
export async function importInBackground(page: Page, path: string): Promise<void> {
  await callFrom(page, 'imports:start', { path });
  const { status, error } = await waitForJob(page, (job) => isAutomatic(job) || job.status !== 'running');
  if (status !== 'succeeded' && error !== null) throw new Error(error.message);
  await cancelFirstTrainings(page);
}

/**
 * After an import: ends the trainings that begin by themselves where no model fits, which would keep the processor busy,
 * and removes the first impression if that was quicker.
 */
export async function cancelFirstTrainings(page: Page): Promise<void> {
  const { job, overview } = await waitFor(
    async () => ({
      job: await callFrom(page, 'jobs:current', {}),
      overview: await callFrom(page, 'library:overview', {}),
    }),
    (now) => now.overview.activeRunId !== null || (now.job !== null && isAutomatic(now.job)),
  );
  if (job !== null && isAutomatic(job)) await callFrom(page, 'jobs:cancel', { jobId: job.jobId });
  if (overview.catalogue === null) throw new Error('Nothing was imported.');
  for (const { runId, options } of await callFrom(page, 'runs:list', {})) {
    if (options.preset === 'first-impression') await callFrom(page, 'runs:remove', { runId });
  }
}

export function isAutomatic(job: Job): boolean {
  return job.kind === 'training' && job.isAutomatic;
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

/** Waits for the end of a training; where its model is worse than the one in use, it is used all the same. */
export async function useTrained(page: Page): Promise<void> {
  const job = await waitForJob(page, ({ kind, status }) => kind === 'training' && status !== 'running');
  if (job.kind !== 'training' || job.question === null) return;
  await callFrom(page, 'runs:activate', { runId: job.question.runId });
}

/** Waits for the outcome that Train shows and answers its words, whichever it is. */
export async function trainingOutcome(page: Page): Promise<string> {
  const outcome = page.getByTestId('training-outcome');
  await outcome.waitFor({ timeout: 240_000 });
  return outcome.innerText();
}

/** In the form of Train, whose exact numbers are folded away at first. */
export async function chooseEpochs(page: Page, epochs: number): Promise<void> {
  const field = page.getByLabel('Epochs', { exact: true });
  if (!(await field.isVisible())) await page.getByText('Exact numbers and advanced').click();
  await field.fill(String(epochs));
}
