// A trained joint model: plain arrays that predict stars and rank movies, and how the training went.
import type { BaseModel } from '../kinds/model-kind.ts';
import type { FeatureSpace } from './features.ts';
import type { ItemWeights } from './item-weights.ts';

/** Sizes of the model's parts. */
export interface ModelShape {
  readonly movies: number;
  readonly users: number;
  /** Length of a movie or person vector: d. */
  readonly dimensions: number;
  /** Number of topics: T. */
  readonly topics: number;
  /** Units of the rating network's hidden layer: H. */
  readonly hiddenUnits: number;
}

/** The rating network's weights; see RankingTask. Matrices are row-major, inputs by outputs. */
export interface RatingNetwork {
  /** [T, H] for the person's taste by topic. */
  readonly tasteWeights: Float32Array;
  /** [T, H] for the movie's topics. */
  readonly movieTopicWeights: Float32Array;
  /** [T, H] for their product. */
  readonly matchWeights: Float32Array;
  /** [6, H] for the six scalar inputs. */
  readonly scalarWeights: Float32Array;
  /** [H] */
  readonly hiddenBias: Float32Array;
  /** [H] */
  readonly outputWeights: Float32Array;
  readonly outputBias: number;
}

/** A trained joint model. Arrays "by movie" are in the order of `movieIds`; matrices are row-major. */
export interface TrainedModel extends BaseModel {
  readonly kind: 'joint';
  readonly shape: ModelShape;
  /** Mean of the training ratings, in stars: mu. */
  readonly meanStars: number;
  /** [M, d] Ein: what a rating of the movie adds to a person's vector. */
  readonly historyVectors: Float32Array;
  /** [M] c: how popular the movie is with everyone, as a logit. */
  readonly popularityLogits: Float32Array;
  /** [M, T] phi: the movie's share of each topic; a row sums to 1. */
  readonly movieTopics: Float32Array;
  /** [M] b_i in stars. */
  readonly movieBiases: Float32Array;
  /** [U] b0_u in stars, by `userIds`: what a user's own ratings put into the movie biases is known by it. */
  readonly userOffsets: Float32Array;
  /** [M, G] 1 / sqrt(genres) where the movie has the genre, 0 otherwise. */
  readonly movieGenres: Float32Array;
  /** B: what a rating of one movie says of another; see item-weights.ts. */
  readonly itemWeights: ItemWeights;
  /** Weight of the item-item term in a list's score; 0 if lists were not asked of the training. */
  readonly itemGain: number;
  /** What the model knows of movies besides ratings. */
  readonly featureSpace: FeatureSpace;
  /** Ratings by which a movie's bias (li), a person's bias (lu) and a topic match (lt) are shrunk. */
  readonly shrinkage: { readonly movie: number; readonly user: number; readonly topic: number };
  /** g: how much the topic match counts. */
  readonly topicGain: number;
  /** [2 d, d] of rho and u, row-major: see RankingTask. */
  readonly affinityWeights: Float32Array;
  readonly network: RatingNetwork;
}
