// Measures whole trainings on made archives of several sizes: time, memory, signs of life, estimates and cancelling.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import { calls, type CallName } from '../../../src/contract/calls.ts';
import { envelopeSchema, openEnvelope } from '../../../src/contract/envelope.ts';
import { trainingOptionsSchema } from '../../../src/contract/training.ts';
import { openEngine } from '../../../src/engine/engine.ts';
import { newRunId, type TrainingSpec } from '../../../src/engine/jobs/job-protocol.ts';
import { launchApp } from '../../../tests/e2e/app.ts';
import { samplesOf, type Samples } from '../measurement.ts';
import { writeLargeArchive } from './large-archive.ts';
import { stopJob, watchJob, type JobSign } from './watch-job.ts';

const phases = ['reading', 'preparing', 'training', 'measuring'];
/** From this share of a training on its estimate counts. */
const estimatesFrom = 0.1;
const pollMs = 1000;
const options = trainingOptionsSchema.parse({});

/** How a library is trained on, and what is called so in the table. */
type Measure = (library: string, name: string) => Promise<Samples[]>;

/** Each size in turn, everything included, from reading the library to the saved model. */
export function measureTrainings(directory: string, sizes: readonly number[]): Promise<Samples[]> {
  return ofSizes(directory, sizes, measureTraining);
}

/** The same in the app itself, whose job process has a smaller heap: started from its window. */
export function measureTrainingsInApp(directory: string, sizes: readonly number[]): Promise<Samples[]> {
  return ofSizes(directory, sizes, trainInApp);
}

async function ofSizes(directory: string, sizes: readonly number[], measure: Measure): Promise<Samples[]> {
  const all: Samples[] = [];
  for (const ratings of sizes) {
    await withLibrary(directory, ratings, async (library) => {
      all.push(...(await measure(library, shortName(ratings))));
    });
  }
  return all;
}

async function withLibrary(
  directory: string,
  ratings: number,
  use: (library: string) => Promise<void>,
): Promise<void> {
  const place = await mkdtemp(join(directory, 'training-'));
  const library = join(place, 'library');
  const archive = join(place, 'archive');
  try {
    console.error(`Making a library of ${ratings.toLocaleString('en')} ratings …`);
    await writeLargeArchive({ ratings, path: archive });
    const engine = openEngine({ libraryDirectory: library });
    try {
      const { result } = await watchJob({ kind: 'import', path: archive, libraryDirectory: library });
      if (result.kind === 'import') await Promise.resolve(engine.adoptCatalogue(result.stagedFile));
    } finally {
      engine.close();
    }
    await use(library);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function trainingOf(libraryDirectory: string, epochs = options.epochs): TrainingSpec {
  return { kind: 'training', libraryDirectory, options: { ...options, epochs }, runId: newRunId() };
}

async function measureTraining(library: string, name: string): Promise<Samples[]> {
  console.error('Training on it …');
  const signs: JobSign[] = [];
  const { result, elapsedMs, peakMb, longestGapMs } = await watchJob(trainingOf(library), (sign) =>
    signs.push(sign),
  );
  if (result.kind !== 'training') throw new Error('not a training');
  const { epochsDone } = result.run;
  console.error(
    `${Math.round(elapsedMs / 1000)} s, ${Math.round(peakMb)} MB; ${epochsDone} of ${options.epochs} epochs were kept. Cancelling …`,
  );
  const stopping: number[] = [];
  for (const phase of phases) stopping.push(...(await stopJob(trainingOf(library, 1), phase)));
  return [
    samplesOf(`training-${name}`, 'ms', [elapsedMs]),
    samplesOf(`training-${name}-memory`, 'MB', [peakMb]),
    samplesOf(`training-${name}-rate`, 'ratings/s', [result.run.ratingsPerSecond]),
    samplesOf(`training-${name}-longest-silence`, 'ms', [longestGapMs]),
    samplesOf(`training-${name}-estimate-off`, '%', estimateErrors(signs, elapsedMs)),
    samplesOf(`training-${name}-cancel`, 'ms', stopping),
  ];
}

/** How far the whole time that each estimate implies is off, in percent of the time that it took. */
function estimateErrors(signs: readonly JobSign[], wholeMs: number): number[] {
  return signs
    .filter(({ elapsedMs }) => elapsedMs >= estimatesFrom * wholeMs)
    .map(({ elapsedMs, remainingMs }) =>
      remainingMs === null ? 100 : (100 * Math.abs(elapsedMs + remainingMs - wholeMs)) / wholeMs,
    );
}

async function trainInApp(libraryDirectory: string, name: string): Promise<Samples[]> {
  console.error('Training in the app …');
  const { page, close } = await launchApp({ libraryDirectory });
  try {
    const startedAt = performance.now();
    const { jobId } = await callWindow(page, 'training:start', options, calls['training:start'].output);
    let job = await callWindow(page, 'jobs:current', {}, calls['jobs:current'].output);
    while (job?.jobId === jobId && job.status === 'running') {
      await setTimeout(pollMs);
      job = await callWindow(page, 'jobs:current', {}, calls['jobs:current'].output);
    }
    if (job?.status !== 'succeeded') throw new Error(job?.error?.message ?? 'the training did not succeed');
    const elapsedMs = performance.now() - startedAt;
    const [run] = await callWindow(page, 'runs:list', {}, calls['runs:list'].output);
    if (run === undefined) throw new Error('the training left no run');
    return [
      samplesOf(`app-training-${name}`, 'ms', [elapsedMs]),
      samplesOf(`app-training-${name}-memory`, 'MB', [run.peakRssMb]),
    ];
  } finally {
    await close();
  }
}

/** A call of the contract by the window's own bridge; rejects with the error that the app answered. */
async function callWindow<Output>(
  page: Page,
  name: CallName,
  input: object,
  output: z.ZodType<Output>,
): Promise<Output> {
  const answer: unknown = await page.evaluate(
    `window.matinee.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`,
  );
  return output.parse(openEnvelope(envelopeSchema.parse(answer)));
}

/** 100000 as 100k, 32000204 as 32m. */
function shortName(ratings: number): string {
  return ratings < 1e6 ? `${Math.round(ratings / 1000)}k` : `${Math.round(ratings / 1e6)}m`;
}
