// What is left of a training of the classic model: plain arrays that predict stars and rank movies.
import type { TrainingReport } from '../joint/trained-model.ts';
import type { DenseLayer } from './rating-network.ts';

export interface ClassicShape {
  readonly movies: number;
  readonly users: number;
  /** Length of a user's or a movie's vector: d. */
  readonly dimensions: number;
}

/** A trained classic model. Arrays "by movie" are in the order of `movieIds`, by user of `userIds`; row-major. */
export interface ClassicModel {
  readonly kind: 'classic';
  readonly shape: ClassicShape;
  /** Ascending. */
  readonly movieIds: Int32Array;
  /** Ascending: the users it was trained on. */
  readonly userIds: Int32Array;
  /** [M, d]; 0 for a movie that nobody rated in training. */
  readonly movieVectors: Float32Array;
  /** [U, d] */
  readonly userVectors: Float32Array;
  /** [M] training ratings of the movie. */
  readonly ratingCounts: Int32Array;
  /** The rating network, from 2 d inputs to one output. */
  readonly layers: readonly DenseLayer[];
  /** [inputs, d] from a history to a user's vector; see fold-in.ts. */
  readonly foldInWeights: Float32Array;
  /** Of the log variance of a prediction's error; see stars-deviation.ts. Null where no error was held out to learn from. */
  readonly errorWeights: readonly number[] | null;
  readonly report: TrainingReport;
}
