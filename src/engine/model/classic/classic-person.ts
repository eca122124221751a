// A person as the classic model sees them: a vector, learned or made of their ratings.
import { meanOf, sumOf } from '../../base/statistics.ts';
import type { IndexedRating, PersonEvidence } from '../kinds/served-model.ts';
import type { ClassicModel } from './classic-model.ts';
import { foldedVector, vectorsWithoutEach } from './fold-in.ts';

export interface ClassicPerson extends PersonEvidence {
  /** [d] u */
  readonly vector: Float32Array;
  /** Whether the vector was made of the history instead of learned in training. */
  readonly isFolded: boolean;
}

/** Sum of the squared distances of a history's stars from their mean. */
function spreadOf(history: readonly IndexedRating[]): number {
  const mean = meanOf(history.map(({ stars }) => stars));
  return sumOf(history.map(({ stars }) => (stars - mean) ** 2));
}

function personWith(
  vector: Float32Array,
  history: readonly IndexedRating[],
  isFolded: boolean,
): ClassicPerson {
  return { history, count: history.length, squares: spreadOf(history), vector, isFolded };
}

/** Someone whom training saw, by their index. */
export function learnedPerson(
  { userVectors, shape }: ClassicModel,
  user: number,
  history: readonly IndexedRating[],
): ClassicPerson {
  const start = user * shape.dimensions;
  return personWith(userVectors.slice(start, start + shape.dimensions), history, false);
}

/** Someone whom training never saw. */
export function foldedPerson(model: ClassicModel, history: readonly IndexedRating[]): ClassicPerson {
  return personWith(foldedVector(history, model.foldInWeights, vectorsOf(model)), history, true);
}

/** For each rating of a person the person without it: their vector, less what the fold-in gives for the rating. */
export function withoutEachRating(
  model: ClassicModel,
  { history, vector, isFolded }: ClassicPerson,
): ClassicPerson[] {
  const whole = foldedVector(history, model.foldInWeights, vectorsOf(model));
  return vectorsWithoutEach(history, model.foldInWeights, vectorsOf(model)).map((rest, left) =>
    personWith(
      vector.map((u, j) => u + (rest[j] ?? 0) - (whole[j] ?? 0)),
      history.filter((_, k) => k !== left),
      isFolded,
    ),
  );
}

function vectorsOf({ movieVectors, shape }: ClassicModel) {
  return { movieVectors, dimensions: shape.dimensions };
}
