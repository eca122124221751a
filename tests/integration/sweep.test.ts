// A sweep and the comparison of what it made, with real trainings on a tiny library and the real engine; only the processes are played here.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { toErrorInfo } from '../../src/contract/errors.ts';
import { runIdSchema, type RunId } from '../../src/contract/ids.ts';
import type { Job, SweepJob } from '../../src/contract/jobs.ts';
import { sweepOptionsSchema } from '../../src/contract/sweeps.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { toJobMessageSchema, type JobSpec } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { JobRunner } from '../../src/main/jobs/job-runner.ts';
import { createFakeChild, type FakeChild } from '../../src/main/processes/fake-child.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { campOfMovie } from '../fixtures/planted-taste.ts';

type Library = { engine: Engine; libraryDirectory: string };

/** What the one sweep came to that all tests look at. */
let ended: SweepJob;
const points: number[] = [];
let swept: PlantedEngine;
/** A copy of its library for each test, in which nobody has rated anything. */
let planted: PlantedEngine;
let runs: [RunId, RunId];

const ask = asking(() => planted.engine);

beforeAll(async () => {
  swept = await openPlantedEngine(writePlantedLibrary);
  ended = await sweep(swept, 15, ({ progress }) => points.push(progress?.point ?? 0));
  const [stars, picks] = ended.points.map(({ runId }) => runIdSchema.parse(runId));
  if (stars === undefined || picks === undefined) throw new Error('a run of the sweep is missing');
  runs = [stars, picks];
});
afterAll(() => {
  swept.close();
});
beforeEach(async () => {
  planted = await openPlantedEngine((directory) => {
    cpSync(swept.libraryDirectory, directory, { recursive: true });
  });
});
afterEach(() => {
  planted.close();
});

/** A job's process, played in this one: what it is sent is really done. */
function playedChild(): FakeChild {
  const child = createFakeChild();
  const abort = new AbortController();
  const work = async (spec: JobSpec): Promise<void> => {
    try {
      const onProgress = (progress: unknown): void => child.say({ type: 'progress', progress });
      child.say({ type: 'done', result: await runJob(spec, { signal: abort.signal, onProgress }) });
    } catch (error) {
      child.say({ type: 'failed', error: toErrorInfo(error) });
    }
  };
  child.send = (sent) => {
    const message = toJobMessageSchema.parse(sent);
    if (message.type === 'start') void work(message.spec);
    else abort.abort();
  };
  return child;
}

/** Resolves with the sweep as it ended; `onReport` hears everything it says before. */
function sweep(
  { engine, libraryDirectory }: Library,
  epochs: number,
  onReport: (job: SweepJob, jobs: JobRunner) => void = () => undefined,
): Promise<SweepJob> {
  return new Promise((resolve) => {
    const onChanged = (job: Job): void => {
      if (job.kind !== 'sweep') return;
      onReport(job, jobs);
      if (job.status !== 'running') resolve(job);
    };
    const jobs = new JobRunner({
      fork: playedChild,
      // The names and inputs are those of the real engine, which checks them.
      engine: {
        ask: ((name: string, input: unknown) => engine.answer(name, input)) as never,
      },
      libraryDirectory: () => libraryDirectory,
      onChanged,
      onAdopted: () => undefined,
      onImported: () => undefined,
    });
    jobs.startSweep(sweepOptionsSchema.parse({ points: 2, epochs }));
  });
}

/** Ratings of someone of camp 1. */
async function rate(): Promise<void> {
  for (const [movieId, stars] of [
    [31, 5],
    [40, 4.5],
    [52, 5],
    [3, 1],
  ] as const) {
    await ask('ratings:set', { movieId, stars });
  }
}

test('a sweep leaves a run and a model for each balance, and none of them answers until the person chooses', async () => {
  expect(ended).toMatchObject({ status: 'succeeded', error: null });
  expect(new Set(points)).toEqual(new Set([0, 1]));
  const listed = await ask('runs:list', {});
  expect(listed.map(({ sweepId }) => sweepId)).toEqual([ended.jobId, ended.jobId]);
  const [stars, picks] = runs.map((runId) => listed.find((run) => run.runId === runId));
  if (stars === undefined || picks === undefined) throw new Error('a run of the sweep is not listed');
  expect(stars).toMatchObject({ options: { rankWeight: 1, retrievalWeight: 0 }, isActive: false });
  expect(picks).toMatchObject({ options: { rankWeight: 0, retrievalWeight: 1 }, isActive: false });
  expect((await ask('library:overview', {})).activeRunId).toBeNull();
  expect(picks.quality.recallAt10).toBeGreaterThan(stars.quality.recallAt10);
  expect(readdirSync(join(planted.libraryDirectory, 'models')).sort()).toEqual(runs.toSorted());
});

