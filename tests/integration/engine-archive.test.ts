// The whole way on the real archive, in plain Node: import, train a little, recommend, rate, and find it all again.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { newRunId, type JobProgress } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { hasNoMlSmall, mlSmall } from '../fixtures/ml-small.ts';

const options = trainingOptionsSchema.parse({ epochs: 6 });

const toyStory = 1;
/** Star Wars IV and V, The Matrix, Alien, Aliens, Terminator, Blade Runner. */
const scienceFiction = [260, 1196, 2571, 1214, 1200, 1240, 541];

describe.skipIf(hasNoMlSmall)('the real archive', () => {
  let libraryDirectory: string;
  let engine: Engine;

  const ask = asking(() => engine);

  async function train(runId = newRunId(), signal?: AbortSignal): Promise<JobProgress[]> {
    const told: JobProgress[] = [];
    const onProgress = (progress: JobProgress): number => told.push(progress);
    const result = await runJob(
      { kind: 'training', libraryDirectory, options, runId },
      { signal, onProgress },
    );
    if (result.kind === 'training') engine.adoptRun(result.run);
    return told;
  }

  beforeAll(async () => {
    libraryDirectory = mkdtempSync(join(tmpdir(), 'matinee-'));
    engine = openEngine({ libraryDirectory });
    const result = await runJob({ kind: 'import', path: mlSmall, libraryDirectory });
    if (result.kind === 'import') engine.adoptCatalogue(result.stagedFile);
  });
  afterAll(() => {
    engine.close();
    rmSync(libraryDirectory, { recursive: true });
  });

  test('is in the library with its report', async () => {
    expect(await ask('library:overview', {})).toMatchObject({
      catalogue: { movies: 9742, users: 610, ratings: 100_836, tags: 3683, isSimulated: false },
      lastImport: { ratings: 100_836, skipped: 0 },
    });
    expect(readdirSync(join(libraryDirectory, 'staging'))).toEqual([]);
    expect((await ask('movies:search', { query: 'matrix' })).movies[0]).toMatchObject({ movieId: 2571 });
  });

  test('gives known, liked and varied movies before there is a model', async () => {
    const { basis, recommendations } = await ask('recommendations:list', { limit: 20 });
    expect(basis).toBe('popularity');
    expect(recommendations).toHaveLength(20);
    expect(recommendations.every((movie) => movie.ratingCount >= 30 && (movie.meanStars ?? 0) > 3.4)).toBe(
      true,
    );
    expect(new Set(recommendations.flatMap(({ genres }) => genres)).size).toBeGreaterThanOrEqual(10);
    const decades = recommendations.map(({ year }) => Math.floor((year ?? 0) / 10));
    expect(new Set(decades).size).toBeGreaterThanOrEqual(4);
    const times = (decade: number): number => decades.filter((other) => other === decade).length;
    expect(Math.max(...decades.map(times))).toBeLessThanOrEqual(10);
    const scores = recommendations.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('trains a model that is better than the simplest, with progress after every epoch', async () => {
    const told = await train();
    const phases = told.flatMap((progress) =>
      progress.kind === 'training' ? [progress.progress.phase] : [],
    );
    expect([...new Set(phases)]).toEqual(['loading', 'training', 'evaluating', 'saving']);
    const [run] = await ask('runs:list', {});
    expect(run).toMatchObject({ isActive: true, fitsCatalogue: true, epochsDone: 6, options });
    expect(run?.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(run?.quality.rmse).toBeLessThan(run?.baselines.movieMeanRmse ?? 0);
    expect(run?.quality.recallAt10).toBeGreaterThan(run?.baselines.popularityRecallAt10 ?? 1);
  });

  test('knows what is like Toy Story', async () => {
    const similar = await ask('movies:similar', { movieId: toyStory, limit: 10 });
    expect(similar).toHaveLength(10);
    const shared = similar.filter(
      ({ genres }) => genres.includes('Animation') || genres.includes('Children'),
    );
    expect(shared.length).toBeGreaterThanOrEqual(5);
    expect((await engine.similar('Toy Story', 3)).movie.movieId).toBe(toyStory);
  });

  test('recommends to its users and predicts their stars', async () => {
    const list = await engine.recommendToUser(1, 10);
    expect(list.basis).toBe('model');
    expect(list.recommendations).toHaveLength(10);
    const { predictedStars, starsDeviation } = await engine.predict(1, toyStory);
    expect(predictedStars).toBeGreaterThanOrEqual(0.5);
    expect(predictedStars).toBeLessThanOrEqual(5);
    expect(starsDeviation).toBeGreaterThan(0.2);
    expect(starsDeviation).toBeLessThan(1.5);
  });

  test('answers the person’s ratings with another list, with reasons, and it is there after reopening', async () => {
    const before = await ask('recommendations:list', { limit: 20 });
    expect(before.basis).toBe('popularity');
    for (const movieId of scienceFiction) await ask('ratings:set', { movieId, stars: 5 });
    const after = await ask('recommendations:list', { limit: 20 });
    expect(after).toMatchObject({ basis: 'model', ratingsUsed: scienceFiction.length });
    const ids = after.recommendations.map(({ movieId }) => Number(movieId));
    expect(ids).not.toEqual(before.recommendations.map(({ movieId }) => Number(movieId)));
    expect(ids.filter((movieId) => scienceFiction.includes(movieId))).toEqual([]);
    const scores = after.recommendations.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const reasons = after.recommendations.flatMap((movie) => movie.reasons);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every(({ movieId }) => scienceFiction.includes(movieId))).toBe(true);
    const found = await ask('movies:search', { sort: 'predicted', limit: 3 });
    expect(found.movies.every(({ predictedStars }) => predictedStars !== null)).toBe(true);

    engine.close();
    engine = openEngine({ libraryDirectory });
    expect(await ask('ratings:list', {})).toHaveLength(scienceFiction.length);
    expect(await ask('recommendations:list', { limit: 20 })).toEqual(after);
  });

  test('a cancelled training leaves no model and no run behind', async () => {
    const runId = newRunId();
    const abort = new AbortController();
    const training = runJob(
      { kind: 'training', libraryDirectory, options, runId },
      {
        signal: abort.signal,
        onProgress: ({ progress }) => {
          if ('epoch' in progress && progress.epoch >= 1) abort.abort();
        },
      },
    );
    await expect(training).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(join(libraryDirectory, 'models'))).not.toContain(runId);
    expect((await ask('runs:list', {})).map((run) => run.runId)).not.toContain(runId);
  });

  test('a removed run takes its model along, and the list goes back to what most people liked', async () => {
    const [run] = await ask('runs:list', {});
    if (run === undefined) throw new Error('there is no run');
    await ask('runs:remove', { runId: run.runId });
    expect(readdirSync(join(libraryDirectory, 'models'))).toEqual([]);
    expect((await ask('recommendations:list', {})).basis).toBe('popularity');
  });
});
