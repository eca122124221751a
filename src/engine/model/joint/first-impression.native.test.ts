import { beforeAll, describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { plantedWorld } from '../../../../tests/fixtures/planted-world.ts';
import { trainToEnd } from '../../../../tests/fixtures/planted-model.ts';
import type { Baselines, Quality } from '../../../contract/training.ts';
import { createRandom } from '../../base/random.ts';
import { measureBaselines } from '../../evaluation/baselines.ts';
import { splitTrainingSet, type TrainingSet } from '../../ratings/training-set.ts';
import { evaluateModel } from '../evaluate.ts';
import { jointSimilarity } from './joint-similarity.ts';
import type { TrainedModel } from './trained-model.ts';

async function impression(set: TrainingSet, settings = {}): Promise<TrainedModel> {
  const model = await trainToEnd(set, { preset: 'first-impression' }, settings);
  if (model.kind !== 'joint') throw new Error('not a joint model');
  return model;
}

describe('the first impression of a planted world', () => {
  const world = plantedWorld();
  let model: TrainedModel;
  let quality: Quality;
  let baselines: Baselines;

  beforeAll(async () => {
    const { train, test } = splitTrainingSet(world.set, { testFraction: 0.2, seed: 1 });
    model = await impression(train, { validationFraction: 0 });
    quality = await evaluateModel(model, train, test);
    baselines = await measureBaselines(train, test);
  });

  it('predicts stars better than biases alone', () => {
    expect(quality.rmse).toBeLessThan(baselines.bias.rmse);
  });

  it('finds far more than popularity, and about as much as EASE', () => {
    expect(quality.ndcgAt10).toBeGreaterThan(1.5 * baselines.popularity.ndcgAt10);
    expect(quality.ndcgAt10).toBeGreaterThan(0.95 * baselines.ease.ndcgAt10);
  });

  it('says how far off its stars may be', () => {
    expect(Math.abs((quality.starsIntervals?.within68 ?? 0) - 0.68)).toBeLessThan(0.05);
  });

  it('finds as similar what the same people like', () => {
    const index = jointSimilarity(model);
    const movieIds = Array.from(model.movieIds);
    const sameness = movieIds.map((movieId, movie) => {
      const near = index.nearest(movie, 10);
      return (
        near.reduce((sum, { movie: other }) => sum + world.sameness(movieId, movieIds[other] ?? 0), 0) /
        near.length
      );
    });
    const mean = sameness.reduce((sum, value) => sum + value, 0) / sameness.length;
    expect(mean).toBeGreaterThan(0.3);
  });
});

it('leaves biases alone where tastes say nothing of stars', async () => {
  const { set } = plantedWorld();
  const random = createRandom(1, 'no tastes');
  const halfStars = set.halfStars.map(() => 1 + random.integer(10));
  const { train, test } = splitTrainingSet({ ...set, halfStars }, { testFraction: 0.2, seed: 1 });
  const model = await impression(train, { validationFraction: 0 });
  const { rmse } = await evaluateModel(model, train, test);
  const { bias } = await measureBaselines(train, test);
  expect(rmse).toBeLessThan(1.01 * bias.rmse);
});

describe('the first impression as a training', () => {
  it('takes no epochs, has no losses, and is measured all the same', async () => {
    const { report } = await impression(plantedTaste());
    expect(report).toMatchObject({ epochsDone: 0, history: [], options: { epochs: 0 } });
    expect(report.quality?.testRatings).toBe(264);
    expect(report.baselines?.easeMovies).toBeNull();
  });

  it('is the same each time', async () => {
    const [one, other] = [await impression(plantedTaste()), await impression(plantedTaste())];
    expect(one.movieVectors).toEqual(other.movieVectors);
    expect(one.itemWeights).toEqual(other.itemWeights);
  });
});
