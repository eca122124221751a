// The linear model x B ~ x between movies, in closed form and over everybody.
import type { SparseRows } from '../base/sparse-rows.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
import type { TrainingSet } from '../ratings/training-set.ts';
import { placesOf } from './rated-places.ts';
import { addRatingPairs, mostOfPerson } from './rating-pairs.ts';
import { invertSymmetric } from './symmetric-inverse.ts';

/** Rows between two signs of life: they are long, and each weight of one is also written into a column. */
const rowsOfSlice = 64;
/** For the share that is done: what a pair of ratings, a step of the inverse and a weight take, in nanoseconds. */
const nanoseconds = { pair: 1.5, inverse: 0.03, weight: 10 };

export interface LinearOptions {
  /** lambda, in squared preferences: shrinks weights that rest on few people. */
  readonly ridge: number;
  /** Draws the ratings of people who have very many. */
  readonly seed: number;
  /** F of all movies, and how much having a feature counts beside having been chosen by a person. */
  readonly features?: { readonly rows: SparseRows; readonly scale: number };
}

export interface LinearWeights {
  /** What `values` are in; further kernels can go on there. */
  readonly memory: KernelMemory;
  /** [K, K] row-major: what a rating of the row's movie says of the column's; 0 on the diagonal. */
  readonly values: Float32Array;
  /** The row and column of each movie; -1 for one without weights. */
  readonly places: Int32Array;
}

/** The rows of some movies, also by column, in the kernels' memory. */
function placeFeatures(memory: KernelMemory, features: SparseRows, movies: Int32Array) {
  const starts = memory.integers(movies.length + 1);
  movies.forEach((movie, place) => {
    const count = (features.starts[movie + 1] ?? 0) - (features.starts[movie] ?? 0);
    starts[place + 1] = (starts[place] ?? 0) + count;
  });
  const count = starts[movies.length] ?? 0;
  const columns = memory.integers(count);
  const values = memory.floats(count);
  const ends = memory.integers(features.columnCount + 1);
  movies.forEach((movie, place) => {
    const [from, to] = [features.starts[movie], features.starts[movie + 1]];
    columns.set(features.columns.subarray(from, to), starts[place]);
    values.set(features.values.subarray(from, to), starts[place]);
  });
  for (const column of columns) ends[column + 1] = (ends[column + 1] ?? 0) + 1;
  for (let column = 1; column < ends.length; column++) {
    ends[column] = (ends[column] ?? 0) + (ends[column - 1] ?? 0);
  }
  const columnStarts = memory.integersOf(ends);
  const rows = memory.integers(count);
  const columnValues = memory.floats(count);
  for (let place = 0; place < movies.length; place++) {
    for (let k = starts[place] ?? 0; k < (starts[place + 1] ?? 0); k++) {
      const column = columns[k] ?? 0;
      const at = ends[column] ?? 0;
      rows[at] = place;
      columnValues[at] = values[k] ?? 0;
      ends[column] = at + 1;
    }
  }
  return { starts, columns, values, columnStarts, rows, columnValues };
}

/** Adds scale^2 F F' to the lower triangle of a matrix [size, size]. */
function* addFeaturePairs(
  memory: KernelMemory,
  { rows: features, scale }: NonNullable<LinearOptions['features']>,
  movies: Int32Array,
  matrix: Float32Array,
): Generator<number, void> {
  const placed = placeFeatures(memory, features, movies);
  for (let from = 0; from < movies.length; from += rowsOfSlice) {
    memory.kernels.addFeaturePairs(
      matrix.byteOffset,
      movies.length,
      from,
      Math.min(movies.length, from + rowsOfSlice),
      scale ** 2,
      placed.starts.byteOffset,
      placed.columns.byteOffset,
      placed.values.byteOffset,
      placed.columnStarts.byteOffset,
      placed.rows.byteOffset,
      placed.columnValues.byteOffset,
    );
    yield from / movies.length;
  }
}

/** From the lower triangle of P to B, in place. */
function* weigh(memory: KernelMemory, matrix: Float32Array, size: number): Generator<number, void> {
  const scales = memory.floats(size).map((_, place) => -1 / (matrix[place * (size + 1)] ?? 1));
  const inMemory = memory.floatsOf(scales);
  for (let from = 0; from < size; from += rowsOfSlice) {
    const to = Math.min(size, from + rowsOfSlice);
    memory.kernels.weighPairs(matrix.byteOffset, size, from, to, inMemory.byteOffset);
    yield to / size;
  }
}

/** The share of some work, as its parts go from 0 to 1 one after the other. */
function* oneByOne(
  parts: readonly { cost: number; work: Generator<number, void> }[],
): Generator<number, void> {
  const total = parts.reduce((sum, { cost }) => sum + cost, 0);
  let done = 0;
  for (const { cost, work } of parts) {
    for (const share of work) yield (done + cost * share) / total;
    done += cost;
  }
}

/** Pairs within people, each of which is added once. */
function pairsOf({ userStarts }: TrainingSet): number {
  let pairs = 0;
  for (let user = 1; user < userStarts.length; user++) {
    pairs += Math.min(mostOfPerson, (userStarts[user] ?? 0) - (userStarts[user - 1] ?? 0)) ** 2 / 2;
  }
  return pairs;
}

/**
 * B of the linear model x B ~ x, in which no movie may speak for itself: B = I - P diag(1 / diag P), with
 * P = (X' X + scale^2 F F' + lambda I)^-1 (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", 2019), X
 * holding `preference` of every rating. The columns of F are people of a kind: a tag has chosen the movies that have it
 * (side information as in Jeunen, Van Balen and Goethals, "Closed-Form Models for Collaborative Filtering with
 * Side-Information", 2020). All in one matrix of 4 K^2 bytes, which is sums of pairs, inverse and B in turn. Yields the
 * share that is done.
 */
export function* linearWeights(
  set: TrainingSet,
  movies: Int32Array,
  { ridge, seed, features }: LinearOptions,
): Generator<number, LinearWeights> {
  const memory = new KernelMemory();
  const size = movies.length;
  const places = placesOf(movies, set.movieIds.length);
  const values = memory.floats(size ** 2);
  for (let place = 0; place < size; place++) values[place * (size + 1)] = ridge;
  const inverseCost = nanoseconds.inverse * size ** 3;
  yield* oneByOne([
    { cost: nanoseconds.pair * pairsOf(set), work: addRatingPairs(memory, set, places, values, seed) },
    ...(features === undefined
      ? []
      : [
          {
            cost: nanoseconds.pair * size ** 2,
            work: addFeaturePairs(memory, features, movies, values),
          },
        ]),
    { cost: inverseCost, work: invertSymmetric(memory, values, size) },
    { cost: nanoseconds.weight * size ** 2, work: weigh(memory, values, size) },
  ]);
  return { memory, values, places };
}
