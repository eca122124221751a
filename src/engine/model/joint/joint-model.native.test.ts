import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { allAtOnce } from '../../base/in-steps.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { drawBatches, planBatches, type Batch, type BatchPlan, type BatchRatings } from './batches.ts';
import { ratingStatistics, type RatingStatistics } from '../../ratings/biases.ts';
import { buildFeatures } from './features.ts';
import { noItemWeights } from './item-weights.ts';
import { snapshot, type JointModel } from './joint-model.ts';
import { JointStep, type StepResult } from './joint-step.ts';
import { networkParts, startParameters, type ParameterName } from './parameters.ts';
import { evaluateModel } from '../evaluate.ts';
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
const shape = { movies: 60, users: 120, dimensions: 8, topics: 4, hiddenUnits: 8 };

const memory = new KernelMemory();

/** A model with weights so large that every part of the formulas shows in the sum. */
function tinyModel(from = statistics): JointModel {
  const parameters = allAtOnce(startParameters(shape, features, from, 3, memory));
  const { taste, movieTopic, match } = networkParts(
    parameters.networkWeights,
    shape.topics,
    shape.hiddenUnits,
  );
  for (const values of [taste, movieTopic, match, parameters.outputWeights, parameters.historyVectors]) {
    values.forEach((value, i) => (values[i] = 8 * value));
  }
  // Away from the ReLU's kink, at which a finite difference mixes both sides.
  parameters.hiddenBias.set([0.3, 0.3, 0.3, 0.3, -0.3, 0.3, 0.3, 0.3]);
  return { shape, features, statistics: from, parameters, itemWeights: noItemWeights };
}

/** The model's losses and gradients on a batch, without dropout. */
function differentiate(model: JointModel, rank: number, retrieval: number, batch: Batch): StepResult {
  const { rows } = model.features;
  const inMemory = {
    ...rows,
    starts: memory.integersOf(rows.starts),
    columns: memory.integersOf(rows.columns),
    values: memory.floatsOf(rows.values),
  };
  return new JointStep(memory, { ...model, features: inMemory }, { rank, retrieval }, null).run(batch);
}

function firstBatch(plan: BatchPlan = planBatches(60, 120, 128)): Batch {
  return drawBatches(set, statistics, plan, 1, memory).next().value;
}

