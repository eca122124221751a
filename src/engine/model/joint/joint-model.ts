// The joint model in training: its parameters, one differentiated step, and the plain model that it stands for.
import type { RatingStatistics } from '../../ratings/biases.ts';
import { shrunkMovieBias } from './shrunk-bias.ts';
import type { Batch } from './batches.ts';
import { computeLoss, type JointTensors, type Task } from './compute-loss.ts';
import { genreMatrix, type FeatureMatrix } from './features.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { ItemWeights } from './item-weights.ts';
import { softplus, type Parameter, type ParameterName, type Parameters } from './parameters.ts';
import type { Random } from '../../base/random.ts';
import { addProduct, transposedProduct } from '../../base/sparse-rows.ts';
import { tensorBatch } from './tensor-batch.ts';
import { freeingTensors, tf, type Scalar, type Tensor } from '../../base/tensorflow.ts';
import { movieTopics } from './topic-attention.ts';
import { featureWeightGradient, movieVectors } from './towers.ts';
import type { ModelShape, TrainedModel } from './trained-model.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';

/** Everything that a step needs besides the batch. */
export interface JointModel {
  readonly shape: ModelShape;
  readonly features: FeatureMatrix;
  readonly statistics: RatingStatistics;
  readonly parameters: Parameters;
  /** B; training itself does without it. */
  readonly itemWeights: ItemWeights;
}

export interface StepResult {
  readonly rankingLoss: number;
  readonly retrievalLoss: number;
  readonly gradients: Readonly<Record<ParameterName, Float32Array>>;
}

/** Parameters that the tape differentiates as they are; the others pass the towers first. */
const directNames = [
  'historyVectors',
  'popularityLogits',
  'topicWeights',
  'shrinkage',
  'topicGain',
  'tasteWeights',
  'movieTopicWeights',
  'matchWeights',
  'scalarWeights',
  'hiddenBias',
  'outputWeights',
  'outputBias',
] as const satisfies readonly (ParameterName & keyof JointTensors)[];

/** What the tape differentiates by, in the order that it is handed over. */
const tensorNames = [
  ...directNames,
  'movieVectors',
  'movieFeatureBiases',
  'userVectors',
] as const satisfies readonly (keyof JointTensors)[];

function upload({ values, shape }: Parameter): Tensor {
  return tf.tensor(values, [...shape]);
}

/** q = Q + F Wf of all movies. */
function currentMovieVectors({ parameters, features, shape }: JointModel): Float32Array {
  const { movieEmbeddings, featureWeights } = parameters;
  return movieVectors(movieEmbeddings.values, features.rows, featureWeights.values, shape.dimensions);
}

/** F wfb of all movies. */
function currentFeatureBiases({ parameters, features }: JointModel): Float32Array {
  const biases = new Float32Array(features.rows.rowCount);
  addProduct(features.rows, parameters.featureBiases.values, 1, biases);
  return biases;
}

/** P_u of the batch's users; zero where the gate is shut. */
function gatedUserVectors({ parameters, shape }: JointModel, batch: Batch): Float32Array {
  const width = shape.dimensions;
  const vectors = new Float32Array(batch.users.length * width);
  batch.users.forEach((user, row) => {
    if (batch.userGates[row] === 1) {
      vectors.set(parameters.userEmbeddings.values.subarray(user * width, (user + 1) * width), row * width);
    }
  });
  return vectors;
}

/** Gradient of `gatedUserVectors` by all user embeddings: [U, d], zero outside the batch. */
function userEmbeddingGradient({ shape }: JointModel, batch: Batch, gradient: Float32Array): Float32Array {
  const width = shape.dimensions;
  const dense = new Float32Array(shape.users * width);
  batch.users.forEach((user, row) => {
    if (batch.userGates[row] === 1) {
      dense.set(gradient.subarray(row * width, (row + 1) * width), user * width);
    }
  });
  return dense;
}

function uploadTensors(model: JointModel, batch: Batch): Tensor[] {
  const { movies, dimensions } = model.shape;
  return [
    ...directNames.map((name) => upload(model.parameters[name])),
    tf.tensor2d(currentMovieVectors(model), [movies, dimensions]),
    tf.tensor1d(currentFeatureBiases(model)),
    tf.tensor2d(gatedUserVectors(model, batch), [batch.users.length, dimensions]),
  ];
}

/** The tensors by name; they come in the order of `tensorNames`. */
function named(tensors: readonly Tensor[]): JointTensors {
  const entries = tensorNames.map((name, i) => [name, tensors[i]]);
  return Object.fromEntries(entries) as JointTensors; // fromEntries forgets which keys there are
}

function readFloats(tensor: Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}

