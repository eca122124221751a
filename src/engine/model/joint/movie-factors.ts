// Movie vectors in closed form: the leading directions of who rated what, and of what the movies are about.
import { createRandom } from '../../base/random.ts';
import { invertLower, lowerFactor } from '../../base/linear-solve.ts';
import { scaledRows } from '../../base/rows.ts';
import type { SparseRows } from '../../base/sparse-rows.ts';
import { freeingTensors, tf } from '../../base/tensorflow.ts';
import { countBy } from '../../base/counts.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import { jointRecipe } from './joint-recipe.ts';

const { rounds, movieShrinkage, featureScale } = jointRecipe.firstImpression.factors;
/** People that are looked at between two signs of life. */
const peopleOfSlice = 2048;

/** Rows of people or of features, with the movies as columns, scaled as `movieFactors` says; in the kernels' memory. */
interface Placed {
  readonly memory: KernelMemory;
  readonly people: {
    readonly count: number;
    readonly starts: Int32Array;
    readonly movies: Int32Array;
    readonly values: Float32Array;
  };
  /** By movie. */
  readonly features: SparseRows;
}

/** What the columns of movies are scaled by: 1 / sqrt(n_i + k). */
function movieScales(set: TrainingSet): Float32Array {
  return Float32Array.from(
    countBy(set.movies, set.movieIds.length),
    (count) => 1 / Math.sqrt(count + movieShrinkage),
  );
}

function place(set: TrainingSet, features: SparseRows, scales: Float32Array): Placed {
  const memory = new KernelMemory();
  const values = memory.floats(set.movies.length);
  for (let user = 0; user < set.userIds.length; user++) {
    const [from, to] = [set.userStarts[user] ?? 0, set.userStarts[user + 1] ?? 0];
    const scale = 1 / Math.sqrt(Math.max(1, to - from));
    for (let r = from; r < to; r++) values[r] = scale * (scales[set.movies[r] ?? 0] ?? 0);
  }
  const squares = new Float64Array(features.columnCount);
  features.columns.forEach((column, k) => {
    squares[column] = (squares[column] ?? 0) + (features.values[k] ?? 0) ** 2;
  });
  const featureValues = memory.floats(features.values.length);
  for (let movie = 0; movie < features.rowCount; movie++) {
    for (let k = features.starts[movie] ?? 0; k < (features.starts[movie + 1] ?? 0); k++) {
      const length = Math.sqrt(squares[features.columns[k] ?? 0] ?? 1);
      featureValues[k] = (featureScale * (scales[movie] ?? 0) * (features.values[k] ?? 0)) / length;
    }
  }
  return {
    memory,
    people: {
      count: set.userIds.length,
      starts: memory.integersOf(set.userStarts),
      movies: memory.integersOf(set.movies),
      values,
    },
    features: {
      ...features,
      starts: memory.integersOf(features.starts),
      columns: memory.integersOf(features.columns),
      values: featureValues,
    },
  };
}

/** Writes A' A V into `product`, both [M, d]. Yields the share that is done. */
function* multiply(
  { memory, people, features }: Placed,
  vectors: Float32Array,
  product: Float32Array,
  room: {
    readonly rows: Int32Array;
    readonly sums: Float32Array;
    readonly movies: Int32Array;
    readonly featureSums: Float32Array;
  },
  width: number,
): Generator<number, void> {
  const { kernels } = memory;
  product.fill(0);
  const ofPeople = [people.starts.byteOffset, people.movies.byteOffset, people.values.byteOffset] as const;
  for (let from = 0; from < people.count; from += peopleOfSlice) {
    const count = Math.min(peopleOfSlice, people.count - from);
    for (let k = 0; k < count; k++) room.rows[k] = from + k;
    room.sums.fill(0);
    kernels.addSparseProduct(
      room.sums.byteOffset,
      room.rows.byteOffset,
      count,
      ...ofPeople,
      vectors.byteOffset,
      width,
    );
    kernels.addSparseTransposed(
      product.byteOffset,
      room.rows.byteOffset,
      count,
      ...ofPeople,
      room.sums.byteOffset,
      width,
    );
    yield from / people.count;
  }
  const ofFeatures = [
    features.starts.byteOffset,
    features.columns.byteOffset,
    features.values.byteOffset,
  ] as const;
  const movies = room.movies.length;
  room.featureSums.fill(0);
  kernels.addSparseTransposed(
    room.featureSums.byteOffset,
    room.movies.byteOffset,
    movies,
    ...ofFeatures,
    vectors.byteOffset,
    width,
  );
  kernels.addSparseProduct(
    product.byteOffset,
    room.movies.byteOffset,
    movies,
    ...ofFeatures,
    room.featureSums.byteOffset,
    width,
  );
  yield 1;
}

