// The ranking task of the classic model: a network that guesses the stars from a user's and a movie's vector.
import { tf, freeingTensors, type Scalar, type Tensor } from '../../base/tensorflow.ts';
import type { VectorGradients } from './in-batch-softmax.ts';
import type { RatingBatch } from './rating-batch.ts';

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

/** Mean squared error of the stars over the batch, and its gradient by the vectors and by the layers. */
export function ratingError(
  batch: RatingBatch,
  vectors: { users: Float32Array; movies: Float32Array },
  layers: readonly DenseLayer[],
): VectorGradients & { readonly layers: DenseLayer[] } {
  return freeingTensors(() => {
    const users = tf.tensor1d(batch.users, 'int32');
    const movies = tf.tensor1d(batch.movies, 'int32');
    const stars = tf.tensor1d(batch.stars);
    const meanSquaredError = (userVectors: Tensor, movieVectors: Tensor, ...network: Tensor[]): Scalar => {
      const guesses = networkStars(tf.gather(userVectors, users), tf.gather(movieVectors, movies), network);
      return tf.mean(tf.square(tf.sub(guesses, stars)));
    };
    const { value, grads } = tf.valueAndGrads((...inputs: Tensor[]) => {
      const [userVectors, movieVectors, ...network] = inputs;
      if (userVectors === undefined || movieVectors === undefined) throw new Error('There are no vectors.');
      return meanSquaredError(userVectors, movieVectors, ...network);
    })([
      tf.tensor2d(vectors.users, [batch.userRows.length, vectors.users.length / batch.userRows.length]),
      tf.tensor2d(vectors.movies, [batch.movieRows.length, vectors.movies.length / batch.movieRows.length]),
      ...uploadLayers(layers),
    ]);
    const gradient = (k: number): Float32Array => grads[k]?.dataSync<'float32'>() ?? new Float32Array(0);
    return {
      loss: value.dataSync()[0] ?? 0,
      users: gradient(0),
      movies: gradient(1),
      layers: layers.map((_, k) => ({ weights: gradient(2 + 2 * k), biases: gradient(3 + 2 * k) })),
    };
  });
}