/** Losses of a batch and their joint gradient by every parameter. `random` null leaves dropout out. */
export function differentiate(
  model: JointModel,
  tasks: readonly Task[],
  batch: Batch,
  random: Random | null,
): StepResult {
  return freeingTensors(() => {
    const tensors = tensorBatch(batch, model.shape, model.statistics.meanStars, random);
    const losses = new Map<Task['name'], Tensor>();
    const totalLoss = (...inputs: Tensor[]): Scalar => {
      const joint = computeLoss(tasks, named(inputs), tensors);
      for (const [name, loss] of joint.byTask) losses.set(name, tf.keep(loss));
      return tf.reshape(joint.total, []);
    };
    const { value, grads } = tf.valueAndGrads(totalLoss)(uploadTensors(model, batch));
    value.dispose();

    const gradients = new Map(tensorNames.map((name, i) => [name, grads[i]]));
    function gradientOf(name: (typeof tensorNames)[number]): Float32Array {
      const gradient = gradients.get(name);
      if (gradient === undefined) throw new Error(`The tape has no gradient for ${name}.`);
      return gradient.dataSync<'float32'>();
    }
    function lossOf(name: Task['name']): number {
      const loss = losses.get(name);
      const number = loss?.dataSync()[0] ?? 0;
      loss?.dispose();
      return number;
    }

    const vectorGradient = gradientOf('movieVectors');
    return {
      rankingLoss: lossOf('ranking'),
      retrievalLoss: lossOf('retrieval'),
      gradients: {
        ...directGradients(gradientOf),
        movieEmbeddings: vectorGradient,
        featureWeights: featureWeightGradient(vectorGradient, model.features.rows, model.shape.dimensions),
        featureBiases: transposedProduct(model.features.rows, gradientOf('movieFeatureBiases'), 1),
        userEmbeddings: userEmbeddingGradient(model, batch, gradientOf('userVectors')),
      },
    };
  });
}

type DirectName = (typeof directNames)[number];

function directGradients(gradientOf: (name: DirectName) => Float32Array): Record<DirectName, Float32Array> {
  const entries = directNames.map((name) => [name, gradientOf(name)]);
  return Object.fromEntries(entries) as Record<DirectName, Float32Array>; // fromEntries forgets which keys there are
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

/** The model at this point of its training as plain arrays that no longer change. */
export function snapshot(model: JointModel, set: TrainingSet, report: TrainingReport): TrainedModel {
  const { parameters, features, shape, statistics } = model;
  const { ratingCounts } = statistics;
  const embeddings = withoutUnrated(parameters.movieEmbeddings.values, ratingCounts, shape.dimensions);
  const { featureWeights, shrinkage, topicWeights } = parameters;
  const vectors = movieVectors(embeddings, features.rows, featureWeights.values, shape.dimensions);
  const [movie = 0, user = 0, topic = 0] = Array.from(shrinkage.values, softplus);
  const { topics, biases } = freeingTensors(() => ({
    topics: readFloats(
      movieTopics(tf.tensor2d(vectors, [shape.movies, shape.dimensions]), upload(topicWeights)),
    ),
    biases: readFloats(
      shrunkMovieBias(
        tf.tensor1d(statistics.residualSums),
        tf.tensor1d(Float32Array.from(ratingCounts)),
        tf.tensor1d(currentFeatureBiases(model)),
        tf.scalar(movie),
      ),
    ),
  }));
  return {
    kind: 'joint',
    shape,
    movieIds: set.movieIds,
    userIds: set.userIds,
    meanStars: statistics.meanStars,
    movieVectors: vectors,
    historyVectors: withoutUnrated(parameters.historyVectors.values, ratingCounts, shape.dimensions),
    popularityLogits: parameters.popularityLogits.values.slice(),
    movieTopics: topics,
    movieBiases: biases,
    ratingCounts,
    userOffsets: statistics.userOffsets,
    movieGenres: genreMatrix(features),
    itemWeights: model.itemWeights,
    itemGain: itemGainOf(report),
    featureSpace: features.space,
    shrinkage: { movie, user, topic },
    topicGain: parameters.topicGain.values[0] ?? 0,
    network: {
      tasteWeights: parameters.tasteWeights.values.slice(),
      movieTopicWeights: parameters.movieTopicWeights.values.slice(),
      matchWeights: parameters.matchWeights.values.slice(),
      scalarWeights: parameters.scalarWeights.values.slice(),
      hiddenBias: parameters.hiddenBias.values.slice(),
      outputWeights: parameters.outputWeights.values.slice(),
      outputBias: parameters.outputBias.values[0] ?? 0,
    },
    errorWeights: null,
    report,
  };
}
