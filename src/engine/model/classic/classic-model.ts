// A trained classic model (the multitask tutorial of TensorFlow Recommenders): plain arrays that predict stars and rank movies.
import type { BaseModel } from '../kinds/model-kind.ts';
import type { DenseLayer } from './rating-network.ts';

/**
 * A trained classic model. Arrays "by movie" are in the order of `movieIds`, by user of `userIds`; row-major. The vector
 * of a movie that nobody rated in training is 0.
 */
export interface ClassicModel extends BaseModel {
  readonly kind: 'classic';
  /** [U, d] */
  readonly userVectors: Float32Array;
  /** The rating network, from 2 d inputs to one output. */
  readonly layers: readonly DenseLayer[];
  /** [inputs, d] from a history to a user's vector; see fold-in.ts. */
  readonly foldInWeights: Float32Array;
}
