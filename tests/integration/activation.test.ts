// Which run is active after a training, an answer, and a removal, with real files and a real database; the runs are copies of one that was trained.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { movieIdSchema, runIdSchema, type RunId } from '../../src/contract/ids.ts';
import { runSchema, type Interval, type ListedRun, type Run } from '../../src/contract/training.ts';
import type { UserResults } from '../../src/engine/evaluation/user-results.ts';
import {
  measuredUsersFile,
  readMeasuredUsers,
  writeMeasuredUsers,
} from '../../src/engine/model/measured-users.ts';
import { expectMemoryBack } from '../fixtures/kernel-memories.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';

let planted: PlantedEngine;
let models: string;
let active: Run;

beforeEach(async () => {
  planted = await openPlantedEngine();
  models = join(planted.libraryDirectory, 'models');
  const [trained] = await planted.ask('runs:list', {});
  if (trained === undefined) throw new Error('no run');
  active = plainRun(trained);
});
afterEach(() => {
  planted.close();
});

/** As a job makes it, without what the history adds. */
function plainRun(listed: ListedRun): Run {
  const known = Object.keys(runSchema.shape);
  return runSchema.parse(Object.fromEntries(Object.entries(listed).filter(([key]) => known.includes(key))));
}

type Factors = { errors?: number; lists?: number };

/** A copy of the trained run, a minute later, whose errors and lists differ for everybody by these factors. */
function copyOf(name: string, { errors = 1, lists = 1 }: Factors = {}): Run {
  const runId = runIdSchema.parse(name);
  cpSync(join(models, active.runId), join(models, runId), { recursive: true });
  const measured = readMeasuredUsers(models, active.runId);
  if (measured === null) throw new Error('nothing is kept by user');
  const model = scaled(measured.model, errors, lists);
  writeFileSync(join(models, runId, measuredUsersFile), writeMeasuredUsers({ ...measured, model }));
  const { quality } = active;
  const { rmse, ndcgAt10 } = quality.intervals;
  return {
    ...{ ...active, runId, createdAtMs: active.createdAtMs + 60_000 },
    quality: {
      ...{ ...quality, rmse: quality.rmse * errors, ndcgAt10: quality.ndcgAt10 * lists },
      intervals: { ...quality.intervals, rmse: times(rmse, errors), ndcgAt10: times(ndcgAt10, lists) },
    },
  };
}

const times = ({ low, high }: Interval, factor: number): Interval => ({
  low: low * factor,
  high: high * factor,
});

function scaled({ stars, lists }: UserResults, errors: number, list: number): UserResults {
  const { rmse, mae } = stars.sums;
  const { figures } = lists;
  return {
    stars: {
      ...stars,
      sums: { rmse: rmse.map((sum) => sum * errors ** 2), mae: mae.map((sum) => sum * errors) },
    },
    lists: { ...lists, figures: { ...figures, ndcgAt10: figures.ndcgAt10.map((value) => value * list) } },
  };
}

function withoutResults(run: Run): Run {
  rmSync(join(models, run.runId, measuredUsersFile));
  return run;
}

async function activeRunId(): Promise<RunId | null> {
  return (await planted.ask('library:overview', {})).activeRunId;
}

async function openQuestion(): Promise<unknown> {
  return (await planted.ask('library:overview', {})).runQuestion;
}

