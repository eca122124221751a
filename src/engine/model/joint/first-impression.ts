// The first impression of a catalogue: the joint model in closed form, without a step of training.
import type { TrainingOptions } from '../../../contract/training.ts';
import { asPart } from '../../base/in-steps.ts';
import { clamp } from '../../base/statistics.ts';
import { statisticsInSteps, type RatingStatistics } from '../../ratings/biases.ts';
import { someUsers, type TrainingSet } from '../../ratings/training-set.ts';
import { withoutSteps, type Learner } from '../kinds/learner.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import { featureBiases } from './feature-biases.ts';
import { featuresInSteps, genreMatrix, type FeatureMatrix } from './features.ts';
import { itemWeightsInSteps, type ItemWeights } from './item-weights.ts';
import { shrunkBiases } from './joint-model.ts';
import { leftOutRatings } from './leave-one-out.ts';
import { jointRecipe } from './joint-recipe.ts';
import { movieFactors } from './movie-factors.ts';
import { popularityLogits, scalarInputs } from './parameters.ts';
import type { RatingNetwork, TrainedModel } from './trained-model.ts';

const recipe = jointRecipe.firstImpression;
/** Shares of the work before each part. */
const shares = { features: 0.1, itemWeights: 0.15, factors: 0.8 };
/** The kernels take topics by fours and hidden units by eights; there is nothing in either but genres. */
const topicsAtOnce = 4;
const hiddenUnits = 8;

/** What is worked out of the ratings and features. */
export interface ImpressionParts {
  readonly statistics: RatingStatistics;
  readonly features: FeatureMatrix;
  readonly itemWeights: ItemWeights;
  /** [M, d], of length 1. */
  readonly vectors: Float32Array;
}

/** How much each part counts. */
export type ImpressionGains = typeof recipe.gains;

/** All parts. Yields the share that is done. */
export function* impressionParts(train: TrainingSet, seed: number): Generator<number, ImpressionParts> {
  const statistics = yield* asPart(statisticsInSteps(train), 0, shares.features);
  const features = yield* asPart(featuresInSteps(train.features), shares.features, shares.itemWeights);
  const itemWeights = yield* asPart(
    itemWeightsInSteps(
      someUsers(train, recipe.itemWeights.ratings),
      features.rows,
      seed,
      recipe.itemWeights.movies,
    ),
    shares.itemWeights,
    shares.factors,
  );
  const sample = someUsers(train, recipe.factors.ratings);
  const vectors = yield* asPart(
    movieFactors(sample, features.rows, recipe.dimensions, seed),
    shares.factors,
    1,
  );
  return { statistics, features, itemWeights, vectors };
}

/** [M, T]: the share of each genre, all alike where none is known; T is a multiple of 4. */
function genreTopics({ space, rows }: FeatureMatrix): { topics: number; shares: Float32Array } {
  const genres = space.genres.length;
  const topics = topicsAtOnce * Math.max(1, Math.ceil(genres / topicsAtOnce));
  const matrix = genreMatrix({ space, rows });
  const values = new Float32Array(rows.rowCount * topics);
  for (let movie = 0; movie < rows.rowCount; movie++) {
    const row = matrix.subarray(movie * genres, (movie + 1) * genres);
    const sum = row.reduce((total, value) => total + value, 0);
    for (let topic = 0; topic < topics; topic++) {
      values[movie * topics + topic] = sum === 0 ? 1 / topics : (row[topic] ?? 0) / sum;
    }
  }
  return { topics, shares: values };
}

function silentNetwork(topics: number): RatingNetwork {
  return {
    tasteWeights: new Float32Array(topics * hiddenUnits),
    movieTopicWeights: new Float32Array(topics * hiddenUnits),
    matchWeights: new Float32Array(topics * hiddenUnits),
    scalarWeights: new Float32Array(scalarInputs * hiddenUnits),
    hiddenBias: new Float32Array(hiddenUnits),
    outputWeights: new Float32Array(hiddenUnits),
    outputBias: 0,
  };
}

/** [2 d, d] Wa: the same number for every direction of rho, and nothing for those of u. */
function affinityOf(gain: number, size: number): Float32Array {
  const matrix = new Float32Array(2 * size * size);
  for (let j = 0; j < size; j++) matrix[j * size + j] = gain;
  return matrix;
}

/**
 * The joint model that the parts make, so that all that serves one serves this:
 *
 * - stars: mu + b_u + b_i + g t + [rho, u] Wa . q_i, with the genres as topics and Wa the same number for every direction of rho;
 * - score: gain x log of how often the movie is rated + u . q_i + stars + gain x (x B)_i, with u summed up of the vectors q
 *   of what was rated.
 */
export function impressionOf(
  train: TrainingSet,
  { statistics, features, itemWeights, vectors }: ImpressionParts,
  report: TrainingReport,
  gains: ImpressionGains = recipe.gains,
): TrainedModel {
  const { meanStars, ratingCounts, userOffsets } = statistics;
  const { topics, shares: movieTopics } = genreTopics(features);
  const { dimensions } = recipe;
  const { shrinkage } = jointRecipe.start;
  return {
    kind: 'joint',
    shape: { movies: train.movieIds.length, users: train.userIds.length, dimensions, topics, hiddenUnits },
    movieIds: train.movieIds,
    userIds: train.userIds,
    meanStars,
    movieVectors: vectors,
    historyVectors: vectors.map((value) => gains.history * value),
    popularityLogits: popularityLogits(statistics).map((logit) => gains.popularity * logit),
    movieTopics,
    movieBiases: shrunkBiases(
      features,
      featureBiases(features.rows, statistics),
      statistics,
      shrinkage.movie,
    ),
    ratingCounts,
    userOffsets,
    movieGenres: genreMatrix(features),
    itemWeights,
    itemGain: gains.items,
    featureSpace: features.space,
    shrinkage,
    topicGain: gains.genres,
    affinityWeights: affinityOf(gains.residuals, dimensions),
    network: silentNetwork(topics),
    errorWeights: null,
    report,
  };
}

/**
 * How far genres and residuals are to be believed, 0 to 1, by the least squares of what biases leave of some ratings on
 * what the model adds to biases, both without the rating. Where tastes say nothing of stars, biases are left alone.
 */
function trustInStars(model: TrainedModel, train: TrainingSet, seed: number): number {
  let products = 0;
  let squares = 0;
  for (const { person, rating, expected } of leftOutRatings(model, train, seed, recipe.trust)) {
    const byBiases = person.bias + rating.stars - rating.error;
    products += (rating.stars - byBiases) * (expected - byBiases);
    squares += (expected - byBiases) ** 2;
  }
  return squares === 0 ? 0 : clamp(products / squares / recipe.trust.enough, 0, 1);
}

function trusted(model: TrainedModel, trust: number): TrainedModel {
  const { topicGain, affinityWeights } = model;
  return {
    ...model,
    topicGain: trust * topicGain,
    affinityWeights: affinityWeights.map((weight) => trust * weight),
  };
}

/** The model, as what the trainer asks for. */
export function* firstImpression(
  train: TrainingSet,
  { seed }: TrainingOptions,
): Generator<number, Learner<TrainedModel>> {
  const parts = yield* impressionParts(train, seed);
  return withoutSteps(train.movies.length, (report) => {
    const model = impressionOf(train, parts, report);
    return trusted(model, trustInStars(model, train, seed));
  });
}
