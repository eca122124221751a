// A user's vector from ratings that training never saw.
import { strideFor } from '../../base/statistics.ts';
import { createRandom, shuffledRange } from '../../base/random.ts';
import type { IndexedRating } from '../kinds/served-model.ts';
import { solveSmall } from '../../base/linear-solve.ts';
import { historyOf, type TrainingSet } from '../../ratings/training-set.ts';

/** Users that the weights are learned from at most. */
const maxUsers = 4000;
/** Each of them is shown with all ratings, and with this many alone where there are more. */
const shortHistories = [2, 5, 10, 20, 50];
/** Ratings at which a history's means are trusted half. */
const halfTrustRatings = 5;
/** The ridge's penalty, in histories. */
const ridge = 1;
/** A typical rating, in stars. */
const typicalStars = 3.5;

/** How many inputs a history has; see `historyInputs`. */
export function historyInputCount(dimensions: number): number {
  return 2 * dimensions + 3;
}

type MovieVectors = { readonly movieVectors: Float32Array; readonly dimensions: number };

/** Adds a rating to the sums over a history of vectors, (stars - 3.5) x vectors, and stars - 3.5; or takes it out. */
function addRating(
  sums: Float64Array,
  { movie, stars }: IndexedRating,
  { movieVectors, dimensions }: MovieVectors,
  sign: 1 | -1,
): void {
  const level = stars - typicalStars;
  for (let j = 0; j < dimensions; j++) {
    const q = sign * (movieVectors[movie * dimensions + j] ?? 0);
    sums[j] = (sums[j] ?? 0) + q;
    sums[dimensions + j] = (sums[dimensions + j] ?? 0) + level * q;
  }
  sums[2 * dimensions] = (sums[2 * dimensions] ?? 0) + sign * level;
}

function historySums(history: readonly IndexedRating[], vectors: MovieVectors): Float64Array {
  const sums = new Float64Array(2 * vectors.dimensions + 1);
  for (const rating of history) addRating(sums, rating, vectors, 1);
  return sums;
}

/**
 * Summary of a history of n ratings, each part times n / (n + 5): the mean vector of its movies, the mean of (stars - 3.5)
 * x vector, the mean of stars - 3.5, log1p(n); and 1.
 */
function historyInputs(sums: Float64Array, n: number): Float64Array {
  const share = 1 / (n + halfTrustRatings);
  const inputs = new Float64Array(sums.length + 2);
  sums.forEach((sum, i) => (inputs[i] = share * sum));
  inputs[sums.length] = n * share * Math.log1p(n);
  inputs[sums.length + 1] = 1;
  return inputs;
}

function vectorOf(inputs: Float64Array, weights: Float32Array): Float32Array {
  const dimensions = weights.length / inputs.length;
  return Float32Array.from({ length: dimensions }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < inputs.length; i++) sum += (inputs[i] ?? 0) * (weights[i * dimensions + j] ?? 0);
    return sum;
  });
}

/** The vector of a person with this history; none at all gives the vector of an average user. */
export function foldedVector(
  history: readonly IndexedRating[],
  weights: Float32Array,
  vectors: MovieVectors,
): Float32Array {
  return vectorOf(historyInputs(historySums(history, vectors), history.length), weights);
}

/** For each rating of a history the vector without it. */
export function vectorsWithoutEach(
  history: readonly IndexedRating[],
  weights: Float32Array,
  vectors: MovieVectors,
): Float32Array[] {
  const all = historySums(history, vectors);
  return history.map((rating) => {
    const rest = all.slice();
    addRating(rest, rating, vectors, -1);
    return vectorOf(historyInputs(rest, history.length - 1), weights);
  });
}

/**
 * The tutorial's model has no answer for a person whom training never saw: every user is a row of a table. This one
 * guesses the row that training would have given them, by a linear map W of `historyInputs` that is fitted on the
 * users of the training, whose histories and rows u are both known: ridge regression, W = (X'X + I)^-1 X'u. Short cuts
 * of their histories are among the rows of X, so that few ratings move a person little from the average user.
 */
export function fitFoldIn(
  train: TrainingSet,
  vectors: MovieVectors & { readonly userVectors: Float32Array },
  seed: number,
): Float32Array {
  const { dimensions, userVectors } = vectors;
  const inputCount = historyInputCount(dimensions);
  const products = new Float64Array(inputCount ** 2);
  const targets = new Float64Array(inputCount * dimensions);
  for (let i = 0; i < inputCount; i++) products[i * inputCount + i] = ridge;

  function learn(history: readonly IndexedRating[], user: number): void {
    const x = historyInputs(historySums(history, vectors), history.length);
    for (let i = 0; i < inputCount; i++) {
      const xi = x[i] ?? 0;
      for (let k = 0; k < inputCount; k++) {
        products[i * inputCount + k] = (products[i * inputCount + k] ?? 0) + xi * (x[k] ?? 0);
      }
      for (let j = 0; j < dimensions; j++) {
        const at = i * dimensions + j;
        targets[at] = (targets[at] ?? 0) + xi * (userVectors[user * dimensions + j] ?? 0);
      }
    }
  }

  const random = createRandom(seed, 'fold-in');
  const stride = strideFor(train.userIds.length, maxUsers);
  for (let user = 0; user < train.userIds.length; user += stride) {
    const ratings = historyOf(train, user);
    if (ratings.length === 0) continue;
    const history = Array.from(shuffledRange(ratings.length, random)).flatMap((k) => ratings[k] ?? []);
    learn(history, user);
    for (const size of shortHistories) if (size < history.length) learn(history.slice(0, size), user);
  }

  const weights = new Float32Array(targets.length);
  for (let j = 0; j < dimensions; j++) {
    const target = Float64Array.from({ length: inputCount }, (_, i) => targets[i * dimensions + j] ?? 0);
    solveSmall(products.slice(), target).forEach((weight, i) => (weights[i * dimensions + j] = weight));
  }
  return weights;
}
