import { describe, expect, it } from 'vitest';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { trainModel, type TrainingUpdate } from '../../src/engine/model/trainer.ts';
import {
  buildTrainingSet,
  splitTrainingSet,
  type TrainingSet,
} from '../../src/engine/ratings/training-set.ts';
import { plantedModel, trainToEnd } from '../fixtures/planted-model.ts';
import { plantedTaste } from '../fixtures/planted-taste.ts';

const options = trainingOptionsSchema.parse({ epochs: 30 });

async function updatesOf(set: TrainingSet, signal?: AbortSignal): Promise<TrainingUpdate[]> {
  const updates: TrainingUpdate[] = [];
  for await (const update of trainModel(set, { ...options, epochs: 4 }, { signal })) updates.push(update);
  return updates;
}

/** The first ratings of a few users alone. */
function small(users: number, movies: number): TrainingSet {
  const pairs = Array.from({ length: users * movies }, (_, i) => ({
    user: i % users,
    movie: Math.floor(i / users),
  }));
  return buildTrainingSet(
    {
      userIds: Int32Array.from(pairs, ({ user }) => user),
      movieIds: Int32Array.from(pairs, ({ movie }) => movie),
      halfStars: Uint8Array.from(pairs, ({ user, movie }) => 1 + ((user + movie) % 10)),
    },
    [],
  );
}

describe('training on a planted taste', () => {
  const { train, test } = splitTrainingSet(plantedTaste(), { testFraction: 0.2, seed: 1 });

  it('learns both tasks: stars within noise, and lists far above chance', async () => {
    const { quality, trainRatings } = (await plantedModel()).report;
    expect(trainRatings + (quality?.testRatings ?? 0)).toBe(plantedTaste().movies.length);
    // Stars are 4 or 5 by the toss of a coin in one camp, 1 or 2 in the other: .5 is the best there is.
    expect(quality?.rmse).toBeLessThan(0.65);
    // Of about 15 unseen movies of the own camp some 2 were liked in test: chance within the camp is about 10 / 15.
    expect(quality?.recallAt10).toBeGreaterThan(0.5);
  });

  it.each(['matinee', 'classic'] as const)('trains %s with as many dimensions as asked', async (preset) => {
    const model = await trainToEnd(train, { preset, epochs: 3, dimensions: 24 }, { validationFraction: 0 });
    expect(model.shape.dimensions).toBe(24);
    expect((await evaluateModel(model, train, test)).rmse).toBeGreaterThan(0);
  });

  it('learns less with a learning rate that hardly moves it', async () => {
    const lossOf = async (learningRate: number) => {
      let loss = Number.NaN;
      for await (const update of trainModel(train, { ...options, epochs: 4, learningRate }, {})) {
        loss = update.retrievalLoss;
      }
      return loss;
    };
    expect(await lossOf(0.01)).toBeLessThan(await lossOf(1e-5));
  });

  it('serves one task alone, at the price of the other', async () => {
    const short = { epochs: 15 };
    const starsOnly = await trainToEnd(train, { ...short, retrievalWeight: 0 }, { validationFraction: 0 });
    const listsOnly = await trainToEnd(train, { ...short, rankWeight: 0 }, { validationFraction: 0 });
    const [stars, lists] = [
      await evaluateModel(starsOnly, train, test),
      await evaluateModel(listsOnly, train, test),
    ];
    expect(stars.rmse).toBeLessThan(0.75);
    expect(lists.rmse).toBeGreaterThan(stars.rmse + 0.3);
    expect(lists.recallAt10).toBeGreaterThan(0.5);
    expect(starsOnly.report.quality).toBeNull();
  });

  it('refuses to learn neither', async () => {
    await expect(trainToEnd(train, { rankWeight: 0, retrievalWeight: 0 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('gives the same figures for the same seed, and others for another', async () => {
    const [first, again, other] = [
      await trainToEnd(train, { epochs: 2 }),
      await trainToEnd(train, { epochs: 2 }),
      await trainToEnd(train, { epochs: 2, seed: 2 }),
    ];
    expect(again.report.history).toEqual(first.report.history);
    expect(again.report.quality).toEqual(first.report.quality);
    expect(other.report.history).not.toEqual(first.report.history);
  });

  it('reports after each epoch, and its memory stays flat', async () => {
    const updates = await updatesOf(train);
    expect(updates.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    expect(new Set(updates.map(({ tensors }) => tensors)).size).toBe(1);
    const [first] = updates;
    expect(first?.baselines?.movieMeanRmse).toBeGreaterThan(1);
    expect(first?.epochMetrics?.validationRmse).toBeGreaterThan(0);
    expect(updates.at(-1)!.retrievalLoss).toBeLessThan(first!.retrievalLoss);
  });

  it('stops between two steps when it is cancelled', async () => {
    const abort = new AbortController();
    const training = trainModel(train, options, { signal: abort.signal });
    await training.next();
    abort.abort();
    await expect(training.next()).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('training on next to nothing', () => {
  it('works with a handful of users and movies without any features', async () => {
    const model = await trainToEnd(small(4, 5), { epochs: 2 });
    expect(model.report.history).toHaveLength(2);
    expect(model.report.history.every((epoch) => Number.isFinite(epoch.validationRmse))).toBe(true);
    expect(model.movieVectors.every(Number.isFinite)).toBe(true);
  });

  it.each([
    [1, 20],
    [5, 2],
    [2, 3],
    [0, 0],
  ])('refuses %i users with %i movies in a sentence', async (users, movies) => {
    await expect(trainToEnd(small(users, movies))).rejects.toMatchObject({
      code: 'not-enough-data',
      message: expect.stringContaining('too little to learn from') as string,
    });
  });
});