/** Takes what is along a direction of length 1 out of all columns. */
function takeOut(matrix: Float32Array, direction: Float32Array, width: number): void {
  const along = new Float64Array(width);
  direction.forEach((value, row) => {
    for (let j = 0; j < width; j++) along[j] = (along[j] ?? 0) + value * (matrix[row * width + j] ?? 0);
  });
  direction.forEach((value, row) => {
    for (let j = 0; j < width; j++) {
      matrix[row * width + j] = (matrix[row * width + j] ?? 0) - value * (along[j] ?? 0);
    }
  });
}

/** V' W of two matrices [M, d]. */
function gram(one: Float32Array, other: Float32Array, width: number): Float64Array {
  return Float64Array.from(
    freeingTensors(() => {
      const rows = one.length / width;
      const product = tf.matMul(
        tf.tensor2d(one, [rows, width]),
        tf.tensor2d(other, [rows, width]),
        true,
        false,
      );
      return product.dataSync<'float32'>();
    }),
  );
}

/** V times a small matrix [d, d], in place. */
function multiplyBy(matrix: Float32Array, small: Float64Array, width: number): void {
  matrix.set(
    freeingTensors(() => {
      const rows = matrix.length / width;
      return tf
        .matMul(tf.tensor2d(matrix, [rows, width]), tf.tensor2d(Float32Array.from(small), [width, width]))
        .dataSync<'float32'>();
    }),
  );
}

function transposed(matrix: Float64Array, width: number): Float64Array {
  return matrix.map((_, k) => matrix[(k % width) * width + Math.floor(k / width)] ?? 0);
}

/** Makes the columns orthonormal: V (L^-1)' with V' V = L L'. Columns that are nothing but the others become 0. */
function orthonormalise(matrix: Float32Array, width: number): void {
  const factor = lowerFactor(gram(matrix, matrix, width));
  multiplyBy(matrix, transposed(invertLower(factor), width), width);
}

/**
 * [M, d], rows of length 1 (0 of a movie without ratings and features): V S of A ~ U S V', by power iterations on random
 * vectors (Halko, Martinsson and Tropp, "Finding Structure with Randomness", 2011, algorithm 4.4). A has a row for each
 * person, 1 / sqrt(n_u) in the column of each movie that they rated, and one for each feature; its columns are divided by
 * sqrt(n_i + k). The direction of sqrt(n_i + k) is taken out: it says how much a movie is rated, and all would be similar
 * by it. Yields the share that is done.
 */
export function* movieFactors(
  set: TrainingSet,
  features: SparseRows,
  width: number,
  seed: number,
): Generator<number, Float32Array> {
  const scales = movieScales(set);
  const placed = place(set, features, scales);
  const { memory } = placed;
  const movies = set.movieIds.length;
  const room = {
    rows: memory.integers(peopleOfSlice),
    sums: memory.floats(peopleOfSlice * width),
    movies: memory.integersOf(Array.from({ length: movies }, (_, movie) => movie)),
    featureSums: memory.floats(features.columnCount * width),
  };
  const random = createRandom(seed, 'movie factors');
  let vectors = memory.floats(movies * width);
  for (let k = 0; k < vectors.length; k++) vectors[k] = random.normal();
  let product = memory.floats(vectors.length);
  const length = Math.sqrt(scales.reduce((sum, scale) => sum + scale ** -2, 0));
  const popular = scales.map((scale) => 1 / scale / length);
  for (let round = 0; round < rounds; round++) {
    takeOut(vectors, popular, width);
    orthonormalise(vectors, width);
    for (const share of multiply(placed, vectors, product, room, width)) yield (round + share) / rounds;
    if (round < rounds - 1) [vectors, product] = [product, vectors];
  }
  // With V' A' A V = L L', (A' A V) (L^-1)' has the same inner products as V S; and what nobody rated is 0 in it.
  const factor = lowerFactor(gram(vectors, product, width));
  multiplyBy(product, transposed(invertLower(factor), width), width);
  return scaledRows(product.slice(), width, 1);
}
