// Reasons on Home's cards that name a tag, on the real archive: each has to be true of the movie and of the person's ratings.
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allMovies } from '../../src/contract/candidate-sets.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { untuned } from '../../src/contract/tuning.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { saveModel } from '../../src/engine/model/model-files.ts';
import { trainingSetOf } from '../../src/engine/ratings/training-set.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { hasNoMlSmall, mlSmallLibrary } from '../fixtures/ml-small.ts';
import { plantedRun, trainToEnd } from '../fixtures/planted-model.ts';
import { copyReadyMade } from '../fixtures/ready-made.ts';

/** Movies with many tags that somebody loves, and some that they like less. */
const stars: readonly (readonly [movieId: number, stars: number])[] = [
  ...[260, 1196, 1210, 541, 1214, 1200, 2571, 924, 1270, 32].map((movieId) => [movieId, 5] as const),
  ...[296, 593, 50, 47, 2959, 4226, 7361].map((movieId) => [movieId, 4.5] as const),
  ...[344, 231, 367, 500, 586, 597, 539, 39].map((movieId) => [movieId, 2] as const),
];

describe.skipIf(hasNoMlSmall)('tags as reasons', () => {
  let libraryDirectory: string;
  let engine: Engine;
  const ask = asking(() => engine);

  beforeAll(async () => {
    libraryDirectory = mkdtempSync(join(tmpdir(), 'matinee-tags-'));
    await copyReadyMade(mlSmallLibrary(), libraryDirectory);
    const paths = libraryPaths(libraryDirectory);
    const catalogue = openCatalogue(paths.catalogue);
    const set = trainingSetOf(await catalogue.ratings(), catalogue.featureRows());
    const { name, fingerprint, movies, users, ratings } = catalogue.info();
    catalogue.close();
    const model = await trainToEnd(
      set,
      { preset: 'first-impression', epochs: 0 },
      { validationFraction: 0.1 },
    );
    engine = openEngine({ libraryDirectory });
    const run = { ...plantedRun(model, 'tags'), catalogue: { name, fingerprint, movies, users, ratings } };
    await saveModel(paths.models, run.runId, model, run);
    engine.adoptRun(run);
    for (const [movieId, given] of stars)
      await ask('ratings:set', { movieId: movieIdSchema.parse(movieId), stars: given });
  });
  afterAll(() => {
    engine.close();
    rmSync(libraryDirectory, { recursive: true });
  });

  test('a tag that is named is the movie’s own, and the person gives its movies more than their mean', async () => {
    const { shelves } = await ask('home:shelves', { tuning: untuned, from: allMovies });
    const named = shelves.flatMap(({ movies }) =>
      movies.flatMap(({ movieId, reason }) => (reason.kind === 'tag' ? { movieId, reason } : [])),
    );
    expect(named.length).toBeGreaterThan(0);
    const tagsOf = async (movieId: number): Promise<string[]> => {
      const { tags } = await ask('movies:get', { movieId: movieIdSchema.parse(movieId) });
      return tags.map(({ tag }) => tag.toLowerCase());
    };
    const yourMean = stars.reduce((sum, [, given]) => sum + given, 0) / stars.length;
    for (const { movieId, reason } of named) {
      expect(await tagsOf(movieId)).toContain(reason.tag);
      const given: number[] = [];
      for (const [rated, own] of stars) if ((await tagsOf(rated)).includes(reason.tag)) given.push(own);
      expect(reason.meanStars).toBeCloseTo(given.reduce((sum, own) => sum + own, 0) / given.length);
      expect(reason.yourMeanStars).toBeCloseTo(yourMean);
      expect(given.filter((own) => own > yourMean).length).toBeGreaterThanOrEqual(3);
      expect(reason.meanStars).toBeGreaterThan(yourMean + 0.2);
    }
  });
});
