// The retrieval task of the classic model: each rating's movie against all movies of the batch.
import { countBy } from '../../base/counts.ts';
import { tf, freeingTensors } from '../../base/tensorflow.ts';
import type { RatingBatch } from './rating-batch.ts';

/** Logits that are held at once: 32 MB. */
const maxLogits = 2 ** 23;

/** A loss and its gradient by the vectors of the batch's users and movies. */
export interface VectorGradients {
  readonly loss: number;
  /** [users of the batch, d] */
  readonly users: Float32Array;
  /** [movies of the batch, d] */
  readonly movies: Float32Array;
}

/**
 * In-batch softmax, summed over the batch (TensorFlow Recommenders' Retrieval task):
 *
 *   sum over ratings r of  log sum over ratings s of exp(u_r . q_s - f_s)  -  (u_r . q_r - f_r)
 *
 * where q_s is the vector of the s-th rating's movie, and f its `frequencies` entry: the logarithm of how often the
 * movie turns up in a batch where that is to be corrected (Yi et al., "Sampling-Bias-Corrected Neural Modeling", 2019),
 * 0 otherwise. Instead of ratings x ratings this works on different users x different movies: a movie that occurs m times
 * adds m equal terms, so that its exponent becomes u . q - f + log m, and a user's log sum is the same for all of
 * their ratings. The result is the same to rounding, at a hundredth of the work.
 *
 * With n_u a user's ratings in the batch and p their softmax the gradient by the logits is n_u p - (1 for each rated
 * movie); from there to the vectors it is a matrix product.
 */
export function inBatchSoftmax(
  batch: RatingBatch,
  vectors: { users: Float32Array; movies: Float32Array },
  frequencies: Float32Array,
): VectorGradients {
  const userCount = batch.userRows.length;
  const movieCount = batch.movieRows.length;
  const width = vectors.movies.length / movieCount;
  const ratingsOfUser = Float32Array.from(countBy(batch.users, userCount));
  const offsets = Float32Array.from(
    countBy(batch.movies, movieCount),
    (m, j) => Math.log(m) - (frequencies[j] ?? 0),
  );

  const users = new Float32Array(vectors.users.length);
  const movies = new Float32Array(vectors.movies.length);
  let loss = 0;
  const usersAtOnce = Math.max(1, Math.floor(maxLogits / movieCount));
  for (let start = 0; start < userCount; start += usersAtOnce) {
    const end = Math.min(start + usersAtOnce, userCount);
    freeingTensors(() => {
      const u = tf.tensor2d(vectors.users.subarray(start * width, end * width), [end - start, width]);
      const q = tf.tensor2d(vectors.movies, [movieCount, width]);
      const n = tf.tensor2d(ratingsOfUser.subarray(start, end), [end - start, 1]);
      const logits = tf.add(tf.matMul(u, q, false, true), tf.tensor1d(offsets));
      const logSums = tf.logSumExp(logits, 1, true);
      const expected = tf.mul(tf.exp(tf.sub(logits, logSums)), n);
      loss += tf.sum(tf.mul(n, logSums)).dataSync()[0] ?? 0;
      users.set(tf.matMul(expected, q).dataSync<'float32'>(), start * width);
      const movieGradient = tf.matMul(expected, u, true).dataSync();
      for (let k = 0; k < movies.length; k++) movies[k] = (movies[k] ?? 0) + (movieGradient[k] ?? 0);
    });
  }

  for (let r = 0; r < batch.users.length; r++) {
    const [user, movie] = [batch.users[r] ?? 0, batch.movies[r] ?? 0];
    loss += frequencies[movie] ?? 0;
    for (let j = 0; j < width; j++) {
      const [atUser, atMovie] = [user * width + j, movie * width + j];
      const [x, y] = [vectors.users[atUser] ?? 0, vectors.movies[atMovie] ?? 0];
      loss -= x * y;
      users[atUser] = (users[atUser] ?? 0) - y;
      movies[atMovie] = (movies[atMovie] ?? 0) - x;
    }
  }
  return { loss, users, movies };
}
