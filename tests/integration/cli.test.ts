// The commands on a library of the planted taste, from its import to its recommendations.
import { readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { askedAnswerSchema, askedMovieSchema } from '../../src/contract/asking.ts';
import { recommendationSchema, similarMovieSchema } from '../../src/contract/recommendations.ts';
import { listedRunSchema, qualitySchema } from '../../src/contract/training.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { madeFiles, writeZip } from '../fixtures/made-archive.ts';
import { creditsTable } from '../fixtures/made-credits.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { writePlantedLibrary, writeTrainedLibrary } from '../fixtures/planted-library.ts';
import { runCli, type CliResult } from '../fixtures/run-cli.ts';
import { ratingRows } from '../fixtures/rating-rows.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

function run(...args: string[]): Promise<CliResult> {
  return runCli(...args, '--library', place.path('library'));
}

/** The whole of stdout as the one JSON object that it has to be. */
async function json<S extends z.ZodType>(schema: S, ...args: string[]): Promise<z.output<S>> {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect(code, stderr).toBe(0);
  return schema.parse(JSON.parse(stdout));
}

const starsSchema = z.number().min(0.5).max(5);

test('import reports what came in', async () => {
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
    ...['import', writeZip(place.path('ml-made.zip'), madeFiles)],
  );
  expect(report).toMatchObject({ movies: 3, users: 2, ratings: 4, tags: 3, skipped: 0 });
});

test('import makes a first impression, so that recommend works at once, and says that train makes the real model', async () => {
  const archive = writeZip(place.path('planted.zip'), plantedArchive({ users: 30, movies: 40 }));
  const { code, stdout, stderr } = await run('import', archive);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/A first impression recommends already.*`train` makes the real model/);
  const { runs } = await json(z.strictObject({ runs: z.array(listedRunSchema) }), 'runs');
  expect(runs).toMatchObject([{ isActive: true, epochsDone: 0, history: [] }]);
  const list = await json(
    z.looseObject({ recommendations: z.array(z.unknown()) }),
    'recommend',
    '--user',
    '1',
  );
  expect(list.recommendations.length).toBeGreaterThan(0);
});

test('import leaves the first impression out where it is asked to', async () => {
  const archive = writeZip(place.path('planted.zip'), plantedArchive({ users: 30, movies: 40 }));
  expect((await run('import', archive, '--no-model')).stdout).toContain('Next: `train` makes a model of it.');
  expect((await json(z.strictObject({ runs: z.array(z.unknown()) }), 'runs')).runs).toEqual([]);
});

test('without a model, what needs one says to run train first', async () => {
  await writePlantedLibrary(place.path('library'));
  const { code, stdout, stderr } = await run('recommend', '--user', '1');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('run `train`');
});

test('train reports every epoch on stderr and its figures on stdout, and runs lists it as the active one', async () => {
  const { movies } = await writePlantedLibrary(place.path('library'));
  const { code, stdout, stderr } = await run('train', '--epochs', '4', '--json');
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
  expect(trained.metrics.testRatings).toBe(Math.round(movies.length / 10));
  for (const epoch of [1, 2, 3, 4]) expect(stderr).toContain(`Epoch ${epoch}/4`);

  const { runs } = await json(z.strictObject({ runs: z.array(listedRunSchema) }), 'runs');
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({
    ...{ runId: trained.runId, isActive: true, fitsCatalogue: true, epochsDone: 4 },
  });
});

test('train --continue goes on from the active run, and says where there is none', async () => {
  const nothing = await run('train', '--continue');
  expect(nothing.code).toBe(1);
  expect(nothing.stderr).toContain('Train without --continue');
  await writeTrainedLibrary(place.path('library'));
  expect((await run('train', '--continue', '--seed', '3')).code).toBe(2);
  const { code, stdout } = await run('train', '--continue', '--epochs', '2');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Continues +\d{8}-\d{6}-/);
  expect(stdout).toMatch(/Epochs +2/);
});

test('export model copies the active one and says whose ratings are in it', async () => {
  await writeTrainedLibrary(place.path('library'));
  const { code, stdout } = await run('export', 'model', place.path('model'), '--without-profiles');
  expect(code).toBe(0);
  expect(stdout).toContain('Nobody of this computer is in it.');
  expect(readdirSync(place.path('model')).sort()).toEqual(['model.json', 'weights.safetensors']);
});

