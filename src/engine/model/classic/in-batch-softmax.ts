// The retrieval task of the classic model: each rating's movie against all movies of the batch.
import { sumOf } from '../../base/statistics.ts';
import { freeingTensors, numbersOf, tf } from '../../base/tensorflow.ts';
import { growingFloats } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { BatchRows, BatchSide, RatingBatch } from './rating-batch.ts';

/** Logits that are held at once: 4 MB, near enough to a processor's cache. */
const maxLogits = 2 ** 20;
/** Room beyond the offsets, logits and shares for a kernel that takes four at a time. */
const kernelPadding = 4;
/** As good as minus infinity. */
const noLogit = -1e30;

/** What the loss is made with. */
export interface RetrievalSettings {
  /** Of the loss in the gradient. */
  readonly weight: number;
  /** f by movie of the training set. */
  readonly frequencies: Float32Array;
  /** Weight of the squared length of each rating's user and movie vector in the loss (L2). */
  readonly vectorPenalty: number;
}

/**
 * In-batch softmax, summed over the batch (TensorFlow Recommenders' Retrieval task):
 *
 *   sum over ratings r of  log sum over ratings s of exp(u_r . q_s - f_s)  -  (u_r . q_r - f_r)
 *
 * where q_s is the vector of the s-th rating's movie, and f its frequency: the logarithm of how often the movie
 * turns up in a batch where that is to be corrected (Yi et al., "Sampling-Bias-Corrected Neural Modeling", 2019),
 * 0 otherwise. Instead of ratings x ratings this works on different users x different movies: a movie that occurs m times
 * adds m equal terms, so that its exponent becomes u . q - f + log m, and a user's log sum is the same for all of
 * their ratings. The result is the same to rounding, at a hundredth of the work.
 *
 * With n_u a user's ratings in the batch and p their softmax the gradient by the logits is n_u p - (1 for each rated
 * movie); from there to the vectors it is a matrix product.
 */
export class InBatchSoftmax {
  readonly #memory: KernelMemory;
  readonly #settings: RetrievalSettings;
  readonly #buffers;

  constructor(memory: KernelMemory, settings: RetrievalSettings) {
    this.#memory = memory;
    this.#settings = settings;
    const buffer = () => growingFloats(memory);
    this.#buffers = {
      logits: buffer(),
      offsets: buffer(),
      shares: buffer(),
      own: buffer(),
      factors: buffer(),
    };
  }

  /**
   * The loss without its weight and the penalty; what both do to the vectors is added to `gradients`. To be called
   * where tensors are freed afterwards.
   */
  run(batch: RatingBatch, vectors: BatchRows, gradients: BatchRows): number {
    const { weight, vectorPenalty } = this.#settings;
    const loss = this.#addSoftmax(batch, vectors, gradients) - this.#ownLogits(batch, vectors);
    for (const [side, other] of [
      ['users', 'movies'],
      ['movies', 'users'],
    ] as const) {
      this.#addByRating(gradients[side], batch[side], vectors[other], batch[other], -weight);
      if (vectorPenalty === 0) continue;
      this.#addByRating(gradients[side], batch[side], vectors[side], batch[side], 2 * weight * vectorPenalty);
    }
    return loss;
  }

  /** sum over r of the log sums; what the softmax does to the vectors is added to `gradients`. */
  #addSoftmax({ users, movies }: RatingBatch, vectors: BatchRows, gradients: BatchRows): number {
    const { weight, frequencies } = this.#settings;
    const userCount = users.rows.length;
    const movieCount = movies.rows.length;
    const width = vectors.movies.length / movieCount;
    const offsets = this.#buffers.offsets(movieCount + kernelPadding).fill(noLogit, movieCount);
    movies.counts.forEach((m, j) => (offsets[j] = Math.log(m) - (frequencies[movies.rows[j] ?? 0] ?? 0)));
    const usersAtOnce = Math.max(1, Math.floor(maxLogits / movieCount));
    const q = tf.tensor2d(vectors.movies, [movieCount, width]);
    let sum = 0;
    for (let start = 0; start < userCount; start += usersAtOnce) {
      const end = Math.min(start + usersAtOnce, userCount);
      const counts = users.counts.subarray(start, end);
      const size = counts.length * movieCount;
      const logits = this.#buffers.logits(size + kernelPadding);
      const shares = this.#buffers.shares(size + kernelPadding);
      freeingTensors(() => {
        const u = tf.tensor2d(vectors.users.subarray(start * width, end * width), [counts.length, width]);
        logits.set(numbersOf(tf.matMul(u, q, false, true)));
        sum += this.#memory.kernels.weightedSoftmax(
          shares.byteOffset,
          logits.byteOffset,
          offsets.byteOffset,
          counts.byteOffset,
          counts.length,
          movieCount,
          weight,
        );
        const p = tf.tensor2d(shares.subarray(0, size), [counts.length, movieCount]);
        addTo(gradients.users, numbersOf(tf.matMul(p, q)), start * width);
        addTo(gradients.movies, numbersOf(tf.matMul(p, u, true)));
      });
    }
    return sum;
  }

  /** sum over r of u_r . q_r - f_r. */
  #ownLogits({ users, movies, stars }: RatingBatch, vectors: BatchRows): number {
    const own = this.#buffers.own(stars.length);
    for (let r = 0; r < own.length; r++) {
      own[r] = -(this.#settings.frequencies[movies.rows[movies.numbers[r] ?? 0] ?? 0] ?? 0);
    }
    this.#memory.kernels.addDots(
      own.byteOffset,
      vectors.users.byteOffset,
      users.numbers.byteOffset,
      vectors.movies.byteOffset,
      movies.numbers.byteOffset,
      own.length,
      vectors.movies.length / movies.rows.length,
    );
    return sumOf(own);
  }

  /** For each rating: its row of `sums` += factor x its row of `table`. */
  #addByRating(
    sums: Float32Array,
    to: BatchSide,
    table: Float32Array,
    from: BatchSide,
    factor: number,
  ): void {
    const count = to.numbers.length;
    this.#memory.kernels.addRows(
      sums.byteOffset,
      to.numbers.byteOffset,
      table.byteOffset,
      from.numbers.byteOffset,
      this.#buffers.factors(count).fill(factor).byteOffset,
      count,
      table.length / from.rows.length,
    );
  }
}

function addTo(sums: Float32Array, values: Float32Array, start = 0): void {
  for (let k = 0; k < values.length; k++) sums[start + k] = (sums[start + k] ?? 0) + (values[k] ?? 0);
}
