// The ranking task of the classic model in training: the error of the rating network's stars, and its gradient.
import { numbersOf, tf, type Tensor } from '../../base/tensorflow.ts';
import { growingFloats } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { BatchRows, RatingBatch } from './rating-batch.ts';
import type { DenseLayer } from './rating-network.ts';

/** The rating network's three layers; in training they are in the kernels' memory. */
export type ThreeLayers = readonly [DenseLayer, DenseLayer, DenseLayer];

/**
 * Mean squared error of the stars of `networkStars` (rating-network.ts) over the ratings of a batch, differentiated by
 * hand. With x = [u, q] by rating and the layers' weights W1, W2, w3 and biases b1, b2, b3:
 *
 *   h1 = ReLU(x W1 + b1),   h2 = ReLU(h1 W2 + b2),   stars = h2 . w3 + b3
 *
 * Products of matrices are TensorFlow's, the rest is the kernels'. The second layer's units are a multiple of 8.
 */
export class RatingError {
  readonly #memory: KernelMemory;
  readonly #weight: number;
  readonly #layers: ThreeLayers;
  readonly #gradients: ThreeLayers;
  readonly #buffers;

  constructor(memory: KernelMemory, weight: number, layers: ThreeLayers) {
    this.#memory = memory;
    this.#weight = weight;
    this.#layers = layers;
    const gradientOf = ({ weights, biases }: DenseLayer): DenseLayer => ({
      weights: memory.floats(weights.length),
      biases: memory.floats(biases.length),
    });
    const [first, second, last] = layers;
    this.#gradients = [gradientOf(first), gradientOf(second), gradientOf(last)];
    const buffer = () => growingFloats(memory);
    this.#buffers = { x: buffer(), h1: buffer(), s2: buffer(), ofH1: buffer() };
  }

  /**
   * Loss without its weight, and the gradients by the layers, valid until the next run; those by the vectors are
   * added to `gradients`. To be called where tensors are freed afterwards.
   */
  run(
    { users, movies, stars }: RatingBatch,
    vectors: BatchRows,
    gradients: BatchRows,
  ): { loss: number; layers: ThreeLayers } {
    const { kernels } = this.#memory;
    const [first, second, last] = this.#layers;
    const [ofFirst, ofSecond, ofLast] = this.#gradients;
    const ratings = stars.length;
    const width = vectors.users.length / users.rows.length;
    const [units1, units2] = [first.biases.length, second.biases.length];
    const w1 = matrix(first.weights, units1);
    const w2 = matrix(second.weights, units2);
    for (const { weights, biases } of this.#gradients) {
      weights.fill(0);
      biases.fill(0);
    }

    const x = this.#buffers.x(ratings * 2 * width);
    kernels.pairRows(
      x.byteOffset,
      vectors.users.byteOffset,
      users.numbers.byteOffset,
      vectors.movies.byteOffset,
      movies.numbers.byteOffset,
      ratings,
      width,
    );
    const inputs = matrix(x, 2 * width);
    const h1 = this.#buffers.h1(ratings * units1);
    h1.set(product(inputs, w1));
    kernels.activate(h1.byteOffset, first.biases.byteOffset, ratings, units1);
    const hidden = matrix(h1, units1);
    const s2 = this.#buffers.s2(ratings * units2);
    s2.set(product(hidden, w2));
    const squares = kernels.starsError(
      s2.byteOffset,
      second.biases.byteOffset,
      last.weights.byteOffset,
      last.biases.byteOffset,
      stars.byteOffset,
      ratings,
      units2,
      this.#weight / ratings,
      ofSecond.biases.byteOffset,
      ofLast.weights.byteOffset,
      ofLast.biases.byteOffset,
    );

    const ofS2 = matrix(s2, units2);
    ofSecond.weights.set(product(hidden, ofS2, true));
    const ofH1 = this.#buffers.ofH1(ratings * units1);
    ofH1.set(product(ofS2, w2, false, true));
    kernels.activeGradients(ofH1.byteOffset, h1.byteOffset, ofFirst.biases.byteOffset, ratings, units1);
    const ofS1 = matrix(ofH1, units1);
    ofFirst.weights.set(product(inputs, ofS1, true));
    x.set(product(ofS1, w1, false, true));
    kernels.addPairRows(
      x.byteOffset,
      gradients.users.byteOffset,
      users.numbers.byteOffset,
      gradients.movies.byteOffset,
      movies.numbers.byteOffset,
      ratings,
      width,
    );
    return { loss: squares / ratings, layers: this.#gradients };
  }
}

/** A row-major matrix as a tensor that shares its memory. */
function matrix(values: Float32Array, columns: number): Tensor {
  return tf.tensor2d(values, [values.length / columns, columns]);
}

/** To be copied at once. */
function product(a: Tensor, b: Tensor, transposesA = false, transposesB = false): Float32Array {
  return numbersOf(tf.matMul(a, b, transposesA, transposesB));
}
