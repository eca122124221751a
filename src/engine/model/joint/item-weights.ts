// The item-item weights, without descent: how much a rating of one movie speaks for each other movie.
import { strideFor } from '../../base/statistics.ts';
import { toStars } from '../../../contract/stars.ts';
import { addRatedInARow } from './co-rating.ts';
import { countBy } from '../../base/counts.ts';
import type { SparseRows } from '../../base/sparse-rows.ts';
import { invertSymmetric } from '../../base/symmetric-inverse.ts';
import { freeingTensors, tf, type Tensor } from '../../base/tensorflow.ts';
import { topList } from '../../base/top-k.ts';
import { preference } from '../../ratings/preference.ts';
import { ratersOf, type TrainingSet } from '../../ratings/training-set.ts';
import { jointRecipe } from './joint-recipe.ts';

const { ridge, featureScale } = jointRecipe.itemWeights;
/** People whose rows are multiplied at a time. */
const rowsAtOnce = 512;

/** What bounds memory (4 K^2 bytes) and time (K^3) on large catalogues. */
export interface ItemWeightLimits {
  /** K: the most rated movies, which alone get weights. */
  readonly movies: number;
  /** People that are looked at, evenly picked. */
  readonly people: number;
}

/** A matrix of weights between some of the movies. */
export interface ItemWeights {
  /** [K] indices of the movies in the model, ascending. */
  readonly movies: Int32Array;
  /** [K, K] row-major: what a rating of the row's movie says of the column's; 0 on the diagonal. */
  readonly values: Float32Array;
}

/** The place of each of the model's movies among those with weights; -1 for one without. */
export function placesOf(movies: Int32Array, movieCount: number): Int32Array {
  const places = new Int32Array(movieCount).fill(-1);
  movies.forEach((movie, place) => (places[movie] = place));
  return places;
}

function mostRated(set: TrainingSet, limit: number): Int32Array {
  const counts = countBy(set.movies, set.movieIds.length);
  return topList(counts, {
    from: 0,
    to: counts.length,
    limit,
    isAllowed: (movie) => (counts[movie] ?? 0) > 0,
  }).sort();
}

function evenlyPicked(set: TrainingSet, limit: number): Int32Array {
  const raters = ratersOf(set);
  const stride = strideFor(raters.length, limit);
  return raters.filter((_, i) => i % stride === 0);
}

/** X of some people: [people, K], the preference where they rated, 0 otherwise. */
function preferences(set: TrainingSet, places: Int32Array, width: number, people: Int32Array): Tensor {
  const dense = new Float32Array(people.length * width);
  people.forEach((user, row) => {
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      const place = places[set.movies[r] ?? 0] ?? -1;
      if (place >= 0) dense[row * width + place] = preference(toStars(set.halfStars[r] ?? 0));
    }
  });
  return tf.tensor2d(dense, [people.length, width]);
}

/** F of some movies, dense: [K, features]. */
function denseFeatures(features: SparseRows, movies: Int32Array): Tensor {
  const width = features.columnCount;
  const dense = new Float32Array(movies.length * width);
  movies.forEach((movie, row) => {
    for (let k = features.starts[movie] ?? 0; k < (features.starts[movie + 1] ?? 0); k++) {
      dense[row * width + (features.columns[k] ?? 0)] = features.values[k] ?? 0;
    }
  });
  return tf.tensor2d(dense, [movies.length, width]);
}

/** X' X + 25 F F' + lambda I, with X' X summed over the people in groups. */
function gramMatrix(
  set: TrainingSet,
  features: SparseRows,
  movies: Int32Array,
  people: Int32Array,
  places: Int32Array,
): Tensor {
  let gram: Tensor = tf.tidy(() => {
    const f = tf.mul(denseFeatures(features, movies), featureScale);
    return tf.add(tf.mul(tf.eye(movies.length), ridge), tf.matMul(f, f, false, true));
  });
  for (let start = 0; start < people.length; start += rowsAtOnce) {
    const before = gram;
    gram = tf.tidy(() => {
      const x = preferences(set, places, movies.length, people.subarray(start, start + rowsAtOnce));
      return tf.add(before, tf.matMul(x, x, true, false));
    });
    before.dispose();
  }
  return gram;
}

/**
 * B of the linear model x B ~ x, in which no movie may speak for itself, plus what `addRatedInARow` knows:
 * B = I - P diag(1 / diag P), with P = (X' X + 25 F F' + lambda I)^-1 (Steck, "Embarrassingly Shallow Autoencoders for
 * Sparse Data", 2019), X holding `preference` of every rating. The columns of F are people of a kind: a tag has chosen
 * the movies that have it (side information as in Jeunen, Van Balen and Goethals, "Closed-Form Models for Collaborative
 * Filtering with Side-Information", 2020).
 */
export function itemWeights(
  set: TrainingSet,
  features: SparseRows,
  limits: ItemWeightLimits = jointRecipe.itemWeights,
): ItemWeights {
  const movies = mostRated(set, limits.movies);
  const people = evenlyPicked(set, limits.people);
  const places = placesOf(movies, set.movieIds.length);
  const values = freeingTensors(() => {
    const inverse = invertSymmetric(gramMatrix(set, features, movies, people, places));
    const identity = tf.eye(movies.length);
    const diagonal = tf.sum(tf.mul(inverse, identity), 0);
    const weights = tf.mul(tf.div(inverse, diagonal), tf.sub(identity, 1));
    return weights.dataSync<'float32'>();
  });
  addRatedInARow(set, people, places, values);
  return { movies, values };
}
