// The retrieval task: which of all movies did the person also watch?
import { growingFloats } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import { numbersOf, tf, type Tensor } from '../../base/tensorflow.ts';
import type { Batch, BatchRatings } from './batches.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { StepMovies } from './movie-tower.ts';
import { retrievalLogits } from './towers.ts';

/** Low enough that softmax gives a movie of the history exactly nothing. */
const maskedLogit = -1e9;
/** The smallest that softmax gives in 32 bits; only the loss that is reported looks at it. */
const leastProbability = 1e-38;

/** Gradients of a step by what the towers gave; by row of the batch or by place. */
export interface RetrievalResult {
  /** The loss without its weight: negative log likelihood of a target, in nats. */
  readonly loss: number;
  /** [B, d] by u */
  readonly personGradients: Float32Array;
  /** [A] by c */
  readonly popularityGradients: Float32Array;
}

/**
 * Softmax cross entropy over the movies of a step: sum over users of w_u sum_i y_ui (-log softmax(logits_u)_i), with
 * the history masked. y are a user's targets weighted by r / 5, summing to 1; w is the root of the summed weights, all
 * w summing to 1. Where the movies are a sample, the log of their chance to be in it is taken off their logits (see
 * batches.ts).
 */
export class RetrievalTask {
  readonly #memory: KernelMemory;
  readonly #weight: number;
  readonly #dimensions: number;
  readonly #buffers;

  constructor(memory: KernelMemory, weight: number, dimensions: number) {
    this.#memory = memory;
    this.#weight = weight;
    this.#dimensions = dimensions;
    this.#buffers = {
      biases: growingFloats(memory),
      offsets: growingFloats(memory),
      factors: growingFloats(memory),
      personGradients: growingFloats(memory),
      popularityGradients: growingFloats(memory),
    };
  }

  /** Loss and gradients; that by q is written to `movies.vectorGradients`. `people` is u [B, d]. */
  run(
    batch: Batch,
    movies: StepMovies,
    people: Float32Array,
    popularityLogits: Float32Array,
  ): RetrievalResult {
    const { kernels } = this.#memory;
    const { history, targets } = batch;
    const size = batch.users.length;
    const width = movies.movies.length;
    const d = this.#dimensions;

    const biases = this.#buffers.biases(width);
    for (let place = 0; place < width; place++) {
      biases[place] = (popularityLogits[movies.movies[place] ?? 0] ?? 0) - (batch.logChances[place] ?? 0);
    }
    const offsets = this.#buffers.offsets(size * width);
    kernels.logitOffsets(
      offsets.byteOffset,
      biases.byteOffset,
      batch.logChances.byteOffset,
      size,
      width,
      history.starts.byteOffset,
      history.places.byteOffset,
      targets.starts.byteOffset,
      targets.places.byteOffset,
      maskedLogit,
    );

    const { factors, userWeights } = this.#targetFactors(batch);
    const personTensor = tf.tensor2d(people, [size, d]);
    const logits = retrievalLogits(personTensor, movies.vectorTensor, tf.tensor2d(offsets, [size, width]));
    const probabilities = tf.softmax(logits);
    const loss = this.#loss(batch.targets, probabilities, width, factors);
    const weighted = tf.mul(probabilities, tf.tensor2d(scaled(userWeights, this.#weight), [size, 1]));
    scaled(factors, this.#weight);

    movies.vectorGradients.set(numbersOf(tf.matMul(weighted, personTensor, true, false)));
    const personGradients = this.#buffers.personGradients(size * d);
    personGradients.set(numbersOf(tf.matMul(weighted, movies.vectorTensor)));
    const popularityGradients = this.#buffers.popularityGradients(width);
    popularityGradients.set(numbersOf(tf.sum(weighted, 0)));
    // The softmax's part is dense, that of the targets sparse.
    const { rows, places } = targets;
    const count = rows.length;
    kernels.addRows(
      personGradients.byteOffset,
      rows.byteOffset,
      movies.vectors.byteOffset,
      places.byteOffset,
      factors.byteOffset,
      count,
      d,
    );
    kernels.addRows(
      movies.vectorGradients.byteOffset,
      places.byteOffset,
      people.byteOffset,
      rows.byteOffset,
      factors.byteOffset,
      count,
      d,
    );
    for (let k = 0; k < count; k++) {
      const place = places[k] ?? 0;
      popularityGradients[place] = (popularityGradients[place] ?? 0) + (factors[k] ?? 0);
    }
    return { loss, personGradients, popularityGradients };
  }

  #loss({ rows, places }: BatchRatings, probabilities: Tensor, width: number, factors: Float32Array): number {
    const index = rows.map((row, k) => row * width + (places[k] ?? 0));
    const chosen = tf.gather(tf.reshape(probabilities, [-1]), tf.tensor1d(index.slice(), 'int32')).dataSync();
    let loss = 0;
    for (let k = 0; k < factors.length; k++) {
      loss += (factors[k] ?? 0) * Math.log(Math.max(chosen[k] ?? 0, leastProbability));
    }
    return loss;
  }

  /** -w_u y_ui by target, and w_u by row. */
  #targetFactors({ users, targets }: Batch): { factors: Float32Array; userWeights: Float32Array } {
    const { rows, stars } = targets;
    const summed = new Float32Array(users.length);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] ?? 0;
      summed[row] = (summed[row] ?? 0) + targetWeight(stars[k] ?? 0);
    }
    let total = 0;
    for (const sum of summed) total += Math.sqrt(sum);
    const userWeights = summed.map((sum) => Math.sqrt(sum) / Math.max(total, Number.EPSILON));
    const factors = this.#buffers.factors(rows.length);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] ?? 0;
      factors[k] = (-(userWeights[row] ?? 0) * targetWeight(stars[k] ?? 0)) / (summed[row] ?? 1);
    }
    return { factors, userWeights };
  }
}

/** The values, multiplied in place. */
function scaled(values: Float32Array, factor: number): Float32Array {
  for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) * factor;
  return values;
}

/** A target's weight: r / 5. */
function targetWeight(stars: number): number {
  return stars / jointRecipe.retrieval.targetStars;
}
