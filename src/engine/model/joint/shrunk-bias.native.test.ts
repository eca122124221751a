import { expect, it } from 'vitest';
import { tf } from '../../base/tensorflow.ts';
import { shrunkMovieBias } from './shrunk-bias.ts';

it('falls back to what the features predict where there are no ratings', () => {
  const bias = tf.tidy(() =>
    shrunkMovieBias(
      tf.tensor1d([0, 6]),
      tf.tensor1d([0, 3]),
      tf.tensor1d([0.25, 0]),
      tf.scalar(3),
    ).arraySync(),
  );
  expect(bias).toEqual([0.25, 1]);
});
