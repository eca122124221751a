// Cuts the ratings of a training into batches, in which users and movies are renumbered from 0.
import { toStars } from '../../../contract/stars.ts';
import { createRandom, shuffle, shuffledRange } from '../../base/random.ts';
import { usersOf, type TrainingSet } from '../../ratings/training-set.ts';

/** k-th rating: `stars[k]` by the batch's user `users[k]` for its movie `movies[k]`. */
export interface RatingBatch {
  /** Index in the training set of each different user of the batch; likewise for the movies. */
  readonly userRows: Int32Array;
  readonly movieRows: Int32Array;
  readonly users: Int32Array;
  readonly movies: Int32Array;
  readonly stars: Float32Array;
}

/** Numbers the different values from 0 in the order in which they appear. */
function renumber(values: Int32Array): { rows: Int32Array; numbers: Int32Array } {
  const numberOf = new Map<number, number>();
  const numbers = values.map((value) => {
    const number = numberOf.get(value) ?? numberOf.size;
    numberOf.set(value, number);
    return number;
  });
  return { rows: Int32Array.from(numberOf.keys()), numbers };
}

/** The ratings at some positions; `usersByRating` are those of `usersOf`. */
export function ratingBatch(set: TrainingSet, usersByRating: Int32Array, positions: Int32Array): RatingBatch {
  const users = renumber(positions.map((r) => usersByRating[r] ?? 0));
  const movies = renumber(positions.map((r) => set.movies[r] ?? 0));
  return {
    userRows: users.rows,
    movieRows: movies.rows,
    users: users.numbers,
    movies: movies.numbers,
    stars: Float32Array.from(positions, (r) => toStars(set.halfStars[r] ?? 0)),
  };
}

/** Batches without end: pass after pass over all ratings in random order, the last batch of a pass the smallest. */
export function* drawRatingBatches(
  set: TrainingSet,
  options: { batchSize: number; repeats: boolean; seed: number },
): Generator<RatingBatch, never> {
  const random = createRandom(options.seed, 'rating batches');
  const users = usersOf(set);
  const order = shuffledRange(set.movies.length, random);
  for (;;) {
    for (let start = 0; start < order.length; start += options.batchSize) {
      yield ratingBatch(set, users, order.slice(start, start + options.batchSize));
    }
    if (!options.repeats) shuffle(order, random);
  }
}
