// The ranking task: how many stars did the person give?
import { personBias, shrunkMovieBias } from './shrunk-bias.ts';
import {
  movieEvidence,
  personEvidence,
  ratingNetwork,
  residualSpread,
  type RatingNetworkTensors,
} from './rating-network.ts';
import { scaleGradient, sumRows, takeRows } from '../../base/row-ops.ts';
import { tf, type Tensor } from '../../base/tensorflow.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { TensorBatch } from './tensor-batch.ts';
import { movieTopics, topicMatch, topicNorms, topicTastes } from './topic-attention.ts';
import type { JointTensors, Task } from './compute-loss.ts';

const { vectorGradientShare } = jointRecipe.ranking;

/** li, lu and lt, each [1]: softplus of what is trained, hence above 0. */
function splitShrinkage(raw: Tensor): { movie: Tensor; user: Tensor; topic: Tensor } {
  const positive = tf.softplus(raw);
  return {
    movie: tf.slice(positive, [0], [1]),
    user: tf.slice(positive, [1], [1]),
    topic: tf.slice(positive, [2], [1]),
  };
}

/** Sums of the products of two equally shaped matrices' rows. */
function rowDots(a: Tensor, b: Tensor): Tensor {
  return tf.sum(tf.mul(a, b), 1);
}

/**
 * r^ = mu + b_u + b_ui + g t + MLP for the targets of a batch, in stars: [targets].
 * The person's side is made of the history alone: with e = r - mu - b_ui of each rating in it,
 * b_u = sum e / (n + lu), residuals e - b_u, and their sums by topic A = sum (e - b_u) phi = E - b_u N.
 */
export function predictTargets(tensors: JointTensors, batch: TensorBatch): Tensor {
  const { history, targets, historyCounts: counts } = batch;
  const people = counts.size;
  const shrinkage = splitShrinkage(tensors.shrinkage);
  const topics = movieTopics(scaleGradient(tensors.movieVectors, vectorGradientShare), tensors.topicWeights);

  const historyBiases = shrunkMovieBias(
    history.otherSums,
    history.otherCounts,
    takeRows(tensors.movieFeatureBiases, history.movies),
    shrinkage.movie,
  );
  const errors = tf.sub(tf.sub(history.stars, batch.meanStars), historyBiases);
  const errorSums = sumRows(errors, history.rows, people);
  const squareSums = sumRows(tf.square(errors), history.rows, people);
  const userBiases = personBias(errorSums, counts, shrinkage.user);
  const historyTopics = takeRows(topics, history.movies);
  const masses = sumRows(historyTopics, history.rows, people);
  const errorTopics = sumRows(tf.mul(historyTopics, tf.reshape(errors, [-1, 1])), history.rows, people);
  const residuals = tf.sub(errorTopics, tf.mul(masses, tf.reshape(userBiases, [-1, 1])));
  const residualSquares = tf.add(
    tf.sub(squareSums, tf.mul(tf.mul(userBiases, errorSums), 2)),
    tf.mul(tf.square(userBiases), counts),
  );
  const tastes = tf.mul(topicTastes(residuals, masses, shrinkage.topic), batch.tasteMask);

  const targetTopics = takeRows(topics, targets.movies);
  const targetUserBiases = takeRows(userBiases, targets.rows);
  const targetBiases = shrunkMovieBias(
    targets.otherSums,
    targets.otherCounts,
    takeRows(tensors.movieFeatureBiases, targets.movies),
    shrinkage.movie,
  );
  const matches = topicMatch(
    rowDots(targetTopics, takeRows(residuals, targets.rows)),
    rowDots(targetTopics, takeRows(masses, targets.rows)),
    topicNorms(targetTopics),
    shrinkage.topic,
  );
  const scalars = tf.stack(
    [
      targetUserBiases,
      targetBiases,
      matches,
      tf.gather(personEvidence(counts), targets.rows),
      movieEvidence(targets.otherCounts),
      takeRows(residualSpread(residualSquares, counts), targets.rows),
    ],
    1,
  );
  const correction = ratingNetwork(
    takeRows(tastes, targets.rows),
    targetTopics,
    scalars,
    tensors,
    batch.hiddenMask,
  );
  const biases = tf.add(tf.add(targetUserBiases, targetBiases), batch.meanStars);
  return tf.add(tf.add(biases, tf.mul(matches, tensors.topicGain)), correction);
}

/** The ranking task with its weight in the joint loss: mean squared error over the targets, in stars squared. */
export function rankingTask(weight: number): Task {
  return {
    name: 'ranking',
    weight,
    loss(tensors: JointTensors & RatingNetworkTensors, batch: TensorBatch): Tensor {
      const errors = tf.sub(predictTargets(tensors, batch), batch.targets.stars);
      return tf.div(tf.sum(tf.square(errors)), Math.max(1, batch.targets.rows.size));
    },
  };
}
