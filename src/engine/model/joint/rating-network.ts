// The rating network: a small perceptron that corrects the biases and the topic match.
import { tf, type Tensor } from '../../base/tensorflow.ts';
import { jointRecipe } from './joint-recipe.ts';

const { matchScale, personEvidenceScale, movieEvidenceScale, spread } = jointRecipe.ranking;

/** Weights of the network as tensors; shapes as in parameters.ts. */
export interface RatingNetworkTensors {
  readonly tasteWeights: Tensor;
  readonly movieTopicWeights: Tensor;
  readonly matchWeights: Tensor;
  readonly scalarWeights: Tensor;
  readonly hiddenBias: Tensor;
  readonly outputWeights: Tensor;
  readonly outputBias: Tensor;
}

/** How much is known of a person: log1p(n) / 4 - 1. */
export function personEvidence(counts: Tensor): Tensor {
  return tf.sub(tf.div(tf.log1p(counts), personEvidenceScale), 1);
}

/** How much is known of a movie: log1p(n) / 3 - 1. */
export function movieEvidence(counts: Tensor): Tensor {
  return tf.sub(tf.div(tf.log1p(counts), movieEvidenceScale), 1);
}

/** How widely a person's residuals spread: (sum res^2 + 5) / (n + 5) - .7. */
export function residualSpread(squareSums: Tensor, counts: Tensor): Tensor {
  const { priorRatings, usual } = spread;
  return tf.sub(tf.div(tf.add(squareSums, priorRatings), tf.add(counts, priorRatings)), usual);
}

/**
 * MLP(z, phi_i, 3 z phi_i, scalars) for k pairs of person and movie: 32 units with ReLU, one output, [k].
 * `tastes` and `topics` are [k, T], `scalars` is [k, 6]; `hiddenMask` [k, H] drops hidden units in training.
 */
export function ratingNetwork(
  tastes: Tensor,
  topics: Tensor,
  scalars: Tensor,
  weights: RatingNetworkTensors,
  hiddenMask: Tensor,
): Tensor {
  const matches = tf.mul(tf.mul(tastes, topics), matchScale);
  const sums = tf.add(
    tf.add(tf.matMul(tastes, weights.tasteWeights), tf.matMul(topics, weights.movieTopicWeights)),
    tf.add(tf.matMul(matches, weights.matchWeights), tf.matMul(scalars, weights.scalarWeights)),
  );
  const hidden = tf.mul(tf.relu(tf.add(sums, weights.hiddenBias)), hiddenMask);
  return tf.add(tf.reshape(tf.matMul(hidden, weights.outputWeights), [-1]), weights.outputBias);
}