/** The gradient of a task's loss by one number, by central differences. */
function numericGradient(name: ParameterName, index: number, loss: (model: JointModel) => number): number {
  const step = 1e-2;
  const model = tinyModel();
  const values = model.parameters[name];
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

/** A gradient with a row for each movie or user instead of those of the batch alone. */
function wholeGradient(
  name: ParameterName,
  { gradients, embeddedUsers }: StepResult,
  batch: Batch,
): Float32Array {
  const rowsOf: Partial<Record<ParameterName, Int32Array>> = {
    movieEmbeddings: batch.movies,
    historyVectors: batch.movies.subarray(0, batch.ratedMovies),
    userEmbeddings: embeddedUsers,
  };
  const rows = rowsOf[name];
  if (rows === undefined) return gradients[name].slice();
  const width = shape.dimensions;
  const whole = new Float32Array(tinyModel().parameters[name].length);
  rows.forEach((row, k) => whole.set(gradients[name].subarray(k * width, (k + 1) * width), row * width));
  return whole;
}

const rankingNames = [
  'featureBiases',
  'topicWeights',
  'shrinkage',
  'topicGain',
  'affinityWeights',
  'networkWeights',
  'hiddenBias',
  'outputWeights',
  'outputBias',
] as const;
const retrievalNames = [
  'movieEmbeddings',
  'featureWeights',
  'historyVectors',
  'userEmbeddings',
  'popularityLogits',
] as const;

describe.each([
  ['of all movies', planBatches(60, 120, 128)],
  ['of sampled movies', { usersPerBatch: 40, stepsPerEpoch: 5, sampledMovies: 10 }],
])('gradients over a batch %s', (_, plan) => {
  const batch = firstBatch(plan);
  const ranking = differentiate(tinyModel(), 1, 0, batch);
  const rankingGradients = new Map(rankingNames.map((name) => [name, wholeGradient(name, ranking, batch)]));
  const rankingByMovie = wholeGradient('movieEmbeddings', ranking, batch);
  it.each(rankingNames)('of the ranking loss by %s match finite differences', (name) => {
    const gradient = rankingGradients.get(name)!;
    for (const index of largest(gradient)) {
      const numeric = numericGradient(name, index, (m) => differentiate(m, 1, 0, batch).rankingLoss);
      expectAlike(gradient[index], numeric);
    }
  });

  it.each([
    ['taste', 0],
    ['movie topic', 1],
    ['match', 2],
    ['scalar', 3],
  ])('of the ranking loss by the %s weights match finite differences', (_part, position) => {
    const part = shape.topics * shape.hiddenUnits;
    const gradient = rankingGradients.get('networkWeights')!.subarray(position * part, (position + 1) * part);
    for (const index of largest(gradient)) {
      const at = position * part + index;
      const numeric = numericGradient('networkWeights', at, (m) => differentiate(m, 1, 0, batch).rankingLoss);
      expectAlike(gradient[index], numeric);
    }
  });

  it.each([0, 1, 2])('of the ranking loss by each shrinkage (%i) match finite differences', (index) => {
    const numeric = numericGradient('shrinkage', index, (m) => differentiate(m, 1, 0, batch).rankingLoss);
    expectAlike(rankingGradients.get('shrinkage')![index], numeric);
  });

  const retrieval = differentiate(tinyModel(), 0, 1, batch);
  const retrievalGradients = new Map(
    retrievalNames.map((name) => [name, wholeGradient(name, retrieval, batch)]),
  );
  it.each(retrievalNames)('of the retrieval loss by %s match finite differences', (name) => {
    const gradient = retrievalGradients.get(name)!;
    for (const index of largest(gradient)) {
      const numeric = numericGradient(name, index, (m) => differentiate(m, 0, 1, batch).retrievalLoss);
      expectAlike(gradient[index], numeric);
    }
  });

  it('let a hundredth of the ranking loss through to the movie vectors', () => {
    const [index = 0] = largest(rankingByMovie);
    const numeric = numericGradient(
      'movieEmbeddings',
      index,
      (m) => differentiate(m, 1, 0, batch).rankingLoss,
    );
    expectAlike((rankingByMovie[index] ?? 0) * 100, numeric);
  });

  it('are weighted by the tasks', () => {
    const { rankingLoss, gradients } = differentiate(tinyModel(), 3, 0, batch);
    expect(rankingLoss).toBeCloseTo(ranking.rankingLoss, 6);
    expect(gradients.outputBias[0]).toBeCloseTo(3 * (rankingGradients.get('outputBias')![0] ?? 0), 5);
  });

  it('leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    differentiate(tinyModel(), 1, 1, batch);
    expect(tf.memory().numTensors).toBe(before);
  });
});

/** All ratings of `ratings` laid out for a step, as targets or as history of everyone in turn. */
function batchRatings(ratings: TrainingSet, train: RatingStatistics, isOwnInside: boolean): BatchRatings {
  const stars = Float32Array.from(ratings.halfStars, toStars);
  const users = usersOf(ratings);
  const own = (r: number): number =>
    isOwnInside ? (stars[r] ?? 0) - train.meanStars - (train.userOffsets[users[r] ?? 0] ?? 0) : 0;
  const otherSums = Float32Array.from(
    ratings.movies,
    (movie, r) => (train.residualSums[movie] ?? 0) - own(r),
  );
  const otherCounts = Float32Array.from(
    ratings.movies,
    (movie) => (train.ratingCounts[movie] ?? 0) - (isOwnInside ? 1 : 0),
  );
  return {
    starts: memory.integersOf(ratings.userStarts),
    rows: memory.integersOf(users),
    movies: memory.integersOf(ratings.movies),
    places: memory.integersOf(ratings.movies),
    stars: memory.floatsOf(stars),
    otherSums: memory.floatsOf(otherSums),
    otherCounts: memory.floatsOf(otherCounts),
  };
}

it('predicts when served what it predicts in training', async () => {
  const { train, test } = splitTrainingSet(set, { testFraction: 0.3, seed: 2 });
  const trainStatistics = ratingStatistics(train);
  const model = tinyModel(trainStatistics);
  model.parameters.affinityWeights.forEach((_, i, weights) => (weights[i] = 0.2 * Math.sin(i)));
  const batch: Batch = {
    users: memory.integersOf(Array.from(train.userIds.keys())),
    embeddedRows: memory.integers(0),
    history: batchRatings(train, trainStatistics, true),
    targets: batchRatings(test, trainStatistics, false),
    movies: memory.integersOf(Array.from(train.movieIds.keys())),
    ratedMovies: train.movieIds.length,
    logChances: memory.floats(train.movieIds.length),
  };
  const { rankingLoss } = differentiate(model, 1, 1, batch);
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
