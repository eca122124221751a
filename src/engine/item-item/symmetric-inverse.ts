// The inverse of a symmetric positive definite matrix, in place: TensorFlow.js has no operation for it.
import { freeingTensors, tf, type Tensor } from '../base/tensorflow.ts';
import type { KernelMemory } from '../kernels/kernel-memory.ts';

/** Rows and columns of a tile: the larger, the longer the factors of those on the diagonal take in one go. */
const tileSide = 512;
/** Tiles that are made by one product: the more, the better TensorFlow's speed, and the longer between two signs of life. */
const tilesAtOnce = 4;

/** Tiles of a matrix that is stored row by row, counted from 0; the last ones may be smaller. */
class Tiles {
  readonly count: number;
  readonly #values: Float32Array;
  readonly #size: number;
  readonly #side: number;

  constructor(values: Float32Array, size: number, side: number) {
    this.count = Math.ceil(size / side);
    this.#values = values;
    this.#size = size;
    this.#side = side;
  }

  /** Some neighbouring tiles, as one matrix; from and up to a row and a column of tiles. */
  read([top, left]: readonly [number, number], [bottom, right]: readonly [number, number]): Tensor {
    const [row, column] = [top * this.#side, left * this.#side];
    const [rows, columns] = [this.#end(bottom) - row, this.#end(right) - column];
    // Not sliced from a tensor of everything, which TensorFlow may have to copy for it.
    const values = new Float32Array(rows * columns);
    for (let k = 0; k < rows; k++) {
      const start = (row + k) * this.#size + column;
      values.set(this.#values.subarray(start, start + columns), k * columns);
    }
    return tf.tensor2d(values, [rows, columns]);
  }

  /** Writes neighbouring tiles from a row and a column of tiles on, up to a column of tiles. */
  write(top: number, left: number, right: number, values: ArrayLike<number>): void {
    const column = left * this.#side;
    const width = this.#end(right) - column;
    const numbers = values instanceof Float32Array ? values : Float32Array.from(values);
    for (let row = top * this.#side, at = 0; at < numbers.length; row++, at += width) {
      this.#values.set(numbers.subarray(at, at + width), row * this.#size + column);
    }
  }

  /** Numbers in a row of the tile on the diagonal. */
  sideOf(tile: number): number {
    return this.#end(tile + 1) - tile * this.#side;
  }

  #end(tile: number): number {
    return Math.min(this.#size, tile * this.#side);
  }
}

/** Columns of L from the left, A = L L', each with the inverse of the tile on its diagonal. Yields the products done. */
function* factor(memory: KernelMemory, tiles: Tiles): Generator<number, void> {
  const largest = tiles.sideOf(0);
  const corner = memory.doubles(largest ** 2);
  const inverse = memory.doubles(largest ** 2);
  for (let j = 0; j < tiles.count; j++) {
    const side = tiles.sideOf(j);
    corner.set(restOf(tiles, j, j, j + 1));
    inverse.fill(0);
    memory.kernels.invertFactor(corner.byteOffset, inverse.byteOffset, side);
    tiles.write(j, j, j + 1, inverse.subarray(0, side ** 2));
    yield j + 1;
    for (const [i, end] of groups(j + 1, tiles.count)) {
      tiles.write(i, j, j + 1, restOf(tiles, j, i, end));
      yield (j + 1) * (end - i);
    }
  }
}

/** A_ij - sum over k < j of L_ik L_jk', of rows of tiles from `top` up to `bottom`; below the diagonal times L_jj^-T. */
function restOf(tiles: Tiles, j: number, top: number, bottom: number): ArrayLike<number> {
  return freeingTensors(() => {
    const own = tiles.read([top, j], [bottom, j + 1]);
    const rest =
      j === 0
        ? own
        : tf.sub(
            own,
            tf.matMul(tiles.read([top, 0], [bottom, j]), tiles.read([j, 0], [j + 1, j]), false, true),
          );
    if (top === j) return rest.dataSync();
    return tf.matMul(rest, tiles.read([j, j], [j + 1, j + 1]), false, true).dataSync();
  });
}

/** L^-1 in the place of L, row by row of tiles: (L^-1)_ij = -(L_ii)^-1 sum over k of L_ik (L^-1)_kj. */
function* invertTriangle(tiles: Tiles): Generator<number, void> {
  for (let i = 1; i < tiles.count; i++) {
    for (const [j, end] of groups(0, i)) {
      const made = freeingTensors(() => {
        const sum = tf.matMul(tiles.read([i, j], [i + 1, i]), tiles.read([j, j], [i, end]));
        return tf.neg(tf.matMul(tiles.read([i, i], [i + 1, i + 1]), sum)).dataSync();
      });
      tiles.write(i, j, end, made);
      yield (i - j) * (end - j);
    }
  }
}

/** W' W in the place of the lower triangular W, row by row of tiles; the diagonal, which the others need, is last. */
function* multiplyTriangle(tiles: Tiles): Generator<number, void> {
  const bottom = tiles.count;
  for (let i = 0; i < bottom; i++) {
    for (const [j, end] of groups(0, i + 1)) {
      const made = freeingTensors(() =>
        tf.matMul(tiles.read([i, i], [bottom, i + 1]), tiles.read([i, j], [bottom, end]), true).dataSync(),
      );
      tiles.write(i, j, end, made);
      yield (bottom - i) * (end - j);
    }
  }
}

/** The numbers from `from` up to `to` in groups: where each begins and ends. */
function* groups(from: number, to: number): Generator<[number, number]> {
  for (let start = from; start < to; start += tilesAtOnce) yield [start, Math.min(to, start + tilesAtOnce)];
}

/**
 * Replaces the lower triangle of A [size, size], symmetric and positive definite, by that of A^-1 = L^-T L^-1; what is
 * above the diagonal has to be zero. Errors stay near those of A's own float32 even if A is ill conditioned; recursive
 * block inversion is shorter but loses all digits there. Beside A it takes some tiles and a row or column of them.
 * Yields the share that is done (Golub and Van Loan, "Matrix Computations", 4.2; LAPACK's potrf, trtri and lauum).
 */
export function* invertSymmetric(
  memory: KernelMemory,
  matrix: Float32Array,
  size: number,
  side: number = tileSide,
): Generator<number, void> {
  const tiles = new Tiles(matrix, size, side);
  const m = tiles.count;
  const products = (m * (m + 1) * (m + 2)) / 6;
  let done = 0;
  for (const steps of [factor(memory, tiles), invertTriangle(tiles), multiplyTriangle(tiles)]) {
    for (const count of steps) {
      done += count;
      yield Math.min(1, done / (3 * products));
    }
  }
}
