// EASE, the linear model to beat at ranking: solved in closed form, as a baseline of its own.
import { invertSymmetric } from '../base/symmetric-inverse.ts';
import { freeingTensors, tf, type Tensor } from '../base/tensorflow.ts';
import { topList } from '../base/top-k.ts';
import { preference } from '../ratings/preference.ts';
import type { TrainingSet } from '../ratings/training-set.ts';
import { toStars } from '../../contract/stars.ts';
import { listLength, type ListAnswer } from './answers.ts';
import type { Candidates } from './candidates.ts';
import { hasSeen, type TestCase } from './evaluation-cases.ts';

/** lambda: tuned on latest-small. */
const ridge = 200;
const usersAtOnce = 64;
/** Rows of the largest matrix that is inverted, and numbers in the largest matrix: 200 MB. */
const limits = { size: 5000, numbers: 5e7 };

interface Solution {
  /** Scores of histories X_h [B, M]: [B, M]. */
  readonly score: (histories: Tensor) => Tensor;
  readonly dispose: () => void;
}

/** P = (X' X + lambda I)^-1; the scores X_h B are -X_h P / diag P for movies that are not in the history. */
function solveByMovies(x: Tensor, movies: number): Solution {
  const weights = tf.tidy(() => {
    const p = invertSymmetric(tf.add(tf.matMul(x, x, true, false), tf.mul(tf.eye(movies), ridge)));
    return tf.neg(tf.div(p, tf.sum(tf.mul(p, tf.eye(movies)), 0)));
  });
  x.dispose();
  return { score: (histories) => tf.matMul(histories, weights), dispose: () => weights.dispose() };
}

/**
 * The same by the users, where they are fewer (Woodbury's identity): with K = (X X' + lambda I)^-1 and
 * lambda P = I - X' K X the scores are (X_h X') (K X) / (lambda diag P).
 */
function solveByUsers(x: Tensor, users: number): Solution {
  const weights = tf.tidy(() => {
    const kernel = tf.add(tf.matMul(x, x, false, true), tf.mul(tf.eye(users), ridge));
    const kx = tf.matMul(invertSymmetric(kernel), x);
    return tf.div(kx, tf.sub(1, tf.sum(tf.mul(x, kx), 0)));
  });
  return {
    score: (histories) => tf.matMul(tf.matMul(histories, x, false, true), weights),
    dispose: () => tf.dispose([x, weights]),
  };
}

/** Whether the closed form fits into memory and a few seconds. */
export function isEaseFeasible(train: TrainingSet): boolean {
  const [users, movies] = [train.userIds.length, train.movieIds.length];
  return Math.min(users, movies) <= limits.size && users * movies <= limits.numbers;
}

/** EASE fitted to some ratings. */
export interface Ease {
  /** Scores [histories x movies] of all movies; those of movies in the history mean nothing. */
  score(histories: readonly TestCase['history'][]): Float32Array;
  dispose(): void;
}

/**
 * EASE (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", 2019): X B ~ X with a zero diagonal, solved by
 * B = I - P diag(1 / diag P). Movies are numbered as in `train`. To be asked only where `isEaseFeasible`.
 */
export function fitEase(train: TrainingSet): Ease {
  const [users, movies] = [train.userIds.length, train.movieIds.length];
  const everyone = new Float32Array(users * movies);
  for (let user = 0; user < users; user++) {
    for (let r = train.userStarts[user] ?? 0; r < (train.userStarts[user + 1] ?? 0); r++) {
      everyone[user * movies + (train.movies[r] ?? 0)] = preference(toStars(train.halfStars[r] ?? 0));
    }
  }
  const x = tf.tensor2d(everyone, [users, movies]);
  const { score, dispose } = users < movies ? solveByUsers(x, users) : solveByMovies(x, movies);
  return {
    score(histories) {
      const rows = new Float32Array(histories.length * movies);
      histories.forEach((history, row) => {
        history.movies.forEach((movie, k) => {
          rows[row * movies + movie] = preference(toStars(history.halfStars[k] ?? 0));
        });
      });
      return freeingTensors(() =>
        score(tf.tensor2d(rows, [histories.length, movies]))
          .dataSync<'float32'>()
          .slice(),
      );
    },
    dispose,
  };
}

/** Each case's list by EASE; cases are numbered as in `train`. */
export function easeLists(
  train: TrainingSet,
  cases: readonly TestCase[],
  candidates: Candidates,
): ListAnswer[] {
  const movies = train.movieIds.length;
  const ease = fitEase(train);
  try {
    const answers: ListAnswer[] = [];
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
        answers.push({ test, ranked });
      });
    }
    return answers;
  } finally {
    ease.dispose();
  }
}
