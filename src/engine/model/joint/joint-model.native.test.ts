import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { drawBatches, planBatches, type Batch } from './batches.ts';
import { ratingStatistics } from '../../ratings/biases.ts';
import { buildFeatures } from './features.ts';
import { differentiate, snapshot, type JointModel } from './joint-model.ts';
import { startParameters, type ParameterName } from './parameters.ts';
import { evaluateModel } from '../evaluate.ts';
import { rankingTask } from './ranking-task.ts';
import { retrievalTask } from './retrieval-task.ts';
import { tf } from '../../base/tensorflow.ts';
import { toStars } from '../../../contract/stars.ts';
import { trainingOptionsSchema } from '../../../contract/training.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import { splitTrainingSet, usersOf, type TrainingSet } from '../../ratings/training-set.ts';

const set = plantedTaste();
const statistics = ratingStatistics(set);
const features = buildFeatures(
  set.features.map((movie, i) => ({ ...movie, year: 1930 + i, genres: [i % 3 === 0 ? 'A' : 'B'] })),
);
const shape = { movies: 60, users: 120, dimensions: 6, topics: 4, hiddenUnits: 5 };

const noWeights = { movies: new Int32Array(0), values: new Float32Array(0) };

/** A model with weights so large that every part of the formulas shows in the sum. */
function tinyModel(from = statistics): JointModel {
  const parameters = startParameters(shape, features, from, 3);
  const small = [
    'tasteWeights',
    'movieTopicWeights',
    'matchWeights',
    'outputWeights',
    'historyVectors',
  ] as const;
  for (const name of small) {
    const { values } = parameters[name];
    values.forEach((value, i) => (values[i] = 8 * value));
  }
  // Away from the ReLU's kink, at which a finite difference mixes both sides.
  parameters.hiddenBias.values.set([0.3, 0.3, 0.3, 0.3, -0.3]);
  return { shape, features, statistics: from, parameters, itemWeights: noWeights };
}
function firstBatch(): Batch {
  return drawBatches(set, statistics, planBatches(60, 120, 128), 1).next().value;
}

/** The gradient of a task's loss by one number, by central differences. */
function numericGradient(name: ParameterName, index: number, loss: (model: JointModel) => number): number {
  const step = 1e-2;
  const model = tinyModel();
  const { values } = model.parameters[name];
  const at = values[index] ?? 0;
  values[index] = at + step;
  const above = loss(model);
  values[index] = at - step;
  return (above - loss(model)) / (2 * step);
}

/** Within 3 % and the resolution of 32-bit losses; a gradient too small to be measured would prove nothing. */
function expectAlike(gradient: number | undefined, numeric: number): void {
  expect(Math.abs(numeric)).toBeGreaterThan(1e-4);
  expect(Math.abs((gradient ?? 0) - numeric)).toBeLessThan(0.03 * Math.abs(numeric) + 4e-5);
}

/** Indices with the largest gradients, where finite differences of 32-bit losses say most. */
function largest(gradient: Float32Array): number[] {
  return Array.from(gradient.keys())
    .sort((a, b) => Math.abs(gradient[b] ?? 0) - Math.abs(gradient[a] ?? 0))
    .slice(0, 2);
}

