// What a person's ratings say of other movies by way of the item-item weights.
import { placesOf } from '../../item-item/rated-places.ts';
import { WeightSums, type PlacedWeights } from '../../item-item/weight-sums.ts';
import { preference } from '../../ratings/preference.ts';
import { placeWeights, type ItemWeights } from './item-weights.ts';
import type { KnownRating, PersonState } from './person.ts';
import type { TrainedModel } from './trained-model.ts';

/** Weights where the kernels can read them, and room for what they say of one person. */
interface InMemory {
  readonly placed: PlacedWeights;
  readonly weightSums: WeightSums;
  /** [K] of a history. */
  readonly sums: Float32Array;
  /** [K] the same without a rating. */
  readonly without: Float32Array;
}

/** The snapshots of a training share their weights. */
const known = new WeakMap<ItemWeights, InMemory>();

function inMemory(weights: ItemWeights, movieCount: number): InMemory {
  const found = known.get(weights);
  if (found !== undefined) return found;
  const size = weights.movies.length;
  const places = placesOf(weights.movies, movieCount);
  const placed = { ...placeWeights(weights), places };
  const { memory } = placed;
  const made = {
    placed,
    weightSums: new WeightSums(placed, size),
    sums: memory.floats(size),
    without: memory.floats(size),
  };
  known.set(weights, made);
  return made;
}

/**
 * The item-item term of people's scores with some movies (null: all): gain x (x B)_i, as numbers [people x movies].
 * Neighbouring states that share a history, each with another rating left out, share its sums too.
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
  const { placed, weightSums, sums, without } = inMemory(itemWeights, shape.movies);
  let summed: readonly KnownRating[] | null = null;
  people.forEach(({ history, leftOut }, row) => {
    if (summed !== history) {
      for (const { movie, stars } of history) weightSums.take(movie, preference(stars));
      weightSums.addTo(sums.fill(0));
      summed = history;
    }
    if (leftOut !== null) {
      weightSums.take(leftOut.movie, -preference(leftOut.stars));
      without.set(sums);
      weightSums.addTo(without);
    }
    const own = leftOut === null ? sums : without;
    if (movies === null) {
      itemWeights.movies.forEach((movie, place) => {
        scores[row * width + movie] = itemGain * (own[place] ?? 0);
      });
      return;
    }
    for (let k = 0; k < width; k++) {
      const place = placed.places[movies[k] ?? 0] ?? -1;
      if (place >= 0) scores[row * width + k] = itemGain * (own[place] ?? 0);
    }
  });
  return scores;
}
