// The model on the real archive, where it is present: a short training already leaves the simple methods behind.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { importArchive } from '../../src/engine/importing/import-archive.ts';
import { openCatalogue } from '../../src/engine/library/catalogue.ts';
import { measureBaselines } from '../../src/engine/evaluation/baselines.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { buildTrainingSet, splitTrainingSet, type TrainingSet } from '../../src/engine/model/training-set.ts';
import { createRecommender } from '../../src/engine/recommending/recommender.ts';
import { trainToEnd } from '../fixtures/planted-model.ts';

const archive = resolve(import.meta.dirname, '../../../shared/data/ml-latest-small.zip');

async function importedSet(path: string): Promise<TrainingSet> {
  const folder = await mkdtemp(join(tmpdir(), 'matinee-real-'));
  try {
    const targetFile = join(folder, 'catalogue.db');
    await importArchive({ path, targetFile });
    const catalogue = openCatalogue(targetFile);
    try {
      return buildTrainingSet(catalogue.ratingColumns(), catalogue.featureRows());
    } finally {
      catalogue.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

it.skipIf(!existsSync(archive))('beats the movie mean and popularity on a held-out fifth', async () => {
  const { train, test } = splitTrainingSet(await importedSet(archive), { testFraction: 0.2, seed: 1 });
  const model = await trainToEnd(train, { epochs: 20 }, { validationFraction: 0 });
  const quality = evaluateModel(model, train, test);
  const baselines = measureBaselines(train, test);
  expect(quality.testRatings).toBe(test.movies.length);
  expect(quality.rmse).toBeLessThan(0.85);
  expect(quality.rmse).toBeLessThan(baselines.movieMeanRmse - 0.1);
  expect(quality.recallAt10).toBeGreaterThan(1.6 * baselines.popularityRecallAt10);
  expect(quality.ndcgAt10).toBeGreaterThan(0.25);

  const recommender = createRecommender(model);
  const [toyStory, toyStory2] = [1, 3114];
  expect(recommender.similar(toyStory, 10).map(({ movieId }) => movieId)).toContain(toyStory2);
  recommender.dispose();
});
