// Cuts the ratings of a training into batches, in which users and movies are renumbered from 0.
import { toStars } from '../../../contract/stars.ts';
import { createRandom, shuffle, shuffledRange } from '../../base/random.ts';
import { growingFloats, growingIntegers } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import { usersOf, type TrainingSet } from '../../ratings/training-set.ts';

/** The different users, or movies, of a batch, numbered from 0 in the order in which they appear. */
export interface BatchSide {
  /** Index of each in the training set. */
  readonly rows: Int32Array;
  /** How many of the batch's ratings each has. */
  readonly counts: Int32Array;
  /** Number of that of each rating. */
  readonly numbers: Int32Array;
}

/** k-th rating: `stars[k]` by the user `users.numbers[k]` for the movie `movies.numbers[k]`. In the kernels' memory. */
export interface RatingBatch {
  readonly users: BatchSide;
  readonly movies: BatchSide;
  readonly stars: Float32Array;
}

/** A row for each user and each movie of a batch: their vectors, or the gradients by them. In the kernels' memory. */
export interface BatchRows {
  /** [users of the batch, d] */
  readonly users: Float32Array;
  /** [movies of the batch, d] */
  readonly movies: Float32Array;
}

/** Cuts out the ratings at some positions; the batch is valid until the next one is cut. */
export function batchCutter(set: TrainingSet, memory: KernelMemory): (positions: Int32Array) => RatingBatch {
  const users = sideCutter(usersOf(set), set.userIds.length, memory);
  const movies = sideCutter(set.movies, set.movieIds.length, memory);
  const stars = growingFloats(memory);
  return (positions) => {
    const batchStars = stars(positions.length);
    for (let k = 0; k < positions.length; k++) batchStars[k] = toStars(set.halfStars[positions[k] ?? 0] ?? 0);
    return { users: users(positions), movies: movies(positions), stars: batchStars };
  };
}

/** `ids`: of the user or movie of each rating, below `size`. */
function sideCutter(
  ids: Int32Array,
  size: number,
  memory: KernelMemory,
): (positions: Int32Array) => BatchSide {
  const numberOf = new Int32Array(size).fill(-1);
  const buffers = {
    rows: growingIntegers(memory),
    counts: growingIntegers(memory),
    numbers: growingIntegers(memory),
  };
  return (positions) => {
    const most = Math.min(positions.length, size);
    const rows = buffers.rows(most);
    const counts = buffers.counts(most).fill(0);
    const numbers = buffers.numbers(positions.length);
    let found = 0;
    for (let k = 0; k < positions.length; k++) {
      const id = ids[positions[k] ?? 0] ?? 0;
      let number = numberOf[id] ?? 0;
      if (number < 0) {
        number = found++;
        numberOf[id] = number;
        rows[number] = id;
      }
      numbers[k] = number;
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (let number = 0; number < found; number++) numberOf[rows[number] ?? 0] = -1;
    return { rows: rows.subarray(0, found), counts: counts.subarray(0, found), numbers };
  };
}

/**
 * Batches without end: pass after pass over all ratings in random order, the last batch of a pass the smallest. Each
 * is valid until the next one is drawn.
 */
export function* drawRatingBatches(
  set: TrainingSet,
  options: { batchSize: number; repeats: boolean; seed: number },
  memory: KernelMemory,
): Generator<RatingBatch, never> {
  const random = createRandom(options.seed, 'rating batches');
  const cut = batchCutter(set, memory);
  const order = shuffledRange(set.movies.length, random);
  for (;;) {
    for (let start = 0; start < order.length; start += options.batchSize) {
      yield cut(order.subarray(start, start + options.batchSize));
    }
    if (!options.repeats) shuffle(order, random);
  }
}
