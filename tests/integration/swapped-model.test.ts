// Another run is made active while answers are on their way: each comes from the model it began with, or by the new one, and none breaks.
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Run } from '../../src/contract/training.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { plantedMovies } from '../fixtures/planted-taste.ts';

let libraryDirectory: string;
let engine: Engine;
let runs: Run[];

const ask = asking(() => engine);

beforeAll(async () => {
  libraryDirectory = mkdtempSync(join(tmpdir(), 'matinee-swapped-'));
  await writePlantedLibrary(libraryDirectory);
  runs = [await train(1), await train(2)];
  engine = openEngine({ libraryDirectory });
  for (const run of runs) engine.adoptRun(run);
  for (let movieId = 1; movieId <= 40; movieId += 1) {
    await ask('ratings:set', { movieId, stars: movieId % 2 === 0 ? 5 : 2 });
  }
  engine.close();
});
beforeEach(() => {
  // As after a start: no model is loaded yet.
  engine = openEngine({ libraryDirectory });
});
afterEach(() => {
  engine.close();
});
afterAll(() => {
  rmSync(libraryDirectory, { recursive: true });
});

async function train(seed: number): Promise<Run> {
  const options = trainingOptionsSchema.parse({ epochs: 3, seed });
  const result = await runJob({ kind: 'training', libraryDirectory, options, runId: newRunId() });
  if (result.kind !== 'training') throw new Error('not a training');
  return result.run;
}

async function activateOther(): Promise<void> {
  const active = (await ask('runs:list', {})).find(({ isActive }) => isActive);
  const other = runs.find(({ runId }) => runId !== active?.runId);
  if (other === undefined) throw new Error('no other run');
  await ask('runs:activate', { runId: other.runId });
}

test('while the model is being loaded', async () => {
  const asked = [ask('home:shelves', {}), ask('recommendations:list', {}), ask('map:get', {})] as const;
  await activateOther();
  const [home, list, map] = await Promise.all(asked);
  expect(home.basis).toBe('model');
  expect(list.recommendations.length).toBeGreaterThan(0);
  expect(map.movies).toBe(plantedMovies);
  expect((await ask('home:shelves', {})).basis).toBe('model');
});

test('while a movie is being explained by every rating', async () => {
  await ask('home:shelves', {});
  const asked = ask('recommendations:why', { movieId: 45, places: 'all' });
  await new Promise(setImmediate);
  await activateOther();
  const { effects } = await asked;
  expect(effects).toHaveLength(40);
  expect(effects.every(({ placeWithout }) => placeWithout !== null)).toBe(true);
});

test('while the way over the map is being found: all of it is of one model', async () => {
  await ask('home:shelves', {});
  const before = await ask('map:standing', {});
  await activateOther();
  const asked = ask('map:standing', {});
  await new Promise(setImmediate);
  await activateOther();
  await ask('home:shelves', {});
  const during = await asked;
  await activateOther();
  const after = await ask('map:standing', {});
  expect(during.runId).toBe(after.runId);
  expect(during.predictedStars).toBe(after.predictedStars);
  expect(during.runId).not.toBe(before.runId);
  expect(during.trail).toEqual(after.trail);
});

test('a model that could not be read is read again at the next question', async () => {
  const active = (await ask('runs:list', {})).find(({ isActive }) => isActive);
  const folder = join(libraryDirectory, 'models', active?.runId ?? '');
  renameSync(folder, `${folder}-away`);
  await expect(ask('home:shelves', {})).rejects.toMatchObject({ code: 'no-model' });
  renameSync(`${folder}-away`, folder);
  expect((await ask('home:shelves', {})).basis).toBe('model');
});
