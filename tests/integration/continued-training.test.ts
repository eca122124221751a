// A training that continues another one: for new ratings of this computer, and for a newer archive.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  optionsToContinue,
  runToContinue,
  trainingOptionsSchema,
  type ListedRun,
  type Run,
  type TrainingOptions,
} from '../../src/contract/training.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';

let planted: PlantedEngine;

beforeEach(async () => {
  planted = await openPlantedEngine();
});
afterEach(() => {
  planted.close();
});

async function train(options: TrainingOptions): Promise<Run> {
  const { libraryDirectory, engine } = planted;
  const result = await runJob({ kind: 'training', libraryDirectory, runId: newRunId(), options });
  if (result.kind !== 'training') throw new Error('not a training');
  // Whatever it is worth.
  engine.keepRun(result.run);
  await planted.ask('runs:activate', { runId: result.run.runId });
  return result.run;
}

async function listed(): Promise<ListedRun[]> {
  return planted.ask('runs:list', {});
}

async function toContinue(): Promise<ListedRun> {
  const run = runToContinue(await listed());
  if (run === null) throw new Error('nothing to continue');
  return run;
}

test('it learns from ratings that are new since, in a few epochs, and stays as good', async () => {
  const before = await toContinue();
  for (const movieId of [1, 2, 3]) await planted.ask('ratings:set', { movieId, stars: 5 });
  const run = await train(optionsToContinue(before));
  expect(run.options).toMatchObject({ continues: before.runId, epochs: 6 });
  expect(run.profiles).toMatchObject([{ name: 'You', ratings: 3 }]);
  expect(run.quality.rmse).toBeLessThan(1.02 * before.quality.rmse);
  expect(run.quality.ndcgAt10).toBeGreaterThan(0.95 * before.quality.ndcgAt10);
  expect((await planted.ask('home:shelves', { tuning: null })).ratingsSinceTraining).toBe(0);
  expect((await toContinue()).runId).toBe(run.runId);
});

test('one epoch of it is worth more than one epoch from the start', async () => {
  const before = await toContinue();
  const continued = await train({ ...optionsToContinue(before), epochs: 1 });
  const fresh = await train(trainingOptionsSchema.parse({ epochs: 1 }));
  expect(continued.quality.rmse).toBeLessThan(fresh.quality.rmse);
});

test('after the import of a newer archive it continues the run of the earlier one', async () => {
  const before = await toContinue();
  const folder = mkdtempSync(join(tmpdir(), 'matinee-newer-'));
  try {
    await writePlantedLibrary(folder, { users: 130 });
    planted.engine.adoptCatalogue(join(folder, 'catalogue.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect((await listed()).some(({ isActive }) => isActive)).toBe(false);
  expect((await toContinue()).runId).toBe(before.runId);
  const run = await train(optionsToContinue(before));
  expect(run.catalogue.users).toBe(130);
  expect(run.quality.ndcgAt10).toBeGreaterThan(0.9 * before.quality.ndcgAt10);
});

test('it refuses an archive that numbers its people differently', async () => {
  const before = await toContinue();
  const folder = mkdtempSync(join(tmpdir(), 'matinee-other-'));
  try {
    await writePlantedLibrary(folder, { seed: 2 });
    planted.engine.adoptCatalogue(join(folder, 'catalogue.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  await expect(train(optionsToContinue(before))).rejects.toThrow(/numbers its people differently/);
});

test('it refuses to leave out somebody whom the model knows', async () => {
  await planted.ask('ratings:set', { movieId: 1, stars: 5 });
  await train(optionsToContinue(await toContinue()));
  const options = { ...optionsToContinue(await toContinue()), profileIds: [] };
  await expect(train(options)).rejects.toThrow(/learned from the ratings of You/);
});

test('a run of another kind, or without its parameters, is not offered', async () => {
  const { runId } = await train(trainingOptionsSchema.parse({ preset: 'classic', epochs: 1 }));
  expect(runToContinue(await listed())).toBeNull();
  const other = (await listed()).find((run) => run.runId !== runId);
  if (other === undefined) throw new Error('no other run');
  await planted.ask('runs:activate', { runId: other.runId });
  rmSync(join(planted.libraryDirectory, 'models', other.runId, 'parameters'));
  expect(runToContinue(await listed())).toBeNull();
  await expect(train(optionsToContinue(other))).rejects.toThrow(/Train from the start/);
});

test('a model goes out in a folder of its own, with or without the people of this computer', async () => {
  const stranger = await toContinue();
  await planted.ask('ratings:set', { movieId: 1, stars: 5 });
  const { runId } = await train(optionsToContinue(stranger));
  const folder = mkdtempSync(join(tmpdir(), 'matinee-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const whole = planted.engine.exportModel({
    runId: null,
    folder: join(folder, 'a'),
    withoutProfiles: false,
  });
  expect(whole).toMatchObject({ runId, people: ['You'] });
  expect(readdirSync(join(folder, 'a')).sort()).toEqual(['model.json', 'weights.safetensors']);
  const without = planted.engine.exportModel({
    runId: null,
    folder: join(folder, 'b'),
    withoutProfiles: true,
  });
  expect(without).toMatchObject({ runId: stranger.runId, people: [] });
  const refused = (): unknown =>
    planted.engine.exportModel({ runId, folder: join(folder, 'c'), withoutProfiles: true });
  expect(refused).toThrow(/learned from the ratings of You/);
  expect(existsSync(join(folder, 'c'))).toBe(false);
  const twice = (): unknown =>
    planted.engine.exportModel({ runId: null, folder: join(folder, 'a'), withoutProfiles: false });
  expect(twice).toThrow(/already/);
});
