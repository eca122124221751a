// EASE, the linear model to beat at ranking: solved in closed form, as a baseline of its own.
import { asPart } from '../base/in-steps.ts';
import { freeingTensors, tf } from '../base/tensorflow.ts';
import { topList } from '../base/top-k.ts';
import { linearWeights } from '../item-item/linear-weights.ts';
import { mostRated } from '../item-item/rated-places.ts';
import { invertSymmetric } from '../item-item/symmetric-inverse.ts';
import { WeightSums } from '../item-item/weight-sums.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
import { preference } from '../ratings/preference.ts';
import type { TrainingSet } from '../ratings/training-set.ts';
import { toStars } from '../../contract/stars.ts';
import { listLength, type ListAnswer } from './answers.ts';
import type { Candidates } from './candidates.ts';
import { hasSeen, type CaseRatings, type TestCase } from './evaluation-cases.ts';

/** lambda: tuned on latest-small. */
const usualRidge = 200;
/** Draws the ratings of people who have very many. */
const seed = 1;
const usersAtOnce = 64;
/**
 * Catalogues of more than `all` movies are too large for one matrix (1.6 GB, and time that grows with the cube): there
 * the most rated alone are ranked, in 604 MB and a quarter of the time.
 */
const usualLimits = { all: 20_000, ofMore: 12_288 };
/** Numbers in the dense matrix of all ratings, up to which EASE is solved by the users if these are fewer: 80 MB. */
const mostDenseNumbers = 2e7;
/** Share of the work that is fitting; the rest is lists. */
const fitShare = 0.9;

/** EASE fitted to some ratings. */
export interface Ease {
  /** Movies that it ranks. */
  readonly movies: number;
  /** Scores [histories x movies] of all movies; those of movies in the history mean nothing, others are unranked at -Infinity. */
  score(histories: readonly CaseRatings[]): Float32Array;
}

/** P = (X' X + lambda I)^-1; the scores X_h B are -X_h P / diag P for movies that are not in the history. */
function* solveByMovies(train: TrainingSet, movies: Int32Array, ridge: number): Generator<number, Ease> {
  const width = train.movieIds.length;
  const { memory, values, places } = yield* linearWeights(train, movies, { ridge, seed });
  const weightSums = new WeightSums({ memory, values, places, columns: null }, movies.length);
  const sums = memory.floats(movies.length);
  return {
    movies: movies.length,
    score(histories) {
      const scores = new Float32Array(histories.length * width).fill(-Infinity);
      histories.forEach((history, row) => {
        history.movies.forEach((movie, k) => weightSums.take(movie, preferenceOf(history, k)));
        weightSums.addTo(sums.fill(0));
        movies.forEach((movie, place) => (scores[row * width + movie] = sums[place] ?? 0));
      });
      return scores;
    },
  };
}

function preferenceOf({ halfStars }: CaseRatings, position: number): number {
  return preference(toStars(halfStars[position] ?? 0));
}

/** X of some histories, dense: [histories, movies]. */
function denseRows(histories: readonly CaseRatings[], movies: number): Float32Array {
  const rows = new Float32Array(histories.length * movies);
  histories.forEach((history, row) => {
    history.movies.forEach((movie, k) => (rows[row * movies + movie] = preferenceOf(history, k)));
  });
  return rows;
}

function everyHistory({ userIds, userStarts, movies, halfStars }: TrainingSet): CaseRatings[] {
  return Array.from(userIds, (_, user) => {
    const [from, to] = [userStarts[user], userStarts[user + 1]];
    return { movies: movies.subarray(from, to), halfStars: halfStars.subarray(from, to), ratedAt: null };
  });
}

/**
 * The same by the users, where they are fewer (Woodbury's identity): with K = (X X' + lambda I)^-1 and
 * lambda P = I - X' K X the scores are (X_h X') (K X) / (lambda diag P).
 */
function* solveByUsers(train: TrainingSet, ridge: number): Generator<number, Ease> {
  const [users, movies] = [train.userIds.length, train.movieIds.length];
  const rows = denseRows(everyHistory(train), movies);
  const memory = new KernelMemory();
  const kernel = memory.floats(users ** 2);
  freeingTensors(() => {
    const x = tf.tensor2d(rows, [users, movies]);
    kernel.set(tf.matMul(x, x, false, true).dataSync());
  });
  for (let user = 0; user < users; user++) {
    kernel[user * (users + 1)] = (kernel[user * (users + 1)] ?? 0) + ridge;
    kernel.fill(0, user * (users + 1) + 1, (user + 1) * users);
  }
  yield* invertSymmetric(memory, kernel, users);
  for (let user = 0; user < users; user++) {
    for (let other = 0; other < user; other++) {
      kernel[other * users + user] = kernel[user * users + other] ?? 0;
    }
  }
  const weights = freeingTensors(() => {
    const x = tf.tensor2d(rows, [users, movies]);
    const kx = tf.matMul(tf.tensor2d(kernel, [users, users]), x);
    return tf.div(kx, tf.sub(1, tf.sum(tf.mul(x, kx), 0))).dataSync<'float32'>();
  });
  return {
    movies,
    score: (histories) =>
      freeingTensors(() => {
        const x = tf.tensor2d(denseRows(histories, movies), [histories.length, movies]);
        const similarities = tf.matMul(x, tf.tensor2d(rows, [users, movies]), false, true);
        return tf
          .matMul(similarities, tf.tensor2d(weights, [users, movies]))
          .dataSync<'float32'>()
          .slice();
      }),
  };
}

/**
 * EASE (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", 2019): X B ~ X with a zero diagonal, solved by
 * B = I - P diag(1 / diag P), over everybody. Movies are numbered as in `train`; of more than 20,000 the 12,288
 * most rated are ranked, unless so few people rated that it is solved by them. Yields the share that is done.
 */
export function* fitEase(
  train: TrainingSet,
  limits = usualLimits,
  ridge = usualRidge,
): Generator<number, Ease> {
  const rated = mostRated(train, { fewestRatings: 1, most: train.movieIds.length });
  const users = train.userIds.length;
  if (users < rated.length && users * train.movieIds.length <= mostDenseNumbers) {
    return yield* solveByUsers(train, ridge);
  }
  const movies =
    rated.length <= limits.all ? rated : mostRated(train, { fewestRatings: 1, most: limits.ofMore });
  return yield* solveByMovies(train, movies, ridge);
}

/** What EASE answers. */
export interface EaseAnswer {
  readonly lists: ListAnswer[];
  /** Movies that it ranks. */
  readonly movies: number;
}

/** Each case's list by EASE, as `fit` fits it; cases are numbered as in `train`. Yields the share that is done. */
export function* easeLists(
  train: TrainingSet,
  cases: readonly TestCase[],
  candidates: Candidates,
  fit: Generator<number, Ease> = fitEase(train),
): Generator<number, EaseAnswer> {
  const movies = train.movieIds.length;
  const ease = yield* asPart(fit, 0, fitShare);
  const lists: ListAnswer[] = [];
  for (let start = 0; start < cases.length; start += usersAtOnce) {
    const group = cases.slice(start, start + usersAtOnce);
    const scores = ease.score(group.map(({ history }) => history));
    group.forEach((test, row) => {
      const ranked = topList(scores, {
        from: row * movies,
        to: (row + 1) * movies,
        limit: listLength,
        isAllowed: (movie) => (candidates.ratingCounts[movie] ?? 0) > 0 && !hasSeen(test, movie),
      });
      lists.push({ test, ranked });
    });
    yield fitShare + (1 - fitShare) * (start / cases.length);
  }
  return { lists, movies: ease.movies };
}
