// The movies that take part in a step: their vectors, topics and biases, and the gradients by them.
import { growingFloats } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { SparseRows } from '../../base/sparse-rows.ts';
import { numbersOf, tf, type Tensor } from '../../base/tensorflow.ts';
import type { Parameters } from './parameters.ts';
import { movieTopics } from './topic-attention.ts';
import type { ModelShape } from './trained-model.ts';

/** By place among the A movies of a step, of which the first R have ratings in it; in the kernels' memory. */
export interface StepMovies {
  readonly movies: Int32Array;
  /** [R] the first of them: stars need no more. */
  readonly rated: Int32Array;
  /** [A, d] q, and the same as a tensor. */
  readonly vectors: Float32Array;
  readonly vectorTensor: Tensor;
  /** [R, T] phi */
  readonly topics: Float32Array;
  /** [R] F wfb */
  readonly featureBiases: Float32Array;
  /** Gradients by the same; those by topics and biases are summed up from zero. */
  readonly vectorGradients: Float32Array;
  readonly topicGradients: Float32Array;
  readonly biasGradients: Float32Array;
}

/** q = Q + F Wf, phi = softmax(q Wt) and F wfb, and their gradients. */
export class MovieTower {
  readonly #memory: KernelMemory;
  readonly #shape: ModelShape;
  readonly #features: SparseRows;
  readonly #parameters: Parameters;
  readonly #buffers;
  readonly #gradients;

  /** `features` are in the kernels' memory. */
  constructor(memory: KernelMemory, shape: ModelShape, features: SparseRows, parameters: Parameters) {
    this.#memory = memory;
    this.#shape = shape;
    this.#features = features;
    this.#parameters = parameters;
    this.#buffers = {
      vectors: growingFloats(memory),
      topics: growingFloats(memory),
      featureBiases: growingFloats(memory),
      vectorGradients: growingFloats(memory),
      topicGradients: growingFloats(memory),
      biasGradients: growingFloats(memory),
    };
    this.#gradients = {
      featureWeights: memory.floats(parameters.featureWeights.length),
      featureBiases: memory.floats(parameters.featureBiases.length),
    };
  }

  /** The chosen movies, of which the first `ratedCount` have ratings; to be called where tensors are freed afterwards. */
  forward(movies: Int32Array, ratedCount: number): StepMovies {
    const { dimensions, topics } = this.#shape;
    const { kernels } = this.#memory;
    const { movieEmbeddings, featureWeights, featureBiases } = this.#parameters;
    const count = movies.length;
    const rated = movies.subarray(0, ratedCount);
    const vectors = this.#buffers.vectors(count * dimensions);
    kernels.gatherRows(vectors.byteOffset, movieEmbeddings.byteOffset, movies.byteOffset, count, dimensions);
    this.#addProduct(vectors, movies, featureWeights, dimensions);
    const biases = this.#buffers.featureBiases(ratedCount).fill(0);
    this.#addProduct(biases, rated, featureBiases, 1);
    const phi = movieTopics(this.#ratedVectors(vectors, ratedCount), this.#topicWeights());
    const stepTopics = this.#buffers.topics(ratedCount * topics);
    stepTopics.set(numbersOf(phi));
    return {
      ...{ movies, rated, vectors },
      vectorTensor: tf.tensor2d(vectors, [count, dimensions]),
      topics: stepTopics,
      featureBiases: biases,
      vectorGradients: this.#buffers.vectorGradients(count * dimensions),
      topicGradients: this.#buffers.topicGradients(ratedCount * topics).fill(0),
      biasGradients: this.#buffers.biasGradients(ratedCount).fill(0),
    };
  }

  /**
   * Adds what the topics' gradient does to the vectors, of which `share` reaches them, and returns the gradient by Wt.
   */
  topicsBackward({ rated, vectors, ...step }: StepMovies, share: number): Float32Array {
    const { topics, dimensions } = this.#shape;
    const { kernels } = this.#memory;
    const count = rated.length;
    kernels.softmaxGradients(step.topicGradients.byteOffset, step.topics.byteOffset, count, topics);
    const gradient = tf.tensor2d(step.topicGradients, [count, topics]);
    const ofTopicWeights = tf
      .matMul(this.#ratedVectors(vectors, count), gradient, true, false)
      .dataSync<'float32'>();
    const ofVectors = tf.matMul(gradient, this.#topicWeights(), false, true);
    // The room of q, which is not looked at any more.
    const passed = vectors.subarray(0, count * dimensions);
    passed.set(numbersOf(ofVectors));
    kernels.addAll(step.vectorGradients.byteOffset, passed.byteOffset, share, passed.length);
    return ofTopicWeights;
  }

  /** Gradients by Wf and wfb; that by Q is that by q. */
  featuresBackward({ movies, rated, vectorGradients, biasGradients }: StepMovies) {
    const { featureWeights, featureBiases } = this.#gradients;
    this.#addTransposed(featureWeights.fill(0), movies, vectorGradients, this.#shape.dimensions);
    this.#addTransposed(featureBiases.fill(0), rated, biasGradients, 1);
    return this.#gradients;
  }

  #ratedVectors(vectors: Float32Array, count: number): Tensor {
    const { dimensions } = this.#shape;
    return tf.tensor2d(vectors.subarray(0, count * dimensions), [count, dimensions]);
  }

  #topicWeights(): Tensor {
    return tf.tensor2d(this.#parameters.topicWeights, [this.#shape.dimensions, this.#shape.topics]);
  }

  #addProduct(sums: Float32Array, movies: Int32Array, weights: Float32Array, width: number): void {
    const { starts, columns, values } = this.#features;
    this.#memory.kernels.addSparseProduct(
      sums.byteOffset,
      movies.byteOffset,
      movies.length,
      starts.byteOffset,
      columns.byteOffset,
      values.byteOffset,
      weights.byteOffset,
      width,
    );
  }

  #addTransposed(sums: Float32Array, movies: Int32Array, gradient: Float32Array, width: number): void {
    const { starts, columns, values } = this.#features;
    this.#memory.kernels.addSparseTransposed(
      sums.byteOffset,
      movies.byteOffset,
      movies.length,
      starts.byteOffset,
      columns.byteOffset,
      values.byteOffset,
      gradient.byteOffset,
      width,
    );
  }
}
