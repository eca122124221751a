import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recommendationSchema, similarMovieSchema } from '../../src/contract/recommendations.ts';
import { listedRunSchema, qualitySchema } from '../../src/contract/training.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';

const archive = fileURLToPath(new URL('../../../shared/data/ml-latest-small.zip', import.meta.url));

/** The whole of stdout as the one JSON object that it has to be. */
async function json<S extends z.ZodType>(schema: S, ...args: string[]): Promise<z.output<S>> {
  const { code, stdout, stderr } = await runCli(...args, '--json');
  expect(code, stderr).toBe(0);
  return schema.parse(JSON.parse(stdout));
}

describe.skipIf(!existsSync(archive))('the command line on MovieLens latest-small', () => {
  let place = '';
  let library = '';

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'matinee-cli-'));
    library = join(place, 'library');
  });

  afterAll(async () => {
    await rm(place, { recursive: true, force: true });
  });

  test('import tells what came in', async () => {
    const report = await json(
      z.strictObject({
        movies: z.int(),
        users: z.int(),
        ratings: z.int(),
        tags: z.int(),
        skipped: z.int(),
        elapsedMs: z.number().positive(),
        ratingsPerSecond: z.number().positive(),
      }),
      ...['import', archive, '--library', library],
    );
    expect(report).toMatchObject({ movies: 9742, users: 610, ratings: 100_836, tags: 3683, skipped: 0 });
  });

  test('without a model, what needs one says to run train first', async () => {
    const { code, stdout, stderr } = await runCli('--library', library, 'recommend', '--user', '1');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('run `train`');
  });

  test('train interrupted by Ctrl+C leaves no model and says so', async () => {
    const training = startCli(['train', '--epochs', '400', '--library', library], (text) => {
      if (text.includes('Epoch')) training.process.kill('SIGINT');
    });
    const { code, stdout, stderr } = await training.result;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Cancelled; the library is as it was.');
    const { models, staging } = libraryPaths(library);
    for (const folder of [models, staging]) expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  test('train tells every epoch on stderr and its figures on stdout', async () => {
    const { code, stdout, stderr } = await runCli('train', '--epochs', '4', '--library', library, '--json');
    expect(code, stderr).toBe(0);
    const trained = z
      .object({
        runId: z.string(),
        epochs: z.literal(4),
        elapsedMs: z.number().positive(),
        ratingsPerSecond: z.number().positive(),
        peakRssMb: z.number().positive(),
        metrics: qualitySchema,
      })
      .parse(JSON.parse(stdout));
    expect(trained.metrics.testRatings).toBeGreaterThan(10_000);
    for (const epoch of [1, 2, 3, 4]) expect(stderr).toContain(`Epoch ${epoch}/4`);
  });

  test('runs lists the training as the active one', async () => {
    const { runs } = await json(
      z.strictObject({ runs: z.array(listedRunSchema) }),
      ...['runs', '--library', library],
    );
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ isActive: true, fitsCatalogue: true, epochsDone: 4 });
  });

  test('recommend gives a user what they have not rated, best first, with reasons', async () => {
    const schema = z.object({
      recommendations: z.array(
        z.strictObject(
          recommendationSchema.pick({
            movieId: true,
            title: true,
            year: true,
            predictedStars: true,
            starsDeviation: true,
            score: true,
            reasons: true,
          }).shape,
        ),
      ),
    });
    const { recommendations } = await json(
      schema,
      ...['recommend', '--user', '1', '-n', '7', '--library', library],
    );
    expect(recommendations).toHaveLength(7);
    const scores = recommendations.map((movie) => movie.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(recommendations.some((movie) => movie.reasons.length > 0)).toBe(true);
    const catalogue = openCatalogue(libraryPaths(library).catalogue);
    const rated = new Set(catalogue.userRatings(1).map((rating) => rating.movieId));
    catalogue.close();
    expect(rated.size).toBeGreaterThan(100);
    expect(recommendations.filter((movie) => rated.has(movie.movieId))).toEqual([]);
  });

  test('similar understands a title as well as an id', async () => {
    const schema = z.object({
      similar: z.array(
        z.strictObject(
          similarMovieSchema.pick({ movieId: true, title: true, year: true, similarity: true }).shape,
        ),
      ),
    });
    const byTitle = await json(schema, 'similar', 'Toy Story', '-n', '5', '--library', library);
    const byId = await json(schema, 'similar', '1', '-n', '5', '--library', library);
    expect(byTitle).toEqual(byId);
    expect(byTitle.similar).toHaveLength(5);
    expect(byTitle.similar.map((movie) => movie.title)).not.toContain('Toy Story');
  });

  test('predict stays within the stars', async () => {
    const { predictedStars } = await json(
      z.object({ predictedStars: z.number(), starsDeviation: z.number().positive() }),
      ...['predict', '--user', '1', '--movie', '318', '--library', library],
    );
    expect(predictedStars).toBeGreaterThanOrEqual(0.5);
    expect(predictedStars).toBeLessThanOrEqual(5);
  });

  test('rate makes a new profile and says so, and recommend goes by its ratings', async () => {
    const rate = ['rate', '--profile', 'Anna', '--stars', '4.5', '--library', library];
    const first = await runCli(...rate, '--movie', '1');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).toContain('Made the profile “Anna”');
    expect(first.stdout).toBe('Anna gave Toy Story (1995) 4.5 stars.\n');
    const second = await json(
      z.object({ movieId: z.int(), title: z.string(), stars: z.number(), isNewProfile: z.boolean() }),
      ...[...rate, '--movie', 'Finding Nemo'],
    );
    expect(second).toEqual({ movieId: 6377, title: 'Finding Nemo', stars: 4.5, isNewProfile: false });
    const list = await json(
      z.object({
        basis: z.string(),
        ratingsUsed: z.int(),
        recommendations: z.array(z.object({ title: z.string() })),
      }),
      ...['recommend', '--profile', 'Anna', '--library', library],
    );
    expect(list).toMatchObject({ basis: 'model', ratingsUsed: 2 });
    expect(list.recommendations.map((movie) => movie.title)).not.toContain('Toy Story');
  });

  test('the unknown gets a sentence that helps', async () => {
    const cases = [
      { args: ['similar', 'Toystory'], says: 'Did you mean "Toy Story" (1995)' },
      { args: ['recommend', '--user', '611'], says: 'no user 611' },
      { args: ['recommend', '--profile', 'Bert'], says: 'Anna' },
      { args: ['predict', '--user', '1', '--movie', '99999999'], says: '99999999' },
    ];
    for (const { args, says } of cases) {
      const { code, stdout, stderr } = await runCli(...args, '--library', library);
      expect({ args, code, stdout }).toEqual({ args, code: 1, stdout: '' });
      expect(stderr).toContain(says);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });

  test('evaluate measures on the library and on files of any kind alike', async () => {
    const figures = z.object({ ...qualitySchema.shape, elapsedMs: z.number().positive() });
    const epochs = ['--epochs', '2'];
    const onLibrary = await json(
      figures,
      'evaluate',
      '--test-fraction',
      '0.2',
      ...epochs,
      '--library',
      library,
    );
    expect(onLibrary.testRatings).toBe(Math.round(100_836 * 0.2));

    const files = await writeSplit(library, place);
    const onCsv = await json(
      figures,
      'evaluate',
      '--train',
      files.trainCsv,
      '--test',
      files.testTab,
      ...epochs,
    );
    const onDat = await json(
      figures,
      'evaluate',
      '--train',
      files.trainDat,
      '--test',
      files.testTab,
      ...epochs,
    );
    expect({ ...onDat, elapsedMs: 0 }).toEqual({ ...onCsv, elapsedMs: 0 });
    expect(onCsv.testRatings).toBe(files.testRatings);
    expect(onCsv.rmse).toBeLessThan(1.2);
  });

  test('train --preset classic trains the tutorial’s model, which every command then asks', async () => {
    const trained = await json(
      z.object({ preset: z.literal('classic'), epochs: z.literal(1), batchSize: z.literal(4096) }),
      ...['train', '--preset', 'classic', '--epochs', '1', '--batch-size', '4096', '--library', library],
    );
    expect(trained.preset).toBe('classic');
    const asked = ['--library', library];
    const { recommendations } = await json(
      z.object({ recommendations: z.array(z.object({ predictedStars: z.number() })) }),
      ...['recommend', '--user', '1', '-n', '5', ...asked],
    );
    expect(recommendations).toHaveLength(5);
    const { similar } = await json(
      z.object({ similar: z.array(z.object({ title: z.string() })) }),
      ...['similar', 'Toy Story', '-n', '5', ...asked],
    );
    expect(similar).toHaveLength(5);
    const { predictedStars } = await json(
      z.object({ predictedStars: z.number() }),
      ...['predict', '--user', '1', '--movie', '318', ...asked],
    );
    expect(predictedStars).toBeGreaterThanOrEqual(0.5);
  });
});

/** The first hundred users' ratings, every fifth of them for the test, in three kinds of file. */
async function writeSplit(library: string, place: string) {
  const catalogue = openCatalogue(libraryPaths(library).catalogue);
  const { userIds, movieIds, halfStars, timestamps } = catalogue.ratingColumns();
  catalogue.close();
  const rows = Array.from(userIds, (userId, row) => [
    String(userId),
    String(movieIds[row]),
    String((halfStars[row] ?? 0) / 2),
    String(timestamps[row]),
  ]).slice(
    0,
    userIds.findIndex((userId) => userId > 100),
  );
  const train = rows.filter((_, row) => row % 5 !== 0);
  const test = rows.filter((_, row) => row % 5 === 0);
  const files = {
    trainCsv: join(place, 'train.csv'),
    trainDat: join(place, 'train.dat'),
    testTab: join(place, 'u.test'),
    testRatings: test.length,
  };
  await writeFile(
    files.trainCsv,
    ['userId,movieId,rating,timestamp', ...train.map((row) => row.join(','))].join('\n'),
  );
  await writeFile(files.trainDat, train.map((row) => row.join('::')).join('\n'));
  await writeFile(files.testTab, test.map((row) => row.join('\t')).join('\n'));
  return files;
}
