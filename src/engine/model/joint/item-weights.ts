// The item-item weights, without descent: how much a rating of one movie speaks for each other movie.
import { asPart } from '../../base/in-steps.ts';
import { positionOf } from '../../base/id-index.ts';
import type { SparseRows } from '../../base/sparse-rows.ts';
import { linearWeights, type LinearWeights } from '../../item-item/linear-weights.ts';
import { mostRated, type MovieLimits } from '../../item-item/rated-places.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import { addRatedInARow } from './co-rating.ts';
import { jointRecipe } from './joint-recipe.ts';

const { ridge, featureScale, movies: usualLimits, keptNumbers } = jointRecipe.itemWeights;
/** Share of the work that is the linear model; the rest is ratings in a row, and choosing what is kept. */
const linearShare = 0.8;
const keptShare = 0.95;
/** Rows that are kept between two signs of life. */
const rowsOfSlice = 256;
/** Integers that the kernel needs to find the strongest. */
const bins = 2 ** 16;

/** Weights between some of the movies: as many numbers for each of them. */
export interface ItemWeights {
  /** [K] indices of the movies in the model, ascending. */
  readonly movies: Int32Array;
  /** [K, perRow] places in `movies` that the values belong to, ascending; null if there is a value for each of them. */
  readonly columns: Int32Array | null;
  /** [K, perRow] row-major: what a rating of the row's movie says of another; 0 for itself. */
  readonly values: Float32Array;
}

export const noItemWeights: ItemWeights = {
  movies: new Int32Array(0),
  columns: null,
  values: new Float32Array(0),
};

/** The values and columns where the kernels can read them, which weights from a file are already. */
export function placeWeights({ values, columns }: Pick<ItemWeights, 'values' | 'columns'>) {
  const memory = KernelMemory.of(values) ?? new KernelMemory();
  return {
    memory,
    values: memory.floatsIn(values),
    columns: columns === null ? null : memory.integersIn(columns),
  };
}

/** Numbers of each movie. */
export function perRowOf({ movies, values }: ItemWeights): number {
  return movies.length === 0 ? 0 : values.length / movies.length;
}

/** What a rating of the movie at place `row` says of the one at `column`; 0 if that was not kept. */
export function weightOf(weights: ItemWeights, row: number, column: number): number {
  const { columns, values } = weights;
  const perRow = perRowOf(weights);
  const start = row * perRow;
  const at = columns === null ? column : positionOf(columns.subarray(start, start + perRow), column);
  return at < 0 ? 0 : (values[start + at] ?? 0);
}

/** The weights as plain arrays: all of them where there is room, otherwise the strongest of each row. */
function* keep(
  { memory, values }: LinearWeights,
  movies: Int32Array,
  room: number,
): Generator<number, ItemWeights> {
  const size = movies.length;
  if (size ** 2 <= room) return { movies, columns: null, values: values.slice() };
  // A column takes as much as a value.
  const perRow = Math.max(1, Math.floor(room / (2 * size)));
  const kept = { columns: new Int32Array(size * perRow), values: new Float32Array(size * perRow) };
  const ofRow = { columns: memory.integers(perRow), values: memory.floats(perRow) };
  const scratch = memory.integers(bins);
  for (let row = 0; row < size; row++) {
    memory.kernels.keepStrongest(
      values.byteOffset + 4 * row * size,
      size,
      perRow,
      scratch.byteOffset,
      ofRow.columns.byteOffset,
      ofRow.values.byteOffset,
    );
    kept.columns.set(ofRow.columns, row * perRow);
    kept.values.set(ofRow.values, row * perRow);
    if (row % rowsOfSlice === 0) yield row / size;
  }
  return { movies, ...kept };
}

/**
 * The linear model's B between the most rated movies, with their features, plus what `addRatedInARow` knows. Yields the
 * share that is done.
 */
export function* itemWeightsInSteps(
  set: TrainingSet,
  features: SparseRows,
  seed: number,
  limits: MovieLimits = usualLimits,
  room: number = keptNumbers,
): Generator<number, ItemWeights> {
  const movies = mostRated(set, limits);
  const options = { ridge, seed, features: { rows: features, scale: featureScale } };
  const linear = yield* asPart(linearWeights(set, movies, options), 0, linearShare);
  yield* asPart(addRatedInARow(set, linear), linearShare, keptShare);
  return yield* asPart(keep(linear, movies, room), keptShare, 1);
}
