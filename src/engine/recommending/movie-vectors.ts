// A model's movie vectors, as rows whose dot products are similarities.
import type { AnyModel } from '../model/model-kinds.ts';
import type { MovieVectors } from './recommender.ts';
import { scaledRows } from '../base/scaled-rows.ts';

export function movieVectorsOf(model: AnyModel): MovieVectors {
  const { dimensions } = model.shape;
  const vectors = scaledRows(model.movieVectors, dimensions, 1);
  return { movieIds: model.movieIds, vectors, dimensions, ratingCounts: model.ratingCounts };
}
