// A person as the classic model sees them: a vector, learned or made of their ratings.
import type { IndexedRating, PersonEvidence } from '../served-model.ts';
import type { ClassicModel } from './classic-model.ts';
import { foldedVector, vectorsWithoutEach } from './fold-in.ts';

export interface ClassicPerson extends PersonEvidence {
  /** [d] u */
  readonly vector: Float32Array;
}

/** Sum of the squared distances of a history's stars from their mean. */
function spreadOf(history: readonly IndexedRating[]): number {
  const mean = history.reduce((sum, { stars }) => sum + stars, 0) / Math.max(1, history.length);
  return history.reduce((sum, { stars }) => sum + (stars - mean) ** 2, 0);
}

/** Someone with a vector, however it came about. */
export function personWith(vector: Float32Array, history: readonly IndexedRating[]): ClassicPerson {
  return { history, count: history.length, squares: spreadOf(history), vector };
}

/** Someone whom training never saw. */
export function foldedPerson(model: ClassicModel, history: readonly IndexedRating[]): ClassicPerson {
  return personWith(foldedVector(history, model.foldInWeights, vectorsOf(model)), history);
}

/** For each rating of a person the person without it: their vector, less what the fold-in gives for the rating. */
export function withoutEachRating(model: ClassicModel, { history, vector }: ClassicPerson): ClassicPerson[] {
  const whole = foldedVector(history, model.foldInWeights, vectorsOf(model));
  return vectorsWithoutEach(history, model.foldInWeights, vectorsOf(model)).map((rest, left) =>
    personWith(
      vector.map((u, j) => u + (rest[j] ?? 0) - (whole[j] ?? 0)),
      history.filter((_, k) => k !== left),
    ),
  );
}

function vectorsOf({ movieVectors, shape }: ClassicModel) {
  return { movieVectors, dimensions: shape.dimensions };
}
