// `evaluate` from outside: a split in the layout of MovieLens 100K, and the splits of a library.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorFiguresSchema, listFiguresSchema, qualitySchema } from '../../src/contract/training.ts';
import { readMovieFeatures } from '../../src/engine/archives/rating-files.ts';
import { writeHundredK } from '../fixtures/movielens-100k.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { plantedWorld } from '../fixtures/planted-world.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

/** Everything that `evaluate --json` reports, with nothing missing and nothing besides. */
const evaluationSchema = z.strictObject({
  // A sample is for more people than any of these libraries has.
  ...qualitySchema.omit({ sample: true }).required().shape,
  elapsedMs: z.number().positive(),
  baselines: z.strictObject({
    movieMeanRmse: z.number(),
    popularityRecallAt10: z.number(),
    mean: errorFiguresSchema,
    bias: errorFiguresSchema,
    popularity: listFiguresSchema,
    ease: listFiguresSchema,
    easeMovies: z.null(),
  }),
});

async function evaluate(...args: string[]): Promise<z.infer<typeof evaluationSchema>> {
  const { code, stdout, stderr } = await runCli('evaluate', ...args, '--json');
  expect(code, stderr).toBe(0);
  return evaluationSchema.parse(JSON.parse(stdout));
}

const place = useWorkplace();

test('files in the layout of MovieLens 100K are measured with all figures', async () => {
  const world = plantedWorld({ users: 150, movies: 120 });
  const { directory, testRatings } = await writeHundredK(world, place.path('.'));
  const movies = new Map((await readMovieFeatures(directory)).map((movie) => [movie.movieId, movie]));
  const { title, year, genres } = world.movies[0]!;
  expect(movies.get(1)).toMatchObject({ title, year, genres });

  const files = ['--train', join(directory, 'u1.base'), '--test', join(directory, 'u1.test')];
  const figures = await evaluate(...files, '--movies', directory, '--epochs', '15');
  const { starsIntervals, comparison, byPopularity, byEra } = figures;
  expect(starsIntervals?.ratings).toBe(testRatings);
  expect(Math.abs((starsIntervals?.within68 ?? 0) - 0.68)).toBeLessThan(0.06);
  expect(comparison.rmseToBias.difference).toBeCloseTo(figures.rmse - figures.baselines.bias.rmse, 9);
  expect(comparison.ndcgAt10ToEase.difference).toBeCloseTo(
    figures.ndcgAt10 - figures.baselines.ease.ndcgAt10,
    9,
  );
  expect(byPopularity).toHaveLength(3);
  expect(byEra.length).toBeGreaterThan(3);
  for (const groups of [byPopularity, byEra]) {
    expect(groups.reduce((sum, group) => sum + group.testRatings, 0)).toBe(testRatings);
    expect(groups.reduce((sum, group) => sum + group.shownShare, 0)).toBeCloseTo(1, 9);
  }
  expect(figures.testRatings).toBe(testRatings);
  expect(figures.rmse).toBeLessThan(figures.baselines.mean.rmse);
  expect(figures.ndcgAt10).toBeGreaterThan(figures.baselines.popularity.ndcgAt10);
  expect(figures.baselines.ease.ndcgAt10).toBeGreaterThan(figures.baselines.popularity.ndcgAt10);
  expect(figures.intervals.rmse.low).toBeLessThan(figures.rmse);
  expect(figures.intervals.rmse.high).toBeGreaterThan(figures.rmse);
  expect(figures.reliability.reduce((sum, bin) => sum + bin.ratings, 0)).toBe(testRatings);

  const ratingsAlone = await evaluate(...files, '--epochs', '1');
  expect(ratingsAlone.testRatings).toBe(testRatings);
  expect(ratingsAlone.baselines).toEqual(figures.baselines);
  expect(ratingsAlone.byEra.map(({ name }) => name)).toEqual(['Year unknown']);
});

describe('the splits of a library', () => {
  const train = ['--epochs', '5', '--library'];

  test('by time hold out the last rating of each user', async () => {
    const { userIds } = await writePlantedLibrary(place.path('library'));
    const figures = await evaluate('--split', 'last', ...train, place.path('library'));
    expect(figures.testRatings).toBe(userIds.length);
  });

  test('by people hold out a share of the users, unknown to training', async () => {
    const { userIds } = await writePlantedLibrary(place.path('library'));
    const split = ['--split', 'users', '--test-fraction', '0.25'];
    const figures = await evaluate(...split, ...train, place.path('library'));
    expect(figures.users).toBeGreaterThan(0);
    expect(figures.users).toBeLessThanOrEqual(Math.round(userIds.length / 4));
    expect(figures.rmse).toBeLessThan(figures.baselines.mean.rmse);
  });

  test('do not go with files, and have to be known ones', async () => {
    const files = ['--train', 'a', '--test', 'b'];
    const mixed = await runCli('evaluate', ...files, '--split', 'last');
    expect(mixed.code).toBe(2);
    expect(mixed.stderr).toContain('--split splits the library');
    const unknown = await runCli('evaluate', '--split', 'first');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('random, last, users');
  });
});
