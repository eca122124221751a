// The ratings and movie features that a model learns from, as typed arrays, independent of any database.
import { MatineeError } from '../../contract/errors.ts';
import { toStars } from '../../contract/stars.ts';
import { distinctIds, idIndex } from '../base/id-index.ts';
import { allAtOnce, asPart } from '../base/in-steps.ts';
import { createRandom } from '../base/random.ts';
import { strideFor } from '../base/statistics.ts';
import { drawHeldOut, drawHeldOutByIds } from './held-out.ts';
import { ratingsByUser, type RatingColumns, type RatingsByUser } from './ratings-by-user.ts';

/** A movie's features besides its ratings. */
export interface MovieFeatures {
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  /** US dollars. */
  readonly budgetUsd: number | null;
}

/** A row of the catalogue's features; further columns are ignored. */
export interface MovieFeatureRow extends MovieFeatures {
  readonly movieId: number;
}

/**
 * Ratings with users and movies numbered from 0. Ratings are in order of user, then movie, so that the ratings of
 * user u are those from `userStarts[u]` up to `userStarts[u + 1]`. Movies without a rating are in it too, for
 * their features. Nine bytes for a rating.
 */
export interface TrainingSet {
  /** Id of each movie, ascending. */
  readonly movieIds: Int32Array;
  /** Id of each user, ascending. */
  readonly userIds: Int32Array;
  /** Position of each user's first rating, and at the end the number of ratings. */
  readonly userStarts: Int32Array;
  /** Index of the movie, by rating. */
  readonly movies: Int32Array;
  /** 1 to 10, by rating. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, by rating; null where the times are unknown. */
  readonly timestamps: Uint32Array | null;
  /** By movie index. */
  readonly features: readonly MovieFeatures[];
}

/** Pieces of work that take a few milliseconds. */
const ratingsPerStep = 2 ** 18;
export const usersPerStep = 2 ** 10;

const noFeatures: MovieFeatures = { year: null, genres: [], tags: [], budgetUsd: null };

/** Each id's index. */
export function indexById(ids: Int32Array): Map<number, number> {
  return new Map(Array.from(ids, (id, index) => [id, index]));
}

/**
 * Ratings and features of a catalogue, or of rating files, as a training set. The movies are those of
 * `featureRows` and those that were rated; the users are those who rated.
 */
export function buildTrainingSet(
  columns: RatingColumns,
  featureRows: readonly MovieFeatureRow[],
): TrainingSet {
  return trainingSetOf(ratingsByUser(columns), featureRows);
}

/** The same of ratings that are in order. Takes over their arrays: ids of movies become their indices in place. */
export function trainingSetOf(ratings: RatingsByUser, featureRows: readonly MovieFeatureRow[]): TrainingSet {
  return allAtOnce(trainingSetInSteps(ratings, featureRows));
}

/** `trainingSetOf`, yielding the share done. */
export function* trainingSetInSteps(
  ratings: RatingsByUser,
  featureRows: readonly MovieFeatureRow[],
): Generator<number, TrainingSet> {
  const { userIds, userStarts, movieIds: movies, halfStars, timestamps } = ratings;
  const described = Int32Array.from(featureRows, (row) => row.movieId);
  const rated = distinctIds(movies);
  yield 0.5;
  const both = new Int32Array(described.length + rated.length);
  both.set(described);
  both.set(rated, described.length);
  const movieIds = distinctIds(both);
  const indexOf = idIndex(movieIds);
  for (let r = 0; r < movies.length; r++) {
    movies[r] = indexOf(movies[r] ?? 0);
    if (r % ratingsPerStep === 0) yield 0.5 + (0.5 * r) / movies.length;
  }

  const features = new Array<MovieFeatures>(movieIds.length).fill(noFeatures);
  for (const { movieId, year, genres, tags, budgetUsd } of featureRows) {
    features[indexOf(movieId)] = { year, genres, tags, budgetUsd };
  }
  return { movieIds, userIds, userStarts, movies, halfStars, timestamps, features };
}

/** A user's ratings, each with the index of its movie. */
export function historyOf(set: TrainingSet, user: number): { movie: number; stars: number }[] {
  const history = [];
  for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
    history.push({ movie: set.movies[r] ?? 0, stars: toStars(set.halfStars[r] ?? 0) });
  }
  return history;
}

/** Indices of the users who have a rating. */
export function ratersOf(set: TrainingSet): Int32Array {
  const raters = new Int32Array(set.userIds.length);
  let count = 0;
  for (let user = 0; user < raters.length; user++) {
    if ((set.userStarts[user] ?? 0) < (set.userStarts[user + 1] ?? 0)) raters[count++] = user;
  }
  return raters.slice(0, count);
}

