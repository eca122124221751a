// Topics: each movie is a mixture of 64, and a person's surprises gather by topic to predict the next ones.
import { tf, type Tensor } from '../../base/tensorflow.ts';

/** phi = softmax(q Wt): [M, T], the movie's share of each topic. */
export function movieTopics(movies: Tensor, topicWeights: Tensor): Tensor {
  return tf.softmax(tf.matMul(movies, topicWeights));
}

/** |phi|^2 of each row. */
export function topicNorms(topics: Tensor): Tensor {
  return tf.sum(tf.square(topics), -1);
}

/**
 * t = (phi_i . A / |phi_i|^2) / (phi_i . N / |phi_i|^2 + lt): the person's mean residual on movies of the same
 * topics, weighted by how alike they are and held back while they are few. A = sum of residual x phi over the history,
 * N = sum of phi. It is attention over the history by the kernel phi_i . phi_j, at the cost of two sums.
 *
 * `residualDots` is phi_i . A and `massDots` is phi_i . N; all are of one shape, or broadcast.
 */
export function topicMatch(residualDots: Tensor, massDots: Tensor, norms: Tensor, shrinkage: Tensor): Tensor {
  return tf.div(tf.div(residualDots, norms), tf.add(tf.div(massDots, norms), shrinkage));
}

/** z = A / (N + lt): the person's mean residual by topic, [B, T]. */
export function topicTastes(residuals: Tensor, masses: Tensor, shrinkage: Tensor): Tensor {
  return tf.div(residuals, tf.add(masses, shrinkage));
}
