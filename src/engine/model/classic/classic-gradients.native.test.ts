import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { createRandom } from '../../base/random.ts';
import { freeingTensors, tf } from '../../base/tensorflow.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { InBatchSoftmax } from './in-batch-softmax.ts';
import { batchCutter } from './rating-batch.ts';
import { RatingError, type ThreeLayers } from './rating-error.ts';
import { networkStars, uploadLayers, type DenseLayer } from './rating-network.ts';

const width = 4;
const weight = 0.7;
const penalty = 0.3;
const taste = plantedTaste();
const memory = new KernelMemory();
const batch = batchCutter(taste, memory)(Int32Array.from({ length: 40 }, (_, k) => k * 3));
const random = createRandom(1, 'classic gradients');

function normals(size: number): Float32Array {
  return memory.floatsOf(Array.from({ length: size }, () => random.normal()));
}
const vectors = {
  users: normals(batch.users.rows.length * width),
  movies: normals(batch.movies.rows.length * width),
};
const gradients = {
  users: memory.floats(vectors.users.length),
  movies: memory.floats(vectors.movies.length),
};
const frequencies = Float32Array.from(taste.movieIds, (_, movie) => -4 - (movie % 3));

/** What a run adds to the gradient by the vectors of one side. */
function added(side: 'users' | 'movies', run: () => number): Float32Array {
  gradients[side].fill(1);
  run();
  return gradients[side].map((g) => g - 1);
}

function numericGradient(values: Float32Array, index: number, loss: () => number): number {
  const step = 1e-2;
  const at = values[index] ?? 0;
  values[index] = at + step;
  const above = loss();
  values[index] = at - step;
  const below = loss();
  values[index] = at;
  return (above - below) / (2 * step);
}

function expectGradient(gradient: Float32Array, values: Float32Array, loss: () => number): void {
  expect(gradient).toHaveLength(values.length);
  const largest = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
  expect(largest).toBeGreaterThan(1e-3);
  for (let index = 0; index < values.length; index += 1 + Math.floor(values.length / 8)) {
    const numeric = numericGradient(values, index, loss);
    expect(Math.abs((gradient[index] ?? 0) - numeric)).toBeLessThan(0.02 * largest);
  }
}

describe('the in-batch softmax', () => {
  const softmax = new InBatchSoftmax(memory, { weight, vectorPenalty: penalty, frequencies });
  const run = (): number => freeingTensors(() => softmax.run(batch, vectors, gradients));

  /** The definition, rating by rating: each movie against those of all ratings of the batch. */
  function lossByRatings(): number {
    const logit = (user: number, movie: number): number => {
      let sum = -(frequencies[batch.movies.rows[movie] ?? 0] ?? 0);
      for (let j = 0; j < width; j++) {
        sum += (vectors.users[user * width + j] ?? 0) * (vectors.movies[movie * width + j] ?? 0);
      }
      return sum;
    };
    let loss = 0;
    for (let r = 0; r < batch.stars.length; r++) {
      const user = batch.users.numbers[r] ?? 0;
      const logits = Array.from(batch.movies.numbers, (movie) => logit(user, movie));
      loss +=
        Math.log(logits.map(Math.exp).reduce((a, b) => a + b, 0)) - logit(user, batch.movies.numbers[r] ?? 0);
    }
    return loss;
  }

  /** penalty x squared length of each rating's vectors. */
  function penaltyByRatings(): number {
    let sum = 0;
    for (const side of ['users', 'movies'] as const) {
      for (const number of batch[side].numbers) {
        for (const x of vectors[side].subarray(number * width, (number + 1) * width)) sum += penalty * x * x;
      }
    }
    return sum;
  }

  it('is that of its definition, though movies and users occur more than once', () => {
    expect(batch.movies.rows.length).toBeLessThan(batch.stars.length);
    expect(batch.users.rows.length).toBeLessThan(batch.stars.length);
    expect(run()).toBeCloseTo(lossByRatings(), 3);
  });

  it.each(['users', 'movies'] as const)(
    'adds the gradient by the %s that finite differences have',
    (side) => {
      expectGradient(added(side, run), vectors[side], () => weight * (run() + penaltyByRatings()));
    },
  );
});

describe('the rating error', () => {
  const layer = (inputs: number, outputs: number): DenseLayer => ({
    weights: normals(inputs * outputs),
    biases: normals(outputs),
  });
  const layers: ThreeLayers = [layer(2 * width, 16), layer(16, 8), layer(8, 1)];
  const error = new RatingError(memory, weight, layers);
  const run = () => freeingTensors(() => error.run(batch, vectors, gradients));
  const loss = (): number => weight * run().loss;

  it('is that of the network that serves', () => {
    const squares = freeingTensors(() => {
      const rowsOf = (side: 'users' | 'movies') =>
        tf.gather(
          tf.tensor2d(vectors[side], [batch[side].rows.length, width]),
          tf.tensor1d(batch[side].numbers, 'int32'),
        );
      const guesses = networkStars(rowsOf('users'), rowsOf('movies'), uploadLayers(layers));
      return tf.square(tf.sub(guesses, tf.tensor1d(batch.stars))).dataSync<'float32'>();
    });
    expect(run().loss).toBeCloseTo(squares.reduce((a, b) => a + b, 0) / squares.length, 3);
  });

  it.each(['users', 'movies'] as const)(
    'adds the gradient by the %s that finite differences have',
    (side) => {
      expectGradient(
        added(side, () => run().loss),
        vectors[side],
        loss,
      );
    },
  );

  it('has the gradients by the layers that finite differences have', () => {
    const found = run().layers.map(({ weights, biases }) => [weights.slice(), biases.slice()] as const);
    layers.forEach(({ weights, biases }, k) => {
      expectGradient(found[k]?.[0] ?? new Float32Array(), weights, loss);
      expectGradient(found[k]?.[1] ?? new Float32Array(), biases, loss);
    });
  });
});
