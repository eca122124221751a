// The ranking task of the classic model: a network that guesses the stars from a user's and a movie's vector.
import { tf, type Tensor } from '../../base/tensorflow.ts';

/** A dense layer; the weights are [inputs, outputs], row-major. */
export interface DenseLayer {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Weights and biases, layer by layer. */
export function uploadLayers(layers: readonly DenseLayer[]): Tensor[] {
  return layers.flatMap(({ weights, biases }) => [
    tf.tensor2d(weights, [weights.length / biases.length, biases.length]),
    tf.tensor1d(biases),
  ]);
}

/** Stars for rows of user vectors beside rows of movie vectors: [rows]. ReLU after every layer but the last. */
export function networkStars(users: Tensor, movies: Tensor, layers: readonly Tensor[]): Tensor {
  let activations: Tensor = tf.concat([users, movies], 1);
  for (let k = 0; k + 1 < layers.length; k += 2) {
    const [weights, biases] = [layers[k], layers[k + 1]];
    if (weights === undefined || biases === undefined) throw new Error('A layer has no weights or biases.');
    const sums = tf.add(tf.matMul(activations, weights), biases);
    activations = k + 2 < layers.length ? tf.relu(sums) : sums;
  }
  return tf.reshape(activations, [-1]);
}
