// A model's movie vectors, as rows whose dot products are similarities.
import { scaleRows } from '../base/rows.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
import type { BaseModel } from '../model/kinds/model-kind.ts';

/** The movie vectors as rows of length 1 (or 0 for unknown movies), where the kernels read them; not to be changed. */
export interface MovieVectors {
  readonly movieIds: Int32Array;
  /** movies x dimensions, row-major. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** Ratings that the model has seen of each movie. */
  readonly ratingCounts: ArrayLike<number>;
}

export function movieVectorsOf(model: BaseModel): MovieVectors {
  const { dimensions } = model.shape;
  const vectors = new KernelMemory().floatsOf(model.movieVectors);
  scaleRows(vectors, dimensions, 1);
  return { movieIds: model.movieIds, vectors, dimensions, ratingCounts: model.ratingCounts };
}
