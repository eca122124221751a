// A training learns from the ratings of this computer's profiles, and knows afterwards whose and which they were.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trainingOptionsSchema, type Run, type TrainingOptions } from '../../src/contract/training.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { loadModel } from '../../src/engine/model/model-files.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';

let planted: PlantedEngine;

beforeEach(async () => {
  planted = await openPlantedEngine();
});
afterEach(() => {
  planted.close();
});

async function train(options: Partial<TrainingOptions> = {}): Promise<Run> {
  const { libraryDirectory, engine } = planted;
  const result = await runJob({
    ...{ kind: 'training', libraryDirectory, runId: newRunId() },
    options: trainingOptionsSchema.parse({ epochs: 2, ...options }),
  });
  if (result.kind !== 'training') throw new Error('not a training');
  // It learned for so little that it is not made the active one by itself.
  engine.keepRun(result.run);
  await planted.ask('runs:activate', { runId: result.run.runId });
  return result.run;
}

async function rate(movieIds: readonly number[], stars: number): Promise<void> {
  for (const movieId of movieIds) await planted.ask('ratings:set', { movieId, stars });
}

async function unseen(): Promise<number> {
  return (await planted.ask('home:shelves', { tuning: null })).ratingsSinceTraining;
}

test('the badge counts the ratings that the active model has not seen, and is gone after a training', async () => {
  await rate([1, 2, 3], 5);
  expect(await unseen()).toBe(3);
  const run = await train();
  expect(run.profiles).toEqual([{ profileId: 1, name: 'You', ratings: 3, waiting: 0 }]);
  expect(await unseen()).toBe(0);
  await rate([4], 1);
  expect(await unseen()).toBe(1);
  await rate([3], 2);
  expect(await unseen()).toBe(2);
  await rate([3], 5);
  expect(await unseen()).toBe(1);
});

test('the model’s files say whose ratings are in it, and which', async () => {
  await rate([1, 2], 4.5);
  const { runId } = await train();
  const { report, userIds } = await loadModel(libraryPaths(planted.libraryDirectory).models, runId);
  const [profile] = report.profiles ?? [];
  expect(profile).toMatchObject({ name: 'You', movieIds: [1, 2], halfStars: [9, 9] });
  expect(userIds.at(-1)).toBe(profile?.userId);
});

test('only chosen profiles are learned from', async () => {
  await rate([1, 2], 4);
  const { profileId } = await planted.ask('profiles:create', { name: 'Anna' });
  await planted.ask('profiles:activate', { profileId });
  await rate([3], 4);
  const names = async (profileIds: TrainingOptions['profileIds']) =>
    (await train({ profileIds })).profiles?.map(({ name }) => name);
  expect(await names('all')).toEqual(['You', 'Anna']);
  expect(await names([profileId])).toEqual(['Anna']);
  expect(await names([])).toEqual([]);
});

test.each(['matinee', 'classic'] as const)(
  'what training saw of a person is theirs, with %s',
  async (preset) => {
    await rate([1, 2, 3, 41, 42], 5);
    const before = await train({ preset, profileIds: [] });
    const after = await train({ preset });
    expect(after.quality.testRatings).toBe(before.quality.testRatings);
    expect(after.catalogue).toEqual(before.catalogue);
    const { recommendations } = await planted.ask('recommendations:list', { limit: 5 });
    expect(recommendations).toHaveLength(5);
  },
);

test('from twenty ratings on each run says what it is worth to the person', async () => {
  await rate(
    Array.from({ length: 12 }, (_, k) => k + 1),
    5,
  );
  const first = await train({ epochs: 10, profileIds: [] });
  expect(await planted.ask('runs:worth', { runId: first.runId })).toEqual({ status: 'too-few', ratings: 12 });
  await rate(
    Array.from({ length: 12 }, (_, k) => k + 41),
    1,
  );
  const second = await train({ epochs: 10 });
  const worth = await planted.ask('runs:worth', { runId: second.runId });
  if (worth.status !== 'measured') throw new Error(worth.status);
  expect(worth).toMatchObject({ ratings: 24, trainedOn: 24 });
  expect(worth.rmse).toBeLessThan(worth.mean.rmse);
  expect(worth.mean.high).toBeLessThan(0);
  expect(worth.before?.runId).toBe(first.runId);
  expect(worth.before?.error.difference).toBeCloseTo(worth.rmse - (worth.before?.error.rmse ?? 0), 6);
  expect(worth.before?.newMovies).toBeGreaterThanOrEqual(0);
});
