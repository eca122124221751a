// A person as sums over their ratings: made without training, and any rating can be taken out again exactly.
import { shrunkMean } from '../../base/statistics.ts';
import type { IndexedRating } from '../kinds/served-model.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { ModelInMemory } from './model-in-memory.ts';
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
  /** Ratings of the movie that training saw of others. */
  readonly others: number;
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

/**
 * The ratings of a history with their errors. Where the person is a user that the model was trained on, their offset
 * (b0_u) takes their own share out of the bias of each movie whose rating training saw: b_ui = ((n + li) b_i - own) /
 * (n - 1 + li).
 */
export function knownRatings(
  model: TrainedModel,
  ratings: readonly IndexedRating[],
  trained: { readonly offset: number; saw(rating: IndexedRating): boolean } | null,
): KnownRating[] {
  return ratings.map((rating) => {
    const { movie, stars } = rating;
    let bias = model.movieBiases[movie] ?? 0;
    const count = model.ratingCounts[movie] ?? 0;
    const isOwn = trained !== null && count > 0 && trained.saw(rating);
    if (isOwn) {
      const own = stars - model.meanStars - trained.offset;
      bias = (bias * (count + model.shrinkage.movie) - own) / (count - 1 + model.shrinkage.movie);
    }
    const others = isOwn ? count - 1 : count;
    return { movie, stars, error: stars - model.meanStars - bias, others };
  });
}

/** Numbers that a person's sums are beside those in the kernels' memory. */
interface HistoryCounts {
  readonly count: number;
  /** sum of e, and of e^2 */
  readonly errors: number;
  readonly squares: number;
}

/** Adds `sign` times some ratings to sums in the model's memory; adding and taking out are exact inverses. */
function addRatings(
  place: ModelInMemory,
  sums: Float64Array,
  ratings: readonly KnownRating[],
  sign: 1 | -1,
): void {
  const { dimensions, topics } = place.model.shape;
  const movies = place.history.movies(ratings.length);
  const stars = place.history.stars(ratings.length);
  const errors = place.history.errors(ratings.length);
  ratings.forEach((rating, k) => {
    movies[k] = rating.movie;
    stars[k] = rating.stars;
    errors[k] = rating.error;
  });
  place.memory.kernels.addRatings(
    sums.byteOffset,
    movies.byteOffset,
    stars.byteOffset,
    errors.byteOffset,
    ratings.length,
    sign,
    place.historyVectors.byteOffset,
    place.movieVectors.byteOffset,
    place.movieTopics.byteOffset,
    dimensions,
    topics,
  );
}

function sumHistory(place: ModelInMemory, history: readonly KnownRating[]): HistoryCounts {
  addRatings(place, place.history.sums.fill(0), history, 1);
  let errors = 0;
  let squares = 0;
  for (const { error } of history) {
    errors += error;
    squares += error ** 2;
  }
  return { count: history.length, errors, squares };
}

/**
 * The person that some sums stand for: u = sum of r Ein x weight, and since sum (e - b_u) phi = sum e phi - b_u sum phi, the
 * residuals follow from sums that know nothing of b_u; likewise the squares.
 */
function stateOf(
  { model }: ModelInMemory,
  sums: Float64Array,
  { count, errors, squares }: HistoryCounts,
  history: readonly KnownRating[],
  leftOut: KnownRating | null,
): PersonState {
  const { dimensions: d, topics } = model.shape;
  const bias = shrunkMean(errors, count, model.shrinkage.user);
  const weight = historyWeight(1, count);
  const vector = new Float32Array(d);
  const residualVector = new Float32Array(d);
  for (let j = 0; j < d; j++) {
    vector[j] = (sums[j] ?? 0) * weight;
    residualVector[j] = ((sums[d + j] ?? 0) - bias * (sums[2 * d + j] ?? 0)) / (count + affinity.shrinkage);
  }
  const topicResiduals = new Float32Array(topics);
  for (let t = 0; t < topics; t++) {
    topicResiduals[t] = (sums[3 * d + t] ?? 0) - bias * (sums[3 * d + topics + t] ?? 0);
  }
  return {
    history,
    leftOut,
    count,
    vector,
    bias,
    topicResiduals,
    topicMasses: new Float32Array(sums.subarray(3 * d + topics)),
    residualVector,
    squares: Math.max(0, squares - 2 * bias * errors + count * bias ** 2),
  };
}

/** The person with this history; an empty one gives the average person. */
export function personState(place: ModelInMemory, history: readonly KnownRating[]): PersonState {
  const counts = sumHistory(place, history);
  return stateOf(place, place.history.sums, counts, history, null);
}

/** For each rating of a history, or for some of them, the person without it, exactly, in time proportional to the history. */
export function leaveOneOutStates(
  place: ModelInMemory,
  history: readonly KnownRating[],
  leftOut: readonly KnownRating[] = history,
): PersonState[] {
  const all = sumHistory(place, history);
  const { sums, without } = place.history;
  return leftOut.map((rating) => {
    without.set(sums);
    addRatings(place, without, [rating], -1);
    const counts = {
      count: all.count - 1,
      errors: all.errors - rating.error,
      squares: all.squares - rating.error ** 2,
    };
    return stateOf(place, without, counts, history, rating);
  });
}
