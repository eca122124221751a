// Gather and scatter-add by row: each is the other's gradient, written by hand.
import { tf, type Tensor, type Tensor1D } from './tensorflow.ts';
import { withGradient } from './custom-gradient.ts';

/**
 * x[index]: rows of x [n, ...] -> [k, ...]. The gradient scatters each row back to its source. (The built-in
 * gradient of gather copies everything twice through transposes.)
 */
export function takeRows(x: Tensor, index: Tensor1D): Tensor {
  const rowCount = x.shape[0];
  return withGradient(x, {
    forward: (rows) => ({ value: tf.gather(rows, index), saved: [] }),
    gradient: (dy) => tf.unsortedSegmentSum(dy, index, rowCount),
  });
}

/** Sums the rows of x [k, ...] that share an index -> [rowCount, ...]. The gradient of a row is that of its sum. */
export function sumRows(x: Tensor, index: Tensor1D, rowCount: number): Tensor {
  return withGradient(x, {
    forward: (rows) => ({ value: tf.unsortedSegmentSum(rows, index, rowCount), saved: [] }),
    gradient: (dy) => tf.gather(dy, index),
  });
}

/** x itself, but only `factor` of the gradient flows back through it. */
export function scaleGradient(x: Tensor, factor: number): Tensor {
  return withGradient(x, {
    forward: (input) => ({ value: input.clone(), saved: [] }),
    gradient: (dy) => tf.mul(dy, factor),
  });
}