describe('a finished training', () => {
  test('becomes the active one where it is as good, or better', async () => {
    const same = copyOf('same');
    expect(planted.engine.adoptRun(same)).toBeNull();
    expect(await activeRunId()).toBe(same.runId);
    const better = copyOf('better', { errors: 0.98, lists: 1.02 });
    expect(planted.engine.adoptRun(better)).toBeNull();
    expect(await activeRunId()).toBe(better.runId);
    expect(await openQuestion()).toBeNull();
  });

  test.each([
    ['stars', { errors: 1.01, lists: 1.5 }, ['rmse'], ['ndcgAt10']],
    ['lists', { errors: 0.5, lists: 0.99 }, ['ndcgAt10'], ['rmse']],
  ] as const)(
    'asks where it is worse at %s for everybody, however little',
    async (_task, factors, worse, better) => {
      const run = copyOf('worse', factors);
      const question = { runId: run.runId, activeRunId: active.runId, worse, better, isPaired: true };
      expect(planted.engine.adoptRun(run)).toEqual(question);
      expect(await activeRunId()).toBe(active.runId);
      expect((await planted.ask('runs:list', {})).map(({ runId }) => runId)).toContain(run.runId);
      planted.reopen();
      expect(await openQuestion()).toEqual(question);
    },
  );

  test('is used when the person says so, or stays aside', async () => {
    const run = copyOf('worse', { lists: 0.9 });
    planted.engine.adoptRun(run);
    await planted.ask('runs:keep-active', {});
    expect([await activeRunId(), await openQuestion()]).toEqual([active.runId, null]);
    planted.engine.adoptRun(copyOf('again', { lists: 0.9 }));
    await planted.ask('runs:activate', { runId: runIdSchema.parse('again') });
    expect([await activeRunId(), await openQuestion()]).toEqual(['again', null]);
  });

  test('goes by both intervals where there are no results by user, and says so', async () => {
    const apart = withoutResults(copyOf('apart', { errors: 1.5 }));
    expect(planted.engine.adoptRun(apart)).toMatchObject({ worse: ['rmse'], isPaired: false });
    const near = withoutResults(copyOf('near', { errors: 1.001, lists: 0.999 }));
    expect(planted.engine.adoptRun(near)).toBeNull();
    expect(await activeRunId()).toBe(near.runId);
    expect(await openQuestion()).toBeNull();
  });

  test('becomes the active one where none is, or where the files of that are gone', async () => {
    const worse = copyOf('worse', { errors: 2, lists: 0.5 });
    rmSync(join(models, active.runId), { recursive: true });
    expect(planted.engine.adoptRun(worse)).toBeNull();
    expect(await activeRunId()).toBe(worse.runId);
  });

  test('of a sweep is only kept, also where no run is active', async () => {
    const swept = copyOf('swept');
    expect(await planted.ask('runs:remove', { runId: active.runId })).toEqual({ activatedRunId: null });
    planted.engine.keepRun(swept);
    expect(await activeRunId()).toBeNull();
  });
});

describe('when the active run is removed', () => {
  test('the best of the others that fit is active, and it is said which', async () => {
    for (const run of [
      copyOf('stars', { errors: 0.9, lists: 0.5 }),
      copyOf('both', { errors: 0.99 }),
      copyOf('picks', { errors: 1.3, lists: 1.01 }),
    ]) {
      planted.engine.keepRun(run);
    }
    planted.engine.keepRun({
      ...copyOf('foreign'),
      catalogue: { ...active.catalogue, fingerprint: 'other' },
    });
    const gone = copyOf('gone', { errors: 0.5, lists: 2 });
    planted.engine.keepRun(gone);
    rmSync(join(models, gone.runId), { recursive: true });
    expect(await planted.ask('runs:remove', { runId: active.runId })).toEqual({ activatedRunId: 'both' });
    expect(await activeRunId()).toBe('both');
  });

  test('nothing changes with another one; a question about it ends', async () => {
    const run = copyOf('worse', { lists: 0.9 });
    planted.engine.adoptRun(run);
    expect(await planted.ask('runs:remove', { runId: run.runId })).toEqual({ activatedRunId: null });
    expect([await activeRunId(), await openQuestion()]).toEqual([active.runId, null]);
  });
});

