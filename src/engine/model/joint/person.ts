// A person as sums over their ratings: made without training, and any rating can be taken out again exactly.
import { shrunkMean } from '../../base/statistics.ts';
import { jointRecipe } from './joint-recipe.ts';
import { historyWeight } from './towers.ts';
import type { TrainedModel } from './trained-model.ts';

const { affinity } = jointRecipe.ranking;

/** A rating of a movie that the model knows. */
export interface KnownRating {
  /** Index of the movie in the model. */
  readonly movie: number;
  readonly stars: number;
  /** e = r - mu - b_ui, in stars; the bias leaves the person's own rating out where it was trained on. */
  readonly error: number;
}

/** Everything that the model needs to know of a person. */
export interface PersonState {
  /** What the item-item term is made of. */
  readonly history: readonly KnownRating[];
  /** A rating of the history that this state leaves out; everything here is without it already. */
  readonly leftOut: KnownRating | null;
  /** n: ratings in the history. */
  readonly count: number;
  /** [d] u */
  readonly vector: Float32Array;
  /** b_u, in stars. */
  readonly bias: number;
  /** [T] A: sum of (e - b_u) phi */
  readonly topicResiduals: Float32Array;
  /** [T] N: sum of phi */
  readonly topicMasses: Float32Array;
  /** [d] rho: sum of (e - b_u) q / (n + 10) */
  readonly residualVector: Float32Array;
  /** sum of (e - b_u)^2 */
  readonly squares: number;
}

/** Sums over a history from which each `PersonState` follows; adding and taking out are exact inverses. */
interface HistorySums {
  readonly count: number;
  /** [d] sum of r Ein (see historyWeight for what the count does to it) */
  readonly vectors: Float64Array;
  /** [d] sum of e q, and of q */
  readonly errorVectors: Float64Array;
  readonly movieVectors: Float64Array;
  /** [T] sum of e phi */
  readonly errorTopics: Float64Array;
  /** [T] sum of phi */
  readonly topics: Float64Array;
  readonly errors: number;
  readonly squares: number;
}

/**
 * The ratings of a history with their errors. Where the person is a user that the model was trained on, `userOffset`
 * (b0_u) takes their own share out of each movie's bias: b_ui = ((n + li) b_i - own) / (n - 1 + li).
 */
export function knownRatings(
  model: TrainedModel,
  ratings: readonly { movie: number; stars: number }[],
  userOffset: number | null,
): KnownRating[] {
  return ratings.map(({ movie, stars }) => {
    let bias = model.movieBiases[movie] ?? 0;
    const count = model.ratingCounts[movie] ?? 0;
    if (userOffset !== null && count > 0) {
      const own = stars - model.meanStars - userOffset;
      bias = (bias * (count + model.shrinkage.movie) - own) / (count - 1 + model.shrinkage.movie);
    }
    return { movie, stars, error: stars - model.meanStars - bias };
  });
}

/** Adds `sign` times row `row` of a matrix, times `factor`, to a vector. */
function addRow(to: Float64Array, matrix: Float32Array, row: number, factor: number): void {
  const width = to.length;
  for (let j = 0; j < width; j++) to[j] = (to[j] ?? 0) + factor * (matrix[row * width + j] ?? 0);
}

/** Sums with a rating added (`sign` 1) or taken out (-1); `from` stays as it was. */
function withRating(model: TrainedModel, from: HistorySums, rating: KnownRating, sign: 1 | -1): HistorySums {
  const sums = {
    count: from.count + sign,
    vectors: from.vectors.slice(),
    errorVectors: from.errorVectors.slice(),
    movieVectors: from.movieVectors.slice(),
    errorTopics: from.errorTopics.slice(),
    topics: from.topics.slice(),
    errors: from.errors + sign * rating.error,
    squares: from.squares + sign * rating.error ** 2,
  };
  addRow(sums.vectors, model.historyVectors, rating.movie, sign * rating.stars);
  addRow(sums.errorVectors, model.movieVectors, rating.movie, sign * rating.error);
  addRow(sums.movieVectors, model.movieVectors, rating.movie, sign);
  addRow(sums.errorTopics, model.movieTopics, rating.movie, sign * rating.error);
  addRow(sums.topics, model.movieTopics, rating.movie, sign);
  return sums;
}

function sumHistory(model: TrainedModel, history: readonly KnownRating[]): HistorySums {
  const vectors = new Float64Array(model.shape.dimensions);
  const errorVectors = new Float64Array(model.shape.dimensions);
  const movieVectors = new Float64Array(model.shape.dimensions);
  const errorTopics = new Float64Array(model.shape.topics);
  const topics = new Float64Array(model.shape.topics);
  let errors = 0;
  let squares = 0;
  for (const { movie, stars, error } of history) {
    addRow(vectors, model.historyVectors, movie, stars);
    addRow(errorVectors, model.movieVectors, movie, error);
    addRow(movieVectors, model.movieVectors, movie, 1);
    addRow(errorTopics, model.movieTopics, movie, error);
    addRow(topics, model.movieTopics, movie, 1);
    errors += error;
    squares += error ** 2;
  }
  return { count: history.length, vectors, errorVectors, movieVectors, errorTopics, topics, errors, squares };
}

/** Formulas of towers.ts, biases.ts and ranking-task.ts: sum (e - b_u) phi = E - b_u N, and likewise the squares. */
function stateOf(
  model: TrainedModel,
  sums: HistorySums,
  history: readonly KnownRating[],
  leftOut: KnownRating | null,
): PersonState {
  const bias = shrunkMean(sums.errors, sums.count, model.shrinkage.user);
  const weight = historyWeight(1, sums.count);
  return {
    history,
    leftOut,
    count: sums.count,
    vector: Float32Array.from(sums.vectors, (value) => value * weight),
    bias,
    topicResiduals: Float32Array.from(sums.errorTopics, (e, topic) => e - bias * (sums.topics[topic] ?? 0)),
    topicMasses: Float32Array.from(sums.topics),
    residualVector: Float32Array.from(
      sums.errorVectors,
      (e, j) => (e - bias * (sums.movieVectors[j] ?? 0)) / (sums.count + affinity.shrinkage),
    ),
    squares: Math.max(0, sums.squares - 2 * bias * sums.errors + sums.count * bias ** 2),
  };
}

/** The person with this history; an empty one gives the average person. */
export function personState(model: TrainedModel, history: readonly KnownRating[]): PersonState {
  return stateOf(model, sumHistory(model, history), history, null);
}

/** For each rating of a history, or for some of them, the person without it, exactly, in time proportional to the history. */
export function leaveOneOutStates(
  model: TrainedModel,
  history: readonly KnownRating[],
  leftOut: readonly KnownRating[] = history,
): PersonState[] {
  const all = sumHistory(model, history);
  return leftOut.map((rating) => stateOf(model, withRating(model, all, rating, -1), history, rating));
}
