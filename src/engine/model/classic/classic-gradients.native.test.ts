import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { createRandom } from '../../base/random.ts';
import { usersOf } from '../../ratings/training-set.ts';
import { inBatchSoftmax } from './in-batch-softmax.ts';
import { ratingBatch, type RatingBatch } from './rating-batch.ts';
import { ratingError, type DenseLayer } from './rating-network.ts';

const width = 3;
const taste = plantedTaste();
const batch = ratingBatch(
  taste,
  usersOf(taste),
  Int32Array.from({ length: 40 }, (_, k) => k * 3),
);
const random = createRandom(1, 'classic gradients');

function normals(size: number): Float32Array {
  return Float32Array.from({ length: size }, () => random.normal());
}
const vectors = {
  users: normals(batch.userRows.length * width),
  movies: normals(batch.movieRows.length * width),
};
const frequencies = Float32Array.from(batch.movieRows, (_, k) => -4 - (k % 3));

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

/** The definition, rating by rating: each movie against those of all ratings of the batch. */
function softmaxByRatings({ users, movies, stars }: RatingBatch): number {
  const logit = (user: number, movie: number): number => {
    let sum = -(frequencies[movie] ?? 0);
    for (let j = 0; j < width; j++) {
      sum += (vectors.users[user * width + j] ?? 0) * (vectors.movies[movie * width + j] ?? 0);
    }
    return sum;
  };
  let loss = 0;
  for (let r = 0; r < stars.length; r++) {
    const user = users[r] ?? 0;
    const total = Array.from(movies, (movie) => Math.exp(logit(user, movie))).reduce((a, b) => a + b, 0);
    loss += Math.log(total) - logit(user, movies[r] ?? 0);
  }
  return loss;
}

describe('the in-batch softmax', () => {
  it('is that of its definition, though movies and users occur more than once', () => {
    expect(batch.movieRows.length).toBeLessThan(batch.movies.length);
    expect(batch.userRows.length).toBeLessThan(batch.users.length);
    expect(inBatchSoftmax(batch, vectors, frequencies).loss).toBeCloseTo(softmaxByRatings(batch), 3);
  });

  it.each(['users', 'movies'] as const)('has the gradient by the %s that finite differences have', (side) => {
    const gradient = inBatchSoftmax(batch, vectors, frequencies)[side];
    expectGradient(gradient, vectors[side], () => inBatchSoftmax(batch, vectors, frequencies).loss);
  });
});

describe('the rating error', () => {
  const layers: DenseLayer[] = [
    { weights: normals(2 * width * 4), biases: normals(4) },
    { weights: normals(4), biases: normals(1) },
  ];
  const loss = (): number => ratingError(batch, vectors, layers).loss;

  it.each(['users', 'movies'] as const)('has the gradient by the %s that finite differences have', (side) => {
    expectGradient(ratingError(batch, vectors, layers)[side], vectors[side], loss);
  });

  it('has the gradients by the layers that finite differences have', () => {
    const gradients = ratingError(batch, vectors, layers).layers;
    layers.forEach(({ weights, biases }, k) => {
      expectGradient(gradients[k]?.weights ?? new Float32Array(), weights, loss);
      expectGradient(gradients[k]?.biases ?? new Float32Array(), biases, loss);
    });
  });
});