test('train says of a worse run that it is not in use, and runs --activate uses it', async () => {
  await writeTrainedLibrary(place.path('library'));
  const listed = z.strictObject({ runs: z.array(listedRunSchema) });
  const [before] = (await json(listed, 'runs')).runs;
  const forStars = ['train', '--epochs', '1', '--retrieval-weight', '0'];
  const { code, stdout, stderr } = await run(...forStars);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('not in use, see below');
  expect(stdout).toContain(`it is worse than the active one, ${before?.runId}`);
  expect(stdout).toMatch(/NDCG@10 \.?\d[^]* instead of [^]*\(worse\)/);
  const [, runId = ''] = /runs --activate ([a-z0-9-]+)/.exec(stdout) ?? [];
  const kept = (await json(listed, 'runs')).runs;
  expect(kept.find(({ isActive }) => isActive)?.runId).toBe(before?.runId);
  const { runs } = await json(listed, 'runs', '--activate', runId);
  expect(runs.find(({ isActive }) => isActive)?.runId).toBe(runId);
  const unknown = await run('runs', '--activate', 'No such run');
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There is no run No such run')]);
  const again = await json(
    z.object({ isActive: z.boolean() }),
    ...['train', '--epochs', '1', '--retrieval-weight', '0'],
  );
  expect(again.isActive).toBe(true);
});

