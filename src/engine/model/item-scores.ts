// What a person's ratings say of other movies by way of the item-item weights.
import { preference } from './item-weights.ts';
import type { KnownRating, PersonState } from './person.ts';
import type { SparseRows } from './sparse-rows.ts';
import type { TrainedModel } from './trained-model.ts';

/** Weight of the item-item term beside the logits and stars; chosen on slices of train, flat from half to double. */
export const itemGain = 47;

/** sums += factor x row `row` of a sparse matrix. */
function addSparseRow(
  { starts, columns, values }: SparseRows,
  row: number,
  factor: number,
  sums: Float32Array,
): void {
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k++) {
    const column = columns[k] ?? 0;
    sums[column] = (sums[column] ?? 0) + factor * (values[k] ?? 0);
  }
}

/** x B of a history: for each movie the sum over the history of preference x weight. */
function sumWeights(itemWeights: SparseRows, history: readonly KnownRating[]): Float32Array {
  const sums = new Float32Array(itemWeights.columnCount);
  for (const { movie, stars } of history) addSparseRow(itemWeights, movie, preference(stars), sums);
  return sums;
}

/**
 * The item-item term of people's scores with some movies (null: all): gain x (x B)_i / sqrt(n + 1), as numbers
 * [people x movies]. Like the person's vector it is divided by the root of the history's length, so that it weighs
 * the same beside the logits for people with few ratings and with many. States that share a history, each with
 * another rating left out, share its sums too.
 */
export function itemScores(
  model: Pick<TrainedModel, 'shape' | 'itemWeights' | 'itemGain'>,
  people: readonly Pick<PersonState, 'history' | 'leftOut' | 'count'>[],
  movies: Int32Array | null,
): Float32Array {
  const width = movies?.length ?? model.shape.movies;
  const scores = new Float32Array(people.length * width);
  if (model.itemGain === 0) return scores;
  const sumsOf = new Map<readonly KnownRating[], Float32Array>();
  const without = new Float32Array(model.shape.movies);
  people.forEach(({ history, leftOut, count }, row) => {
    const sums = sumsOf.get(history) ?? sumWeights(model.itemWeights, history);
    sumsOf.set(history, sums);
    if (leftOut !== null) addSparseRow(model.itemWeights, leftOut.movie, preference(leftOut.stars), without);
    const scale = model.itemGain / Math.sqrt(count + 1);
    for (let k = 0; k < width; k++) {
      const movie = movies?.[k] ?? k;
      scores[row * width + k] = scale * ((sums[movie] ?? 0) - (without[movie] ?? 0));
    }
    if (leftOut !== null) addSparseRow(model.itemWeights, leftOut.movie, -preference(leftOut.stars), without);
  });
  return scores;
}
