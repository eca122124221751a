// `evaluate` from outside: a split in the layout of MovieLens 100K, and the splits of a library.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  differenceSchema,
  errorFiguresSchema,
  intervalSchema,
  listFiguresSchema,
  qualitySchema,
} from '../../src/contract/training.ts';
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

const shareSchema = z.number().min(0).max(1);
const seedMeanSchema = z.strictObject({
  mean: z.number().positive(),
  deviation: z.number().nullable(),
  bySeed: z.array(z.number()),
});
const rivalSchema = seedMeanSchema.extend({
  difference: differenceSchema.extend({ p: shareSchema.nullable() }),
});
const countSchema = z.int().min(0);

/** Everything that `evaluate --protocol --json` reports. */
const seedsSchema = z.strictObject({
  protocol: z.string().nullable(),
  split: z.string().nullable(),
  seeds: z.array(z.int()),
  splits: z.array(
    z.strictObject({
      train: z.strictObject({ ratings: countSchema, users: countSchema, movies: countSchema }),
      test: z.strictObject({ ratings: countSchema, users: countSchema }),
      newUsers: z.strictObject({ users: countSchema, ratings: countSchema }),
      newMovies: z.strictObject({ movies: countSchema, ratings: countSchema }),
      validationUsers: countSchema,
    }),
  ),
  metrics: z.array(
    z.strictObject({
      metric: z.string(),
      users: z.int().positive(),
      model: seedMeanSchema,
      interval: intervalSchema,
      rivals: z.strictObject({ bias: rivalSchema, ease: rivalSchema, popularity: rivalSchema }).partial(),
    }),
  ),
  easeMovies: z.null(),
  sample: z.null(),
  published: z.null(),
  elapsedMs: z.number().positive(),
});

async function evaluateSeeds(...args: string[]): Promise<z.infer<typeof seedsSchema>> {
  const { code, stdout, stderr } = await runCli('evaluate', ...args, '--json');
  expect(code, stderr).toBe(0);
  return seedsSchema.parse(JSON.parse(stdout));
}

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
  // Figures by user are kept in 32 bits.
  expect(comparison.rmseToBias.difference).toBeCloseTo(figures.rmse - figures.baselines.bias.rmse, 7);
  expect(comparison.ndcgAt10ToEase.difference).toBeCloseTo(
    figures.ndcgAt10 - figures.baselines.ease.ndcgAt10,
    7,
  );
  expect(byPopularity).toHaveLength(3);
  expect(byEra.length).toBeGreaterThan(3);
  for (const groups of [byPopularity, byEra]) {
    expect(groups.reduce((sum, group) => sum + group.testRatings, 0)).toBe(testRatings);
    expect(groups.reduce((sum, group) => sum + group.shownShare, 0)).toBeCloseTo(1, 9);
  }
  const { uncorrected, corrected } = figures.reach;
  expect(uncorrected.ndcgAt10).toBeCloseTo(figures.ndcgAt10, 9);
  expect(uncorrected.byPopularity.map(({ shownShare }) => shownShare)).toEqual(
    byPopularity.map(({ shownShare }) => shownShare),
  );
  expect(corrected.byPopularity[0]?.shownShare).toBeLessThan(uncorrected.byPopularity[0]?.shownShare ?? 0);
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