/** Index of the user, by rating: for what looks at ratings one by one. Four more bytes for each. */
export function usersOf({ userStarts, movies }: TrainingSet): Int32Array {
  const users = new Int32Array(movies.length);
  for (let user = 0; user + 1 < userStarts.length; user++) {
    users.fill(user, userStarts[user], userStarts[user + 1]);
  }
  return users;
}

/** The ratings that are in a part, with the numbering of users and movies kept; `parts` says which by rating. */
export function selectRatings(set: TrainingSet, parts: Uint8Array, part: number): TrainingSet {
  return allAtOnce(selectInSteps(set, parts, part));
}

/** `selectRatings`, yielding the share done. */
export function* selectInSteps(
  set: TrainingSet,
  parts: Uint8Array,
  part: number,
): Generator<number, TrainingSet> {
  let count = 0;
  for (let r = 0; r < parts.length; r++) if (parts[r] === part) count++;
  const movies = new Int32Array(count);
  const halfStars = new Uint8Array(count);
  const timestamps = set.timestamps === null ? null : new Uint32Array(count);
  const userStarts = new Int32Array(set.userStarts.length);
  let at = 0;
  for (let user = 0; user < set.userIds.length; user++) {
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      if (parts[r] !== part) continue;
      movies[at] = set.movies[r] ?? 0;
      halfStars[at] = set.halfStars[r] ?? 0;
      if (timestamps !== null) timestamps[at] = set.timestamps?.[r] ?? 0;
      at++;
    }
    userStarts[user + 1] = at;
    if (user % usersPerStep === 0) yield user / set.userIds.length;
  }
  return { ...set, userStarts, movies, halfStars, timestamps };
}

/** The set itself, or of more ratings than that those of every so manieth user, evenly over all. */
export function someUsers(set: TrainingSet, mostRatings: number): TrainingSet {
  const stride = strideFor(set.movies.length, mostRatings);
  if (stride === 1) return set;
  const users = set.userIds.filter((_, user) => user % stride === 0);
  const userStarts = new Int32Array(users.length + 1);
  users.forEach((_, row) => {
    const user = row * stride;
    const count = (set.userStarts[user + 1] ?? 0) - (set.userStarts[user] ?? 0);
    userStarts[row + 1] = (userStarts[row] ?? 0) + count;
  });
  const count = userStarts.at(-1) ?? 0;
  const movies = new Int32Array(count);
  const halfStars = new Uint8Array(count);
  const timestamps = set.timestamps === null ? null : new Uint32Array(count);
  users.forEach((_, row) => {
    const [from, to, at] = [set.userStarts[row * stride], set.userStarts[row * stride + 1], userStarts[row]];
    movies.set(set.movies.subarray(from, to), at);
    halfStars.set(set.halfStars.subarray(from, to), at);
    if (set.timestamps !== null) timestamps?.set(set.timestamps.subarray(from, to), at);
  });
  return { ...set, userIds: users, userStarts, movies, halfStars, timestamps };
}

/** The same ratings without the users who have none. */
export function withoutSilentUsers(set: TrainingSet): TrainingSet {
  const raters = ratersOf(set);
  const userStarts = new Int32Array(raters.length + 1);
  for (let row = 0; row < raters.length; row++) {
    userStarts[row + 1] = set.userStarts[(raters[row] ?? 0) + 1] ?? 0;
  }
  return { ...set, userIds: raters.map((user) => set.userIds[user] ?? 0), userStarts };
}

/**
 * A random split by rating: `testFraction` of the ratings are held out. Both parts keep the numbering of users and
 * movies, so that an index means the same in both.
 */
export function splitTrainingSet(
  set: TrainingSet,
  { testFraction, seed }: { testFraction: number; seed: number },
): { train: TrainingSet; test: TrainingSet } {
  const testSize = heldOutCount(set, testFraction);
  const parts = drawHeldOut(set.movies.length, testSize, createRandom(seed, 'split'));
  return { train: selectRatings(set, parts, 0), test: selectRatings(set, parts, 1) };
}

/** A split that holds out the same ratings of a newer archive (`drawHeldOutByIds`); yields the share done. */
export function* splitByIds(
  set: TrainingSet,
  { testFraction, seed }: { testFraction: number; seed: number },
): Generator<number, { train: TrainingSet; test: TrainingSet }> {
  const parts = yield* asPart(drawHeldOutByIds(set, heldOutCount(set, testFraction), seed), 0, 0.4);
  const train = yield* asPart(selectInSteps(set, parts, 0), 0.4, 0.9);
  const test = yield* asPart(selectInSteps(set, parts, 1), 0.9, 1);
  return { train, test };
}

function heldOutCount({ movies }: TrainingSet, testFraction: number): number {
  if (testFraction > 0 && testFraction < 1) return Math.round(movies.length * testFraction);
  throw new MatineeError(
    'invalid-input',
    `The share of ratings to hold out has to be between 0 and 1, but is ${testFraction}.`,
  );
}
