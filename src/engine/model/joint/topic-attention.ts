// Topics: each movie is a mixture of 64, and a person's surprises gather by topic to predict the next ones.
import { tf, type Tensor } from '../../base/tensorflow.ts';

/** phi = softmax(q Wt): [M, T], the movie's share of each topic. */
export function movieTopics(movies: Tensor, topicWeights: Tensor): Tensor {
  return tf.softmax(tf.matMul(movies, topicWeights));
}
