// The inverse of a symmetric positive definite matrix, which TensorFlow.js has no operation for.
import { tf, type Tensor } from './tensorflow.ts';

/** Rows that are factored at a time, in plain arithmetic of double precision; the rest is large products. */
const blockSize = 128;

/** L^-1 of the lower triangular L with L L' = A; only A's lower triangle is read. Row-major [size, size]. */
function invertedFactor(matrix: ArrayLike<number>, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) {
        sum -= (factor[row * size + k] ?? 0) * (factor[column * size + k] ?? 0);
      }
      factor[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / (factor[column * size + column] ?? 1);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let sum = row === column ? 1 : 0;
      for (let k = column; k < row; k++) {
        sum -= (factor[row * size + k] ?? 0) * (inverse[k * size + column] ?? 0);
      }
      inverse[row * size + column] = sum / (factor[row * size + row] ?? 1);
    }
  }
  return inverse;
}

/** A block column of L from the diagonal down: the inverse of the block on the diagonal, and the blocks below. */
interface BlockColumn {
  readonly inverted: Tensor;
  readonly below: Tensor;
}

/** L of A = L L' by block columns (Golub and Van Loan, "Matrix Computations", 4.2.9). */
function factorByBlocks(matrix: Tensor): BlockColumn[] {
  const columns: BlockColumn[] = [];
  let rest = matrix;
  for (let [size = 0] = rest.shape; size > 0; [size = 0] = rest.shape) {
    const width = Math.min(blockSize, size);
    const corner = tf.slice(rest, [0, 0], [width, width]).dataSync();
    const inverted = tf.tensor2d(Float32Array.from(invertedFactor(corner, width)), [width, width]);
    const left = tf.slice(rest, [width, 0], [size - width, width]);
    const below = tf.matMul(left, inverted, false, true);
    columns.push({ inverted, below });
    const before = rest;
    rest = tf.tidy(() => {
      const corner = tf.slice(before, [width, width], [size - width, size - width]);
      return tf.sub(corner, tf.matMul(below, below, false, true));
    });
    if (before !== matrix) before.dispose();
  }
  return columns;
}

/**
 * A^-1 of a symmetric positive definite A [n, n], as L^-T L^-1 by Cholesky's factor. Errors stay near those of A's own
 * float32, even if A is ill conditioned; recursive block inversion is shorter but loses all digits there.
 */
export function invertSymmetric(matrix: Tensor): Tensor {
  const [size = 0] = matrix.shape;
  return tf.tidy(() => {
    const columns = factorByBlocks(matrix);
    // Block rows of L^-1, each padded to n columns: L_kk^-1 (I_k - sum over j < k of L_kj (L^-1)_j).
    const rows: Tensor[] = [];
    columns.forEach(({ inverted }, k) => {
      const start = k * blockSize;
      const [width = 0] = inverted.shape;
      const unit = tf.pad(tf.eye(width), [
        [0, 0],
        [start, size - start - width],
      ]);
      const known = columns.slice(0, k).map(({ below }, j) => {
        const from = (k - j - 1) * blockSize;
        return tf.slice(below, [from, 0], [width, blockSize]);
      });
      const earlier = rows.length === 0 ? null : tf.matMul(tf.concat(known, 1), tf.concat(rows, 0));
      rows.push(tf.matMul(inverted, earlier === null ? unit : tf.sub(unit, earlier)));
    });
    const inverse = tf.concat(rows, 0);
    return tf.matMul(inverse, inverse, true, false);
  });
}
