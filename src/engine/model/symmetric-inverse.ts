// The inverse of a symmetric positive definite matrix, which TensorFlow.js has no operation for.
import { tf, type Tensor } from './tensorflow.ts';

/** Matrices up to this size are inverted in plain arithmetic of double precision. */
const directSize = 96;

/** Gauss and Jordan's elimination, in place; definite matrices need no pivoting. */
function invertDirectly(matrix: Float64Array, size: number): void {
  for (let k = 0; k < size; k++) {
    const pivot = 1 / (matrix[k * size + k] ?? 1);
    matrix[k * size + k] = 1;
    for (let j = 0; j < size; j++) matrix[k * size + j] = (matrix[k * size + j] ?? 0) * pivot;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = matrix[i * size + k] ?? 0;
      matrix[i * size + k] = 0;
      for (let j = 0; j < size; j++) {
        matrix[i * size + j] = (matrix[i * size + j] ?? 0) - factor * (matrix[k * size + j] ?? 0);
      }
    }
  }
}

/**
 * A^-1 of a symmetric positive definite A [n, n], by halves: with A = [[E, F], [F', G]], W = E^-1 F and the Schur
 * complement S = G - F' W, it is [[E^-1 + W S^-1 W', -W S^-1], [-S^-1 W', S^-1]]
 * (Boyd and Vandenberghe, "Convex Optimization", appendix A.5.5). Nearly all of the work is in large products.
 */
export function invertSymmetric(matrix: Tensor): Tensor {
  const [size = 0] = matrix.shape;
  if (size <= directSize) {
    const values = Float64Array.from(matrix.dataSync());
    invertDirectly(values, size);
    return tf.tensor2d(Float32Array.from(values), [size, size]);
  }
  return tf.tidy(() => {
    const half = size >> 1;
    const rest = size - half;
    const corner = tf.slice(matrix, [0, half], [half, rest]);
    const first = invertSymmetric(tf.slice(matrix, [0, 0], [half, half]));
    const solved = tf.matMul(first, corner);
    const complement = tf.sub(
      tf.slice(matrix, [half, half], [rest, rest]),
      tf.matMul(corner, solved, true, false),
    );
    const second = invertSymmetric(complement);
    const across = tf.neg(tf.matMul(solved, second));
    const top = tf.sub(first, tf.matMul(across, solved, false, true));
    return tf.concat([tf.concat([top, across], 1), tf.concat([tf.transpose(across), second], 1)], 0);
  });
}