describe('the protocols of the literature', () => {
  const train = ['--epochs', '5', '--library'];

  test('liang holds a tenth of the users out and finds what they like, with every seed', async () => {
    await writePlantedLibrary(place.path('library'));
    const seeds = ['--protocol', 'liang', '--seeds', '2', '--seed', '3'];
    const { metrics, splits, ...plan } = await evaluateSeeds(...seeds, ...train, place.path('library'));
    expect(plan).toMatchObject({ protocol: 'liang', split: null, seeds: [3, 4] });
    // 120 users like 16 movies each: 12 are tested by 3 ratings each, 12 set aside.
    for (const split of splits) {
      expect(split).toMatchObject({
        train: { ratings: 96 * 16, users: 96, movies: 60 },
        test: { ratings: 12 * 3, users: 12 },
        newUsers: { users: 12, ratings: 12 * 3 },
        newMovies: { movies: 0, ratings: 0 },
        validationUsers: 12,
      });
    }
    expect(metrics.map(({ metric }) => metric)).toEqual(['recallAt20', 'recallAt50', 'ndcgAt100']);
    for (const { model, rivals, interval, users } of metrics) {
      expect(users).toBeGreaterThan(12);
      expect(model.mean).toBeCloseTo(((model.bySeed[0] ?? 0) + (model.bySeed[1] ?? 0)) / 2, 12);
      expect(model.deviation).not.toBeNull();
      expect(interval.low).toBeLessThanOrEqual(model.mean);
      expect(interval.high).toBeGreaterThanOrEqual(model.mean);
      expect(rivals.ease?.difference.p).not.toBeNull();
      expect(rivals.popularity?.difference.difference).toBeCloseTo(
        model.mean - (rivals.popularity?.mean ?? 0),
        12,
      );
      expect(rivals.bias).toBeUndefined();
    }
    // A held-out user likes 30 movies of which 13 are folded in: all others are among the first 20, by their camp.
    expect(metrics[0]?.model.mean).toBeGreaterThan(0.9);
    expect(metrics[0]?.rivals.ease?.mean).toBeGreaterThan(0.9);
    expect(metrics[0]?.rivals.popularity?.mean).toBeLessThan(0.9);
  });

  test('leave-newest-out asks everyone for one movie, global-time for what came last', async () => {
    const { userIds, movies } = await writePlantedLibrary(place.path('library'));
    const newest = await evaluateSeeds('--protocol', 'leave-newest-out', ...train, place.path('library'));
    expect(newest.splits[0]?.test).toEqual({ ratings: userIds.length, users: userIds.length });
    expect(newest.metrics.map(({ metric, users }) => [metric, users])).toEqual([
      ['hitRateAt10', userIds.length],
      ['ndcgAt10', userIds.length],
    ]);
    expect(newest.metrics[0]?.model.deviation).toBeNull();

    // Times go up by user: the newest twentieth is that of the last six users, whom training does not know.
    const share = ['--protocol', 'global-time', '--test-fraction', '0.05'];
    const later = await evaluateSeeds(...share, ...train, place.path('library'));
    const asked = movies.length / 20;
    expect(later.splits[0]).toMatchObject({
      test: { ratings: asked, users: 6 },
      newUsers: { users: 6, ratings: asked },
    });
    expect(later.metrics.map(({ metric }) => metric)).toEqual(['rmse', 'untimedRmse', 'ndcgAt10']);
    expect(later.metrics.map(({ rivals }) => Object.keys(rivals))).toEqual([
      ['bias'],
      ['bias'],
      ['ease', 'popularity'],
    ]);
    // Nothing is known of any of them, so that EASE has no other list than popularity.
    const { ease, popularity } = later.metrics[2]?.rivals ?? {};
    expect(ease?.mean).toBe(popularity?.mean);
  });

  test('are tables on the terminal, which say what was split and what is compared', async () => {
    await writePlantedLibrary(place.path('library'));
    const seeds = ['--seeds', '2', '--test-fraction', '0.2', '--epochs', '1'];
    const { code, stdout } = await runCli('evaluate', ...seeds, '--library', place.path('library'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/Held-out ratings +Users +Model +95 % interval +Bias +EASE +Popular\n/);
    expect(stdout).toMatch(/RMSE ↓ +120 +\d\.\d{3} ± \d\.\d{3} /);
    expect(stdout).toMatch(
      /NDCG@10 against EASE ↑ +[+−]\d\.\d{3} +[+−]\d\.\d{3} to [+−]\d\.\d{3} +(< )?\d\.\d{3}\n/,
    );
    expect(stdout).toContain('2,112 training ratings by 120 users of 60 movies; 528 test ratings by');
  });
});
