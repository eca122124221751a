// A training as a job on a library: its progress, the run that the engine takes over, and what a cancelled one leaves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { newRunId, type JobProgress } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { compareWithBaselines } from '../../src/engine/evaluation/comparison.ts';
import { readMeasuredUsers } from '../../src/engine/model/measured-users.ts';
import { createRandom, shuffledRange } from '../../src/engine/base/random.ts';
import { trainModel, type TrainerProgress } from '../../src/engine/model/trainer.ts';
import { buildTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';

const options = trainingOptionsSchema.parse({ epochs: 3 });
let planted: PlantedEngine;

beforeEach(async () => {
  planted = await openPlantedEngine();
});
afterEach(() => {
  planted.close();
});

function rememberedTrainings(): number {
  const text = readFileSync(libraryPaths(planted.libraryDirectory).trainingSpeed, 'utf8');
  return z.looseObject({ trainings: z.array(z.unknown()) }).parse(JSON.parse(text)).trainings.length;
}

function modelFolders(): string[] {
  return readdirSync(join(planted.libraryDirectory, 'models'));
}

test('it tells its progress after every epoch, and its run is in the history', async () => {
  const { libraryDirectory, engine, ask } = planted;
  const reported: JobProgress[] = [];
  const runId = newRunId();
  const result = await runJob(
    { kind: 'training', libraryDirectory, options, runId },
    { onProgress: (progress) => reported.push(progress) },
  );
  if (result.kind !== 'training') throw new Error('not a training');
  engine.keepRun(result.run);
  const phases = reported.flatMap((progress) =>
    progress.kind === 'training' ? [progress.progress.phase] : [],
  );
  expect([...new Set(phases)]).toEqual(['reading', 'preparing', 'training', 'measuring', 'saving']);
  const run = (await ask('runs:list', {})).find((listed) => listed.runId === runId);
  expect(run).toMatchObject({ isActive: false, fitsCatalogue: true, epochsDone: 3, options });
  expect(run?.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
});

test('it says from its first report on how long it still takes, and remembers how long it took', async () => {
  const { libraryDirectory, ask } = planted;
  const before = rememberedTrainings();
  const left: (number | null)[] = [];
  await runJob(
    { kind: 'training', libraryDirectory, options, runId: newRunId() },
    {
      onProgress: ({ progress }) => {
        if (progress.phase !== 'saving') left.push(progress.remainingMs);
      },
    },
  );
  expect(left.filter((ms) => ms === null || ms < 0)).toEqual([]);
  const { timeMs } = await ask('training:estimate', { options, size: null });
  expect(timeMs).toBeGreaterThan(0);
  expect(rememberedTrainings()).toBe(before + 1);
});

test('what it reached with each user is kept beside the model, and gives the same comparison again', async () => {
  const [run] = await planted.ask('runs:list', {});
  if (run === undefined) throw new Error('no run');
  const measured = readMeasuredUsers(join(planted.libraryDirectory, 'models'), run.runId);
  if (measured === null) throw new Error('nothing is kept');
  const { seed } = run.options;
  expect(measured.heldOut).toEqual({ seed, share: 0.1, fingerprint: run.catalogue.fingerprint });
  expect(compareWithBaselines(measured.model, measured.simple, seed)).toEqual(run.quality.comparison);
  const { stars, lists } = measured.model;
  expect(lists.userIds).toHaveLength(run.quality.users);
  const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
  expect(sumOf(stars.ratings)).toBe(run.quality.testRatings);
  expect(Math.sqrt(sumOf(stars.sums.rmse) / sumOf(stars.ratings))).toBeCloseTo(run.quality.rmse, 6);
  expect(sumOf(lists.figures.ndcgAt10) / lists.userIds.length).toBeCloseTo(run.quality.ndcgAt10, 6);
});

test('its run says that the model is better than the simplest methods', async () => {
  const [run] = await planted.ask('runs:list', {});
  expect(run?.quality.rmse).toBeLessThan(run?.baselines.movieMeanRmse ?? 0);
  expect(run?.quality.recallAt10).toBeGreaterThan(run?.baselines.popularityRecallAt10 ?? 1);
});

test('a cancelled one leaves no model and no run behind', async () => {
  const { libraryDirectory, ask } = planted;
  const before = { runs: await ask('runs:list', {}), folders: modelFolders() };
  const abort = new AbortController();
  const training = runJob(
    { kind: 'training', libraryDirectory, options, runId: newRunId() },
    {
      signal: abort.signal,
      onProgress: ({ progress }) => {
        if ('epoch' in progress && progress.epoch >= 1) abort.abort();
      },
    },
  );
  await expect(training).rejects.toMatchObject({ code: 'cancelled' });
  expect({ runs: await ask('runs:list', {}), folders: modelFolders() }).toEqual(before);
});

test('a stopped one keeps and measures what it has learned so far', async () => {
  const { libraryDirectory, engine, ask } = planted;
  const stop = new AbortController();
  const runId = newRunId();
  const result = await runJob(
    { kind: 'training', libraryDirectory, options: { ...options, epochs: 100 }, runId },
    {
      stop: stop.signal,
      onProgress: ({ progress }) => {
        if ('epoch' in progress && progress.epoch >= 1) stop.abort();
      },
    },
  );
  if (result.kind !== 'training') throw new Error('not a training');
  engine.keepRun(result.run);
  const run = (await ask('runs:list', {})).find((listed) => listed.runId === runId);
  expect(run?.epochsDone).toBeLessThan(4);
  expect(run?.stoppedAtEpoch).toBeLessThan(4);
  expect(run?.quality.testRatings).toBeGreaterThan(100);
});

test.each(['reading', 'preparing', 'training', 'measuring', 'saving'])(
  'one that is cancelled while %s leaves nothing behind',
  async (phase) => {
    const { libraryDirectory } = planted;
    const before = modelFolders();
    const abort = new AbortController();
    const training = runJob(
      { kind: 'training', libraryDirectory, options, runId: newRunId() },
      {
        signal: abort.signal,
        onProgress: ({ progress }) => {
          if (progress.phase === phase) abort.abort();
        },
      },
    );
    await expect(training).rejects.toMatchObject({ code: 'cancelled' });
    expect(modelFolders()).toEqual(before);
  },
);

test.each(['reading', 'preparing', 'training', 'measuring', 'saving'])(
  'one that is stopped while %s ends with a model all the same',
  async (phase) => {
    const { libraryDirectory } = planted;
    const stop = new AbortController();
    const runId = newRunId();
    const result = await runJob(
      { kind: 'training', libraryDirectory, options, runId },
      {
        stop: stop.signal,
        onProgress: ({ progress }) => {
          if (progress.phase === phase) stop.abort();
        },
      },
    );
    if (result.kind !== 'training') throw new Error('not a training');
    expect(modelFolders()).toContain(runId);
    const { run } = result;
    const isOver = phase === 'measuring' || phase === 'saving';
    expect(run.stoppedAtEpoch).toBe(isOver ? undefined : 1);
    expect(run.history.map(({ epoch }) => epoch)).toEqual(isOver ? [1, 2, 3] : [1]);
  },
);

/** Enough movies that neither the simple methods nor the item weights are worked out between two turns. */
function manyMovies(): TrainingSet {
  const [users, movies, ratingsOfUser] = [400, 1500, 60];
  const random = createRandom(1, 'many movies');
  const rated = Array.from({ length: users }, () => shuffledRange(movies, random).subarray(0, ratingsOfUser));
  return buildTrainingSet(
    {
      userIds: Int32Array.from(rated.flatMap((of, user) => Array.from(of, () => user + 1))),
      movieIds: Int32Array.from(rated.flatMap((of) => Array.from(of, (movie) => movie + 1))),
      halfStars: Uint8Array.from(rated.flatMap((of) => Array.from(of, () => 1 + random.integer(10)))),
    },
    Array.from({ length: movies }, (_, i) => ({
      ...{ movieId: i + 1, year: null, genres: ['Drama'], tags: [], budgetUsd: null },
    })),
  );
}

test.each([
  ['the simple methods', 0, 0.5],
  ['the item weights', 0.5, 1],
])('a training that is cancelled in the midst of %s goes no further', async (_, from, to) => {
  const abort = new AbortController();
  const after: TrainerProgress[] = [];
  const training = trainModel(manyMovies(), options, {
    signal: abort.signal,
    onProgress: (progress) => {
      if (abort.signal.aborted) after.push(progress);
      else if (progress.phase !== 'preparing') throw new Error('there was no report in the midst of it');
      else if (progress.done > from && progress.done < to) abort.abort();
    },
  });
  await expect(training.next()).rejects.toMatchObject({ code: 'cancelled' });
  expect(after).toEqual([]);
});

test('a removed run takes its model along, and the list goes back to what most people liked', async () => {
  const { ask } = planted;
  await ask('ratings:set', { movieId: 31, stars: 5 });
  expect((await ask('recommendations:list', {})).basis).toBe('model');
  const [run] = await ask('runs:list', {});
  if (run === undefined) throw new Error('there is no run');
  await ask('runs:remove', { runId: run.runId });
  expect(modelFolders()).toEqual([]);
  expect((await ask('recommendations:list', {})).basis).toBe('popularity');
});
