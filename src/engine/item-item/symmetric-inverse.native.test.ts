import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../tests/fixtures/in-steps.ts';
import { createRandom } from '../base/random.ts';
import { freeingTensors, tf } from '../base/tensorflow.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
import { invertSymmetric } from './symmetric-inverse.ts';

/** Inverts [size, size] in tiles of some size: the whole of it. */
function inverted(matrix: ArrayLike<number>, side?: number): Float32Array {
  const memory = new KernelMemory();
  const values = memory.floatsOf(matrix);
  const size = Math.sqrt(values.length);
  for (let row = 0; row < size; row++) values.fill(0, row * size + row + 1, (row + 1) * size);
  resultOf(invertSymmetric(memory, values, size, side));
  return values.map((_, k) => {
    const [row, column] = [Math.floor(k / size), k % size];
    return values[Math.max(row, column) * size + Math.min(row, column)] ?? 0;
  });
}

/** F F' + ridge x I. */
function gram(values: Float32Array, size: number, ridge: number): Float32Array {
  return freeingTensors(() => {
    const factor = tf.tensor2d(values, [size, values.length / size]);
    return tf
      .add(tf.matMul(factor, factor, false, true), tf.mul(tf.eye(size), ridge))
      .dataSync<'float32'>()
      .slice();
  });
}

/** The furthest that matrix times inverse is from the identity. */
function furthest(matrix: Float32Array, inverse: Float32Array): number {
  const size = Math.sqrt(matrix.length);
  return freeingTensors(() => {
    const product = tf.matMul(tf.tensor2d(matrix, [size, size]), tf.tensor2d(inverse, [size, size]));
    return tf.max(tf.abs(tf.sub(product, tf.eye(size)))).dataSync()[0] ?? NaN;
  });
}

describe('the inverse of a symmetric matrix', () => {
  it('is that of hand-worked numbers', () => {
    const inverse = inverted([2, 1, 1, 3]);
    [0.6, -0.2, -0.2, 0.4].forEach((value, i) => expect(inverse[i]).toBeCloseTo(value, 6));
  });

  it.each([512, 128, 40])('in tiles of %i is such that matrix times inverse is the identity', (side) => {
    const size = 301;
    const random = createRandom(1, 'inverse');
    const values = Float32Array.from({ length: size * size }, () => random.normal());
    const matrix = gram(values, size, 20);
    expect(furthest(matrix, inverted(matrix, side))).toBeLessThan(1e-3);
  });

  it('keeps its digits where a few directions outweigh all others, as features of movies do', () => {
    const size = 600;
    const random = createRandom(2, 'inverse');
    // As ill conditioned as 1,500 movies whose features have a deviation of 10.
    const deviation = 10 * Math.sqrt(1500 / size);
    const matrix = gram(
      Float32Array.from({ length: size * 4 }, () => deviation * random.normal()),
      size,
      200,
    );
    expect(furthest(matrix, inverted(matrix, 128))).toBeLessThan(1e-2);
  });

  it('reports the share that is done up to 1, and leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const memory = new KernelMemory();
    const values = memory.floats(10_000);
    for (let k = 0; k < 100; k++) values[101 * k] = 2;
    const shares = [...invertSymmetric(memory, values, 100, 16)];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect(values[0]).toBeCloseTo(0.5, 6);
    expect(tf.memory().numTensors).toBe(before);
  });
});
