// Another run is made active while answers are on their way: each is made by the model it began with, or by the new one, and none breaks.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { writeTrainedLibrary } from '../fixtures/planted-library.ts';
import { plantedMovies } from '../fixtures/planted-taste.ts';
import { copyReadyMade, readyMade } from '../fixtures/ready-made.ts';

let planted: PlantedEngine;
const ask = asking(() => planted.engine);

beforeEach(async () => {
  // As after a start: no model is loaded yet.
  planted = await openPlantedEngine((directory) => copyReadyMade(libraryOfTwoRuns(), directory));
});
afterEach(() => {
  planted.close();
});

/** The trained library with a second run, and with forty ratings. */
function libraryOfTwoRuns(): Promise<string> {
  return readyMade('planted-two-runs', async (libraryDirectory) => {
    await writeTrainedLibrary(libraryDirectory);
    const options = trainingOptionsSchema.parse({ epochs: 3, seed: 2 });
    const result = await runJob({ kind: 'training', libraryDirectory, options, runId: newRunId() });
    if (result.kind !== 'training') throw new Error('not a training');
    const engine = openEngine({ libraryDirectory });
    engine.keepRun(result.run);
    await asking(() => engine)('runs:activate', { runId: result.run.runId });
    for (let movieId = 1; movieId <= 40; movieId += 1) {
      await asking(() => engine)('ratings:set', { movieId, stars: movieId % 2 === 0 ? 5 : 2 });
    }
    engine.close();
  });
}

async function activateOther(): Promise<void> {
  const other = (await ask('runs:list', {})).find(({ isActive }) => !isActive);
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
  const folder = join(planted.libraryDirectory, 'models', active?.runId ?? '');
  renameSync(folder, `${folder}-away`);
  await expect(ask('home:shelves', {})).rejects.toMatchObject({ code: 'no-model' });
  renameSync(`${folder}-away`, folder);
  expect((await ask('home:shelves', {})).basis).toBe('model');
});