test('without ratings of the person there are no lists to compare', async () => {
  expect(await ask('runs:compare', { runIds: runs })).toEqual({ status: 'no-ratings' });
});

test('the lists of two runs are compared for the person, whichever of them is active', async () => {
  await rate();
  const before = await ask('runs:compare', { runIds: runs });
  if (before.status !== 'compared') throw new Error(before.status);
  expect(before.ratingsUsed).toBe(4);
  expect(before.movies.length).toBeGreaterThan(5);
  const [first] = before.movies;
  expect(first?.places[1]).toBe(1);
  expect(campOfMovie(first?.movieId ?? 0)).toBe(1);
  for (const { movieId, stars } of before.movies) {
    expect([31, 40, 52, 3]).not.toContain(movieId);
    expect(stars.every((value) => value !== null && value >= 0.5 && value <= 5)).toBe(true);
  }
  expect(before.movies.some(({ places }) => places[0] !== places[1])).toBe(true);
  await ask('runs:activate', { runId: runs[1] });
  expect(await ask('runs:compare', { runIds: runs })).toEqual(before);
  const [, recommended] = await Promise.all([
    ask('runs:compare', { runIds: runs }),
    ask('recommendations:list', { limit: 1 }),
  ]);
  expect(recommended.recommendations[0]?.movieId).toBe(first?.movieId);
});

test('a run is the same as itself', async () => {
  await rate();
  const same = await ask('runs:compare', { runIds: [runs[0], runs[0]] });
  if (same.status !== 'compared') throw new Error(same.status);
  expect(same.movies.length).toBeGreaterThan(5);
  for (const { places, stars } of same.movies) {
    expect(places[0]).toBe(places[1]);
    expect(stars[0]).toBe(stars[1]);
  }
});

test('a model that is gone is named, and the active one goes on answering', async () => {
  await rate();
  await ask('runs:activate', { runId: runs[1] });
  rmSync(join(planted.libraryDirectory, 'models', runs[0], 'weights.safetensors'));
  const answer = await ask('runs:compare', { runIds: runs });
  expect(answer).toMatchObject({
    status: 'unreadable',
    error: { message: expect.stringMatching(/not there any more/) as string },
  });
  expect((await ask('recommendations:list', { limit: 1 })).basis).toBe('model');
});

test('the way back and a note lead through the list of runs', async () => {
  await ask('runs:activate', { runId: runs[0] });
  await ask('runs:activate', { runId: runs[1] });
  await ask('runs:note', { runId: runs[1], note: 'Finds my films' });
  const listed = await ask('runs:list', {});
  expect(listed.find(({ runId }) => runId === runs[1])).toMatchObject({
    isActive: true,
    note: 'Finds my films',
  });
  expect(listed.find(({ runId }) => runId === runs[0])).toMatchObject({ wasActiveBefore: true, note: '' });
  await ask('runs:note', { runId: runs[1], note: ' \n' });
  expect((await ask('runs:list', {})).map(({ note }) => note)).toEqual(['', '']);
});

test('a cancelled sweep keeps what was finished and nothing else', async () => {
  await ask('runs:activate', { runId: runs[0] });
  const cancelled = await sweep(planted, 4, (job, jobs) => {
    if (job.status === 'running' && job.progress?.point === 1) void jobs.cancel(job.jobId);
  });
  expect(cancelled.status).toBe('cancelled');
  expect(cancelled.points.map(({ runId }) => runId !== null)).toEqual([true, false]);
  const listed = await ask('runs:list', {});
  expect(listed).toHaveLength(runs.length + 1);
  expect(readdirSync(join(planted.libraryDirectory, 'models'))).toHaveLength(runs.length + 1);
  expect(listed.find(({ isActive }) => isActive)?.runId).toBe(runs[0]);
});
