// The plain model that the parameters of a training stand for.
import { addProduct } from '../../base/sparse-rows.ts';
import { freeingTensors, tf } from '../../base/tensorflow.ts';
import type { RatingStatistics } from '../../ratings/biases.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import { genreMatrix, type FeatureMatrix } from './features.ts';
import type { ItemWeights } from './item-weights.ts';
import { jointRecipe } from './joint-recipe.ts';
import { networkParts, softplus, type Parameters } from './parameters.ts';
import { movieTopics } from './topic-attention.ts';
import type { ModelShape, TrainedModel } from './trained-model.ts';

/** Everything that a trained model is made of. */
export interface JointModel {
  readonly shape: ModelShape;
  readonly features: FeatureMatrix;
  readonly statistics: RatingStatistics;
  readonly parameters: Parameters;
  /** B; training itself does without it. */
  readonly itemWeights: ItemWeights;
}

/** Sets the rows of movies without a rating to zero: there the embedding is chance, not knowledge. */
function withoutUnrated(matrix: Float32Array, ratingCounts: Int32Array, width: number): Float32Array {
  const cleaned = matrix.slice();
  ratingCounts.forEach((count, movie) => {
    if (count === 0) cleaned.fill(0, movie * width, (movie + 1) * width);
  });
  return cleaned;
}

/** The item-item term belongs to the lists: where no list was asked for it stays out. */
function itemGainOf({ options }: TrainingReport): number {
  return options.retrievalWeight > 0 ? jointRecipe.score.itemGain : 0;
}

/** b_i = (S + li f) / (n + li): a movie's mean residual, shrunk towards what its features f = F_i wfb say. */
export function shrunkBiases(
  { rows }: FeatureMatrix,
  featureBiases: Float32Array,
  { residualSums, ratingCounts }: RatingStatistics,
  shrinkage: number,
): Float32Array {
  const biases = new Float32Array(rows.rowCount);
  addProduct(rows, featureBiases, 1, biases);
  return biases.map(
    (byFeatures, movie) =>
      ((residualSums[movie] ?? 0) + shrinkage * byFeatures) / ((ratingCounts[movie] ?? 0) + shrinkage),
  );
}

/** The model at this point of its training as plain arrays that no longer change. */
export function snapshot(model: JointModel, set: TrainingSet, report: TrainingReport): TrainedModel {
  const { parameters, features, shape, statistics } = model;
  const { ratingCounts } = statistics;
  const { movies, dimensions, topics, hiddenUnits } = shape;
  const vectors = withoutUnrated(parameters.movieEmbeddings, ratingCounts, dimensions);
  addProduct(features.rows, parameters.featureWeights, dimensions, vectors);
  const movieTopicShares = freeingTensors(() => {
    const topicWeights = tf.tensor2d(parameters.topicWeights, [dimensions, topics]);
    return movieTopics(tf.tensor2d(vectors, [movies, dimensions]), topicWeights).dataSync<'float32'>();
  });
  const [movie = 0, user = 0, topic = 0] = Array.from(parameters.shrinkage, softplus);
  const network = networkParts(parameters.networkWeights, topics, hiddenUnits);
  return {
    kind: 'joint',
    shape,
    movieIds: set.movieIds,
    userIds: set.userIds,
    meanStars: statistics.meanStars,
    movieVectors: vectors,
    historyVectors: withoutUnrated(parameters.historyVectors, ratingCounts, dimensions),
    popularityLogits: parameters.popularityLogits.slice(),
    movieTopics: movieTopicShares,
    movieBiases: shrunkBiases(features, parameters.featureBiases, statistics, movie),
    ratingCounts,
    userOffsets: statistics.userOffsets,
    movieGenres: genreMatrix(features),
    itemWeights: model.itemWeights,
    itemGain: itemGainOf(report),
    featureSpace: features.space,
    shrinkage: { movie, user, topic },
    topicGain: parameters.topicGain[0] ?? 0,
    affinityWeights: parameters.affinityWeights.slice(),
    network: {
      tasteWeights: network.taste.slice(),
      movieTopicWeights: network.movieTopic.slice(),
      matchWeights: network.match.slice(),
      scalarWeights: network.scalar.slice(),
      hiddenBias: parameters.hiddenBias.slice(),
      outputWeights: parameters.outputWeights.slice(),
      outputBias: parameters.outputBias[0] ?? 0,
    },
    errorWeights: null,
    report,
  };
}
