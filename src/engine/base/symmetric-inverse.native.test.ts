import { expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { invertSymmetric } from './symmetric-inverse.ts';
import { freeingTensors, tf } from './tensorflow.ts';

it('inverts by hand-worked numbers', () => {
  const inverse = freeingTensors(() =>
    Array.from(
      invertSymmetric(
        tf.tensor2d([
          [2, 1],
          [1, 3],
        ]),
      ).dataSync(),
    ),
  );
  [0.6, -0.2, -0.2, 0.4].forEach((value, i) => expect(inverse[i]).toBeCloseTo(value, 6));
});

it('inverts by halves: matrix times inverse is the identity', () => {
  const size = 301;
  const random = createRandom(1, 'inverse');
  const values = Float32Array.from({ length: size * size }, () => random.normal());
  const furthest = freeingTensors(() => {
    const factor = tf.tensor2d(values, [size, size]);
    const matrix = tf.add(tf.matMul(factor, factor, false, true), tf.mul(tf.eye(size), 20));
    const product = tf.matMul(matrix, invertSymmetric(matrix));
    return tf.max(tf.abs(tf.sub(product, tf.eye(size)))).dataSync()[0];
  });
  expect(furthest).toBeLessThan(1e-3);
});

it('keeps its digits where a few directions outweigh all others, as features of movies do', () => {
  const size = 600;
  const random = createRandom(2, 'inverse');
  // As ill conditioned as 1,500 movies whose features have a deviation of 10.
  const deviation = 10 * Math.sqrt(1500 / size);
  const values = Float32Array.from({ length: size * 4 }, () => deviation * random.normal());
  const furthest = freeingTensors(() => {
    const few = tf.tensor2d(values, [size, 4]);
    const matrix = tf.add(tf.matMul(few, few, false, true), tf.mul(tf.eye(size), 200));
    const product = tf.matMul(matrix, invertSymmetric(matrix));
    return tf.max(tf.abs(tf.sub(product, tf.eye(size)))).dataSync()[0];
  });
  expect(furthest).toBeLessThan(1e-2);
});
