// The quality bars that run everywhere: on a made world whose best possible answers are known.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Baselines, Quality, QuickQuality } from '../../src/contract/training.ts';
import { measureBaselines } from '../../src/engine/evaluation/baselines.ts';
import type { TrainedModel } from '../../src/engine/model/joint/trained-model.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { splitTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { jointSimilarity } from '../../src/engine/model/joint/joint-similarity.ts';
import { bestQuality } from '../fixtures/best-answers.ts';
import { trainToEnd } from '../fixtures/planted-model.ts';
import { plantedWorld } from '../fixtures/planted-world.ts';

const world = plantedWorld();
let train: TrainingSet;
let held: TrainingSet;
let model: TrainedModel;
let quality: Quality;
let baselines: Baselines;
let best: QuickQuality;

beforeAll(async () => {
  const split = splitTrainingSet(world.set, { testFraction: 0.2, seed: 1 });
  [train, held] = [split.train, split.test];
  const trained = await trainToEnd(train, { epochs: 30 }, { validationFraction: 0 });
  if (trained.kind !== 'joint') throw new Error('not a joint model');
  model = trained;
  quality = await evaluateModel(model, train, held);
  baselines = await measureBaselines(train, held);
  best = bestQuality(world, train, held);
});

test('nothing is better than the best', () => {
  for (const stars of [quality, baselines.mean, baselines.bias]) {
    expect(stars.rmse).toBeGreaterThan(best.rmse);
    expect(stars.mae).toBeGreaterThan(best.mae);
  }
  for (const lists of [quality, baselines.popularity, baselines.ease]) {
    expect(lists.ndcgAt10).toBeLessThan(best.ndcgAt10);
    expect(lists.recallAt10).toBeLessThan(best.recallAt10);
  }
});

describe('the joint model', () => {
  test('makes up a good part of what biases miss of the best', () => {
    const possible = baselines.bias.rmse - best.rmse;
    expect(possible).toBeGreaterThan(0.2);
    // .35; .08 where the towers are not trained, .12 where the rating network is not.
    expect((baselines.bias.rmse - quality.rmse) / possible).toBeGreaterThan(0.3);
  });

  test('finds nearly as much as the best, and far more than popularity', () => {
    // .85 of the best; .82 where the towers are not trained.
    expect(quality.ndcgAt10).toBeGreaterThan(0.83 * best.ndcgAt10);
    expect(quality.recallAt10).toBeGreaterThan(0.83 * best.recallAt10);
    expect(quality.ndcgAt10).toBeGreaterThan(2 * baselines.popularity.ndcgAt10);
  });

  test('finds most of it without the weights between movies, which are not trained', async () => {
    const itemWeights = { ...model.itemWeights, values: new Float32Array(model.itemWeights.values.length) };
    const without = { ...model, itemWeights };
    // .84 of the best; .46 where the towers are not trained.
    expect((await evaluateModel(without, train, held)).ndcgAt10).toBeGreaterThan(0.8 * best.ndcgAt10);
  });

  test('says how far off its stars may be', () => {
    const { starsIntervals } = quality;
    expect(starsIntervals?.ratings).toBe(held.movies.length);
    expect(Math.abs((starsIntervals?.within68 ?? 0) - 0.68)).toBeLessThan(0.04);
    expect(Math.abs((starsIntervals?.within95 ?? 0) - 0.95)).toBeLessThan(0.04);
  });

  test('finds as similar what the same people like', () => {
    const index = jointSimilarity(model);
    const movieIds = Array.from(model.movieIds);
    const meanOf = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value / values.length, 0);
    const found = movieIds.map((movieId, movie) =>
      meanOf(index.nearest(movie, 10).map((near) => world.sameness(movieId, movieIds[near.movie] ?? 0))),
    );
    const possible = movieIds.map((movieId) => {
      const others = movieIds
        .filter((other) => other !== movieId)
        .map((other) => world.sameness(movieId, other));
      return meanOf(others.sort((a, b) => b - a).slice(0, 10));
    });
    // .61 of what is possible; .52 where the towers are not trained.
    expect(meanOf(found)).toBeGreaterThan(0.57 * meanOf(possible));
  });
});
