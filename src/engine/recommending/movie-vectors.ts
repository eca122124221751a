// What a model has learned of each movie, as rows whose dot product is their likeness to those who watch.
import type { AnyModel } from '../model/model-kinds.ts';
import type { MovieVectors } from './recommender.ts';
import { scaledRows } from '../base/scaled-rows.ts';

export function movieVectorsOf(model: AnyModel): MovieVectors {
  const { dimensions } = model.shape;
  const vectors = scaledRows(model.movieVectors, dimensions, 1);
  return { movieIds: model.movieIds, vectors, dimensions, ratingCounts: model.ratingCounts };
}