test('recommend gives a user what they have not rated, best first, with reasons', async () => {
  await writeTrainedLibrary(place.path('library'));
  const schema = z.object({
    corrected: z.boolean(),
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
  const recommend = ['recommend', '--user', '1', '-n', '7'];
  const { recommendations, ...list } = await json(schema, ...recommend, '--uncorrected');
  expect(list).toEqual({ corrected: false });
  expect(recommendations).toHaveLength(7);
  const scores = recommendations.map((movie) => movie.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(recommendations.some((movie) => movie.reasons.length > 0)).toBe(true);
  const catalogue = openCatalogue(libraryPaths(place.path('library')).catalogue);
  const rated = new Set(catalogue.userRatings(1).map((rating) => rating.movieId));
  catalogue.close();
  expect(rated.size).toBe(22);
  expect(recommendations.filter((movie) => rated.has(movie.movieId))).toEqual([]);
  const corrected = await json(schema, ...recommend);
  expect(corrected.corrected).toBe(true);
  expect(corrected.recommendations).toHaveLength(7);
  expect(corrected.recommendations.filter((movie) => rated.has(movie.movieId))).toEqual([]);
});

test('similar understands a title as well as an id', async () => {
  await writeTrainedLibrary(place.path('library'));
  const schema = z.object({
    similar: z.array(
      z.strictObject(
        similarMovieSchema.pick({ movieId: true, title: true, year: true, similarity: true }).shape,
      ),
    ),
  });
  const byTitle = await json(schema, 'similar', 'movie 31', '-n', '5');
  const byId = await json(schema, 'similar', '31', '-n', '5');
  expect(byTitle).toEqual(byId);
  expect(byTitle.similar).toHaveLength(5);
  expect(byTitle.similar.map((movie) => movie.title)).not.toContain('Movie 31');
});

test('ask says what it understood, and finds by that', async () => {
  await writeTrainedLibrary(place.path('library'));
  const schema = askedAnswerSchema.extend({
    movies: z.array(z.looseObject(askedMovieSchema.pick({ movieId: true, title: true, fit: true }).shape)),
  });
  const answer = await json(schema, 'ask', 'like', 'movie 31,', 'frobnicated', '-n', '5');
  expect(answer.parts).toMatchObject([{ kind: 'like', title: 'Movie 31' }]);
  expect(answer.notUnderstood).toEqual(['frobnicated']);
  expect(answer.movies).toHaveLength(5);
});

test('predict stays within the stars', async () => {
  await writeTrainedLibrary(place.path('library'));
  const schema = z.object({ predictedStars: starsSchema, starsDeviation: z.number().positive() });
  // Someone of the one camp and a movie of the other.
  const { predictedStars } = await json(schema, 'predict', '--user', '1', '--movie', '3');
  expect(predictedStars).toBeLessThan(3);
});

test('rate makes a new profile and says so, and recommend goes by its ratings', async () => {
  await writeTrainedLibrary(place.path('library'));
  const rate = ['rate', '--profile', 'Anna', '--stars', '4.5'];
  const first = await run(...rate, '--movie', '1');
  expect(first.code, first.stderr).toBe(0);
  expect(first.stderr).toContain('Made the profile “Anna”');
  expect(first.stdout).toBe('Anna gave Movie 1 (2000) 4.5 stars.\n');
  const second = await json(
    z.object({ movieId: z.int(), title: z.string(), stars: z.number(), isNewProfile: z.boolean() }),
    ...[...rate, '--movie', 'Movie 12'],
  );
  expect(second).toEqual({ movieId: 12, title: 'Movie 12', stars: 4.5, isNewProfile: false });
  const list = await json(
    z.object({
      basis: z.string(),
      ratingsUsed: z.int(),
      recommendations: z.array(z.object({ title: z.string() })),
    }),
    ...['recommend', '--profile', 'Anna'],
  );
  expect(list).toMatchObject({ basis: 'model', ratingsUsed: 2 });
  expect(list.recommendations).toHaveLength(10);
  expect(list.recommendations.map((movie) => movie.title)).not.toContain('Movie 1');
});

test.each([
  [['similar', 'Moovie 31'], 'Did you mean "Movie 31" (2000)'],
  [['recommend', '--user', '611'], 'no user 611'],
  [['recommend', '--profile', 'Bert'], 'You'],
  [['predict', '--user', '1', '--movie', '99999999'], '99999999'],
])('the unknown gets a sentence that helps: %j', async (args, says) => {
  await writeTrainedLibrary(place.path('library'));
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('evaluate measures on the library and on files of any kind alike', async () => {
  const { movies } = await writePlantedLibrary(place.path('library'));
  const figures = z.object({ ...qualitySchema.shape, elapsedMs: z.number().positive() });
  const evaluate = (...from: string[]) => json(figures, 'evaluate', ...from, '--epochs', '2');
  const onLibrary = await evaluate('--test-fraction', '0.2');
  expect(onLibrary.testRatings).toBe(movies.length / 5);

  const files = await writeSplit();
  const onCsv = await evaluate('--train', files.trainCsv, '--test', files.testTab);
  const onDat = await evaluate('--train', files.trainDat, '--test', files.testTab);
  expect({ ...onDat, elapsedMs: 0 }).toEqual({ ...onCsv, elapsedMs: 0 });
  expect(onCsv.testRatings).toBe(files.testRatings);
  expect(Math.abs(onCsv.rmse - onLibrary.rmse)).toBeLessThan(0.1);
});

test('train --preset classic trains the tutorial’s model, which every command then asks', async () => {
  await writePlantedLibrary(place.path('library'));
  const trained = await json(
    z.object({ preset: z.literal('classic'), epochs: z.literal(1), batchSize: z.literal(4096) }),
    ...['train', '--preset', 'classic', '--epochs', '1', '--batch-size', '4096'],
  );
  expect(trained.preset).toBe('classic');
  const { recommendations } = await json(
    z.object({ recommendations: z.array(z.object({ predictedStars: z.number() })) }),
    ...['recommend', '--user', '1', '-n', '5'],
  );
  expect(recommendations).toHaveLength(5);
  const { similar } = await json(
    z.object({ similar: z.array(z.object({ title: z.string() })) }),
    ...['similar', 'Movie 31', '-n', '5'],
  );
  expect(similar).toHaveLength(5);
  await json(z.object({ predictedStars: starsSchema }), 'predict', '--user', '1', '--movie', '31');
});

/** The library's ratings, every fifth of them for the test, in three kinds of file. */
async function writeSplit() {
  const catalogue = openCatalogue(libraryPaths(place.path('library')).catalogue);
  const ratings = ratingRows(await catalogue.ratings());
  catalogue.close();
  const rows = ratings.map(([userId, movieId, half, time]) => [userId, movieId, half / 2, time].map(String));
  const train = rows.filter((_, row) => row % 5 !== 0);
  const test = rows.filter((_, row) => row % 5 === 0);
  const files = {
    trainCsv: place.path('train.csv'),
    trainDat: place.path('train.dat'),
    testTab: place.path('u.test'),
    testRatings: test.length,
  };
  writeFileSync(
    files.trainCsv,
    ['userId,movieId,rating,timestamp', ...train.map((row) => row.join(','))].join('\n'),
  );
  writeFileSync(files.trainDat, train.map((row) => row.join('::')).join('\n'));
  writeFileSync(files.testTab, test.map((row) => row.join('\t')).join('\n'));
  return files;
}

test('artist lists the movies of somebody whose credits were imported, and says where credits come from', async () => {
  const made = writeZip(place.path('made.zip'), madeFiles);
  expect((await run('import', made, '--no-model')).code).toBe(0);
  expect((await run('artist', 'Tom Hanks')).stderr).toContain('credits.csv');
  const hanks = { id: 31, name: 'Tom Hanks', character: 'Woody' };
  writeFileSync(place.path('credits.csv'), creditsTable([{ id: 862, cast: [hanks], crew: [] }]));
  expect((await run('import', place.path('credits.csv'))).stdout).toMatch(/Cast and crew +of 1 movie\n/u);
  const { stdout } = await run('artist', 'hanks');
  expect(stdout).toMatch(/^Tom Hanks, 1 movie:\n/u);
  expect(stdout).toMatch(/Toy Story \(1995\) +Woody/u);
});