test('two runs are compared user by user, and where they can’t be it is said why', async () => {
  const run = copyOf('worse', { errors: 1.1 });
  planted.engine.keepRun(run);
  const paired = await planted.ask('runs:pair', { runIds: [active.runId, run.runId] });
  if (paired.status !== 'paired') throw new Error(paired.reason);
  expect(paired.differences.rmse.difference).toBeCloseTo(active.quality.rmse * 0.1, 6);
  expect(paired.differences.rmse.low).toBeGreaterThan(0);
  expect(paired.differences.ndcgAt10).toEqual({ difference: 0, low: 0, high: 0 });
  withoutResults(run);
  expect(await planted.ask('runs:pair', { runIds: [active.runId, run.runId] })).toEqual({
    ...{ status: 'unpaired', reason: 'no-results' },
  });
  const foreign = { ...copyOf('foreign'), catalogue: { ...active.catalogue, fingerprint: 'other' } };
  planted.engine.keepRun(foreign);
  expect(await planted.ask('runs:pair', { runIds: [active.runId, foreign.runId] })).toMatchObject({
    reason: 'other-catalogue',
  });
});

test('the active model is read before the first question, unless the welcome comes before', async () => {
  const asked = { tuning: null, from: { kind: 'all' } } as const;
  const kept = join(planted.libraryDirectory, 'kept');
  cpSync(join(models, active.runId), kept, { recursive: true });
  for (const movieId of [1, 2, 3]) await planted.ask('ratings:set', { movieId, stars: 5 });
  planted.reopen();
  await planted.engine.warmUp();
  rmSync(join(models, active.runId), { recursive: true });
  await expect(planted.ask('home:shelves', asked)).rejects.toThrow('is not there any more');

  cpSync(kept, join(models, active.runId), { recursive: true });
  await planted.ask('settings:update', { onboardingDone: true });
  await planted.engine.warmUp();
  rmSync(join(models, active.runId), { recursive: true });
  expect((await planted.ask('home:shelves', asked)).basis).toBe('model');
});

test('warming up is no error where the model can not be read', async () => {
  await planted.ask('ratings:set', { movieId: 1, stars: 5 });
  planted.reopen();
  await planted.ask('settings:update', { onboardingDone: true });
  rmSync(join(models, active.runId), { recursive: true });
  await expect(planted.engine.warmUp()).resolves.toBeUndefined();
});

test('nothing that was answered keeps a model in memory after another one is made active', async () => {
  const { ask } = planted;
  planted.engine.adoptRun(copyOf('other'));
  await ask('runs:activate', { runId: active.runId });
  for (const [movieId, stars] of [
    [31, 5],
    [40, 4.5],
    [45, 2],
  ] as const)
    await ask('ratings:set', { movieId, stars });
  await expectMemoryBack(async () => {
    await ask('home:shelves', {});
    await ask('map:get', {});
    await ask('map:standing', {});
    await ask('movies:ask', { query: 'comedy' });
    await ask('rating-round:next', { passedIds: [] });
    await ask('onboarding:groups', {});
    await ask('taste:overview', {});
    await ask('runs:disagreements', {});
    await ask('movies:similar', { movieId: movieIdSchema.parse(31) });
    await ask('recommendations:why', { movieId: movieIdSchema.parse(50) });
    await ask('runs:activate', { runId: runIdSchema.parse('other') });
  });
  expect((await ask('map:get', {})).runId).toBe('other');
});

test('a model that was still being read when another one was made active does not stay', async () => {
  const { ask } = planted;
  planted.engine.adoptRun(copyOf('other'));
  await ask('runs:activate', { runId: active.runId });
  for (const movieId of [31, 40, 45]) await ask('ratings:set', { movieId, stars: 4 });
  planted.reopen();
  await ask('settings:update', { onboardingDone: true });
  await expectMemoryBack(async () => {
    const warm = planted.engine.warmUp();
    await ask('runs:activate', { runId: runIdSchema.parse('other') });
    await warm;
  });
});

test('removing another run leaves the active model in memory', async () => {
  const { ask } = planted;
  planted.engine.adoptRun(copyOf('other'));
  await ask('runs:activate', { runId: active.runId });
  await ask('map:get', {});
  // It could not be read again.
  rmSync(join(models, active.runId, 'weights.safetensors'));
  await ask('runs:remove', { runId: runIdSchema.parse('other') });
  expect((await ask('map:get', {})).runId).toBe(active.runId);
});
