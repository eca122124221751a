// What a person's ratings say of other movies by way of the item-item weights.
import { preference } from '../../ratings/preference.ts';
import { placesOf, type ItemWeights } from './item-weights.ts';
import type { KnownRating, PersonState } from './person.ts';
import type { TrainedModel } from './trained-model.ts';

/** sums += factor x row `row` of the weights. */
function addWeights({ movies, values }: ItemWeights, row: number, factor: number, sums: Float32Array): void {
  const width = movies.length;
  for (let column = 0, k = row * width; column < width; column++, k++) {
    sums[column] = (sums[column] ?? 0) + factor * (values[k] ?? 0);
  }
}

/** x B of a history: for each movie with weights the sum over the history of preference x weight. */
function sumWeights(weights: ItemWeights, places: Int32Array, history: readonly KnownRating[]): Float32Array {
  const sums = new Float32Array(weights.movies.length);
  for (const { movie, stars } of history) {
    const row = places[movie] ?? -1;
    if (row >= 0) addWeights(weights, row, preference(stars), sums);
  }
  return sums;
}

/**
 * The item-item term of people's scores with some movies (null: all): gain x (x B)_i, as numbers [people x movies].
 * States that share a history, each with another rating left out, share its sums too.
 */
export function itemScores(
  model: Pick<TrainedModel, 'shape' | 'itemWeights' | 'itemGain'>,
  people: readonly Pick<PersonState, 'history' | 'leftOut'>[],
  movies: Int32Array | null,
): Float32Array {
  const { itemWeights, itemGain, shape } = model;
  const width = movies?.length ?? shape.movies;
  const scores = new Float32Array(people.length * width);
  if (itemGain === 0) return scores;
  const places = placesOf(itemWeights.movies, shape.movies);
  const size = itemWeights.movies.length;
  const sumsOf = new Map<readonly KnownRating[], Float32Array>();
  people.forEach(({ history, leftOut }, row) => {
    const sums = sumsOf.get(history) ?? sumWeights(itemWeights, places, history);
    sumsOf.set(history, sums);
    const left = leftOut === null ? -1 : (places[leftOut.movie] ?? -1);
    const leftPreference = leftOut === null ? 0 : preference(leftOut.stars);
    for (let k = 0; k < width; k++) {
      const place = places[movies?.[k] ?? k] ?? -1;
      if (place < 0) continue;
      const without = left < 0 ? 0 : leftPreference * (itemWeights.values[left * size + place] ?? 0);
      scores[row * width + k] = itemGain * ((sums[place] ?? 0) - without);
    }
  });
  return scores;
}
