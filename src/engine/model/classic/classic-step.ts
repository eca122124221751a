// One step of the classic model's training: the losses of both tasks on a batch, and the gradient of their sum.
import { freeingTensors } from '../../base/tensorflow.ts';
import { growingFloats } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import { InBatchSoftmax, type RetrievalSettings } from './in-batch-softmax.ts';
import type { BatchRows, BatchSide, RatingBatch } from './rating-batch.ts';
import { RatingError, type ThreeLayers } from './rating-error.ts';

/** What the model is made of, in the kernels' memory. */
export interface StepParameters {
  /** [U, d] */
  readonly users: Float32Array;
  /** [M, d] */
  readonly movies: Float32Array;
  readonly layers: ThreeLayers;
}

/** The gradients are valid until the next step. */
export interface StepResult {
  /** Mean squared error of the stars. */
  readonly rankingLoss: number;
  /** Negative log likelihood of the batch's ratings, in nats. */
  readonly retrievalLoss: number;
  readonly rows: BatchRows;
  readonly layers: ThreeLayers;
}

/**
 * w_rank x rating error + w_retrieval x softmax loss, differentiated by hand: sums over ratings in the kernels, the
 * products in TensorFlow. Tensors made of the kernels' arrays share their memory: an array may change only when the
 * tensor is done with.
 */
export class ClassicStep {
  readonly #memory: KernelMemory;
  readonly #parameters: StepParameters;
  readonly #dimensions: number;
  readonly #ranking: RatingError;
  readonly #retrieval: InBatchSoftmax;
  readonly #vectors;
  readonly #gradients;

  constructor(
    memory: KernelMemory,
    parameters: StepParameters,
    dimensions: number,
    settings: { readonly rankWeight: number; readonly retrieval: RetrievalSettings },
  ) {
    this.#memory = memory;
    this.#parameters = parameters;
    this.#dimensions = dimensions;
    this.#ranking = new RatingError(memory, settings.rankWeight, parameters.layers);
    this.#retrieval = new InBatchSoftmax(memory, settings.retrieval);
    this.#vectors = { users: growingFloats(memory), movies: growingFloats(memory) };
    this.#gradients = { users: growingFloats(memory), movies: growingFloats(memory) };
  }

  run(batch: RatingBatch): StepResult {
    const vectors = {
      users: this.#vectorsOf('users', batch.users),
      movies: this.#vectorsOf('movies', batch.movies),
    };
    const rows = {
      users: this.#gradients.users(vectors.users.length).fill(0),
      movies: this.#gradients.movies(vectors.movies.length).fill(0),
    };
    return freeingTensors(() => {
      const ranking = this.#ranking.run(batch, vectors, rows);
      const retrievalLoss = this.#retrieval.run(batch, vectors, rows);
      return { rankingLoss: ranking.loss, retrievalLoss, rows, layers: ranking.layers };
    });
  }

  #vectorsOf(side: 'users' | 'movies', { rows }: BatchSide): Float32Array {
    const vectors = this.#vectors[side](rows.length * this.#dimensions);
    this.#memory.kernels.gatherRows(
      vectors.byteOffset,
      this.#parameters[side].byteOffset,
      rows.byteOffset,
      rows.length,
      this.#dimensions,
    );
    return vectors;
  }
}
