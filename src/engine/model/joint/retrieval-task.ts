// The retrieval task: which of all movies did the person also watch?
import { tf, type Tensor } from '../../base/tensorflow.ts';
import type { TensorBatch } from './tensor-batch.ts';
import { personVectors, retrievalLogits } from './towers.ts';
import type { JointTensors, Task } from './compute-loss.ts';
import { withGradient } from '../../base/custom-gradient.ts';

/** Low enough that softmax gives a movie of the history exactly nothing. */
const maskedLogit = -1e9;

/**
 * Full softmax cross entropy: sum over users of w_u sum_i y_ui (-log softmax(logits_u)_i), with the history masked.
 * `labels` [B, M] sum to 1 in a row (or to 0 for a user without targets), `userWeights` [B] sum to 1.
 * The gradient is written out: w_u (softmax - y), which the tape would reach by way of twice as many big matrices.
 */
export function softmaxLoss(
  logits: Tensor,
  historyWeights: Tensor,
  labels: Tensor,
  userWeights: Tensor,
): Tensor {
  return withGradient(logits, {
    forward(input) {
      const masked = tf.where(tf.greater(historyWeights, 0), maskedLogit, input);
      const logProbabilities = tf.logSoftmax(masked);
      const byUser = tf.neg(tf.sum(tf.mul(labels, logProbabilities), 1));
      return { value: tf.sum(tf.mul(byUser, userWeights)), saved: [logProbabilities] };
    },
    gradient(dy, [logProbabilities]) {
      if (logProbabilities === undefined) throw new Error('The softmax was not kept for its gradient.');
      const weights = tf.reshape(tf.mul(userWeights, dy), [-1, 1]);
      return tf.mul(tf.sub(tf.exp(logProbabilities), labels), weights);
    },
  });
}

/** The retrieval task with its weight in the joint loss. */
export function retrievalTask(weight: number): Task {
  return {
    name: 'retrieval',
    weight,
    loss(tensors: JointTensors, batch: TensorBatch): Tensor {
      const people = personVectors(batch.historyWeights, tensors.historyVectors, tensors.userVectors);
      const logits = retrievalLogits(people, tensors.movieVectors, tensors.popularityLogits);
      return softmaxLoss(logits, batch.historyWeights, batch.labels, batch.userWeights);
    },
  };
}
