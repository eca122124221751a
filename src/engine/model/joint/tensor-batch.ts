// A batch as tensors: what drawBatches drew, laid out for the two tasks, with the dropout masks of the step.
import { sumOf } from '../../base/statistics.ts';
import type { Batch, BatchRatings } from './batches.ts';
import type { Random } from '../../base/random.ts';
import { jointRecipe } from './joint-recipe.ts';
import { tf, type Tensor, type Tensor1D } from '../../base/tensorflow.ts';
import { historyWeight } from './towers.ts';
import type { ModelShape } from './trained-model.ts';

/** `BatchRatings` as tensors of k ratings. */
export interface TensorRatings {
  /** int32 */
  readonly rows: Tensor1D;
  /** int32 */
  readonly movies: Tensor1D;
  readonly stars: Tensor;
  readonly otherSums: Tensor;
  readonly otherCounts: Tensor;
}

export interface TensorBatch {
  readonly history: TensorRatings;
  readonly targets: TensorRatings;
  /** [B] */
  readonly historyCounts: Tensor;
  /** [B, M]: see personVectors. */
  readonly historyWeights: Tensor;
  /** [B, M]: a user's targets weighted by stars, summing to 1. */
  readonly labels: Tensor;
  /** [B]: sqrt of the summed target weights r / 5, scaled to sum to 1. */
  readonly userWeights: Tensor;
  /** mu, in stars. */
  readonly meanStars: number;
  /** [B, T] */
  readonly tasteMask: Tensor;
  /** [targets, H] */
  readonly hiddenMask: Tensor;
}

/** A target's weight in the retrieval loss: r / 5. */
function targetWeight(stars: number): number {
  return stars / jointRecipe.retrieval.targetStars;
}

function tensorRatings(ratings: BatchRatings): TensorRatings {
  return {
    rows: tf.tensor1d(ratings.rows, 'int32'),
    movies: tf.tensor1d(ratings.movies, 'int32'),
    stars: tf.tensor1d(ratings.stars),
    otherSums: tf.tensor1d(ratings.otherSums),
    otherCounts: tf.tensor1d(ratings.otherCounts),
  };
}

/** Inverted dropout: 0 with the given probability and 1 / (1 - probability) otherwise, so that the mean stays 1. */
function dropoutMask(rows: number, columns: number, random: Random, probability: number): Tensor {
  const mask = new Float32Array(rows * columns);
  const kept = 1 / (1 - probability);
  for (let i = 0; i < mask.length; i++) mask[i] = random.uniform() < probability ? 0 : kept;
  return tf.tensor2d(mask, [rows, columns]);
}

function denseHistory(batch: Batch, movies: number): Tensor {
  const { history, historyCounts } = batch;
  const dense = new Float32Array(batch.users.length * movies);
  history.rows.forEach((row, k) => {
    const weight = historyWeight(history.stars[k] ?? 0, historyCounts[row] ?? 0);
    dense[row * movies + (history.movies[k] ?? 0)] = weight;
  });
  return tf.tensor2d(dense, [batch.users.length, movies]);
}

function labelsAndWeights(batch: Batch, movies: number): { labels: Tensor; userWeights: Tensor } {
  const { rows, stars, movies: targetMovies } = batch.targets;
  const summed = new Float32Array(batch.users.length);
  rows.forEach((row, k) => (summed[row] = (summed[row] ?? 0) + targetWeight(stars[k] ?? 0)));
  const labels = new Float32Array(batch.users.length * movies);
  rows.forEach((row, k) => {
    labels[row * movies + (targetMovies[k] ?? 0)] = targetWeight(stars[k] ?? 0) / (summed[row] ?? 1);
  });
  const roots = summed.map(Math.sqrt);
  const total = sumOf(roots);
  return {
    labels: tf.tensor2d(labels, [batch.users.length, movies]),
    userWeights: tf.tensor1d(roots.map((root) => root / Math.max(total, Number.EPSILON))),
  };
}

/** The batch as tensors; call it inside tf.tidy. `random` null leaves dropout out. */
export function tensorBatch(
  batch: Batch,
  shape: ModelShape,
  meanStars: number,
  random: Random | null,
): TensorBatch {
  const { topics, hiddenUnits, movies } = shape;
  const targets = batch.targets.rows.length;
  const noDropout = random === null;
  const { dropout } = jointRecipe.ranking;
  return {
    history: tensorRatings(batch.history),
    targets: tensorRatings(batch.targets),
    historyCounts: tf.tensor1d(batch.historyCounts),
    historyWeights: denseHistory(batch, movies),
    ...labelsAndWeights(batch, movies),
    meanStars,
    tasteMask: noDropout
      ? tf.ones([batch.users.length, topics])
      : dropoutMask(batch.users.length, topics, random, dropout),
    hiddenMask: noDropout
      ? tf.ones([targets, hiddenUnits])
      : dropoutMask(targets, hiddenUnits, random, dropout),
  };
}