describe('gradients', () => {
  const batch = firstBatch();
  const rankingNames = [
    'featureBiases',
    'topicWeights',
    'shrinkage',
    'topicGain',
    'scalarWeights',
    'hiddenBias',
    'outputWeights',
    'outputBias',
    'tasteWeights',
    'movieTopicWeights',
    'matchWeights',
  ] as const;
  const retrievalNames = [
    'movieEmbeddings',
    'featureWeights',
    'historyVectors',
    'userEmbeddings',
    'popularityLogits',
  ] as const;

  const ranking = [rankingTask(1), retrievalTask(0)];
  const rankingGradients = differentiate(tinyModel(), ranking, batch, null).gradients;
  it.each(rankingNames)('of the ranking loss by %s match finite differences', (name) => {
    const gradient = rankingGradients[name];
    for (const index of largest(gradient)) {
      const numeric = numericGradient(name, index, (m) => differentiate(m, ranking, batch, null).rankingLoss);
      expectAlike(gradient[index], numeric);
    }
  });

  const retrieval = [rankingTask(0), retrievalTask(1)];
  const retrievalGradients = differentiate(tinyModel(), retrieval, batch, null).gradients;
  it.each(retrievalNames)('of the retrieval loss by %s match finite differences', (name) => {
    const gradient = retrievalGradients[name];
    for (const index of largest(gradient)) {
      const numeric = numericGradient(
        name,
        index,
        (m) => differentiate(m, retrieval, batch, null).retrievalLoss,
      );
      expectAlike(gradient[index], numeric);
    }
  });

  it('let a hundredth of the ranking loss through to the movie vectors', () => {
    const gradient = rankingGradients.movieEmbeddings;
    const [index = 0] = largest(gradient);
    const numeric = numericGradient(
      'movieEmbeddings',
      index,
      (m) => differentiate(m, ranking, batch, null).rankingLoss,
    );
    expectAlike((gradient[index] ?? 0) * 100, numeric);
  });

  it('are weighted by the tasks', () => {
    const once = differentiate(tinyModel(), [rankingTask(1), retrievalTask(0)], batch, null);
    const thrice = differentiate(tinyModel(), [rankingTask(3), retrievalTask(0)], batch, null);
    expect(thrice.rankingLoss).toBeCloseTo(once.rankingLoss, 6);
    expect(thrice.gradients.outputBias[0]).toBeCloseTo(3 * (once.gradients.outputBias[0] ?? 0), 5);
  });

  it('leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    differentiate(tinyModel(), [rankingTask(1), retrievalTask(1)], batch, null);
    expect(tf.memory().numTensors).toBe(before);
  });
});

/** All ratings of `ratings` laid out for a step, as targets or as history of everyone in turn. */
function batchRatings(ratings: TrainingSet, train: JointModel['statistics'], isOwnInside: boolean) {
  const stars = Float32Array.from(ratings.halfStars, toStars);
  const users = usersOf(ratings);
  const own = (r: number): number =>
    isOwnInside ? (stars[r] ?? 0) - train.meanStars - (train.userOffsets[users[r] ?? 0] ?? 0) : 0;
  return {
    rows: users,
    movies: ratings.movies,
    stars,
    otherSums: Float32Array.from(ratings.movies, (movie, r) => (train.residualSums[movie] ?? 0) - own(r)),
    otherCounts: Float32Array.from(
      ratings.movies,
      (movie) => (train.ratingCounts[movie] ?? 0) - (isOwnInside ? 1 : 0),
    ),
  };
}

it('predicts when served what it predicts in training', async () => {
  const { train, test } = splitTrainingSet(set, { testFraction: 0.3, seed: 2 });
  const trainStatistics = ratingStatistics(train);
  const model = tinyModel(trainStatistics);
  const batch: Batch = {
    users: Int32Array.from(train.userIds.keys()),
    history: batchRatings(train, trainStatistics, true),
    targets: batchRatings(test, trainStatistics, false),
    historyCounts: Float32Array.from(
      train.userIds.keys(),
      (user) => (train.userStarts[user + 1] ?? 0) - (train.userStarts[user] ?? 0),
    ),
    userGates: new Float32Array(train.userIds.length),
  };
  const { rankingLoss } = differentiate(model, [rankingTask(1), retrievalTask(1)], batch, null);
  const report: TrainingReport = {
    options: trainingOptionsSchema.parse({ epochs: 1 }),
    epochsDone: 0,
    elapsedMs: 0,
    trainRatings: 0,
    ratingsPerSecond: 0,
    quality: null,
    baselines: null,
    history: [],
  };
  const { rmse } = await evaluateModel(snapshot(model, train, report), train, test);
  expect(rmse ** 2).toBeCloseTo(rankingLoss, 4);
});
