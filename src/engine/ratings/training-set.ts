// The ratings and movie features that a model learns from, as typed arrays, independent of any database.
import { MatineeError } from '../../contract/errors.ts';
import { toStars } from '../../contract/stars.ts';
import { createRandom, shuffledRange } from '../base/random.ts';

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

/** Ratings by column: the r-th rating is `halfStars[r]` (1 to 10) of `userIds[r]` for `movieIds[r]`. Any order. */
export interface RatingColumns {
  readonly userIds: Int32Array;
  readonly movieIds: Int32Array;
  readonly halfStars: Uint8Array;
  /** When each rating was given, in seconds since 1970, where that is known. */
  readonly timestamps?: Float64Array | undefined;
}

/**
 * Ratings with users and movies numbered from 0. Ratings are in order of user, then movie, so that the ratings of
 * user u are those from `userStarts[u]` up to `userStarts[u + 1]`. Movies without a rating are in it too, for
 * their features.
 */
export interface TrainingSet {
  /** Id of each movie, ascending. */
  readonly movieIds: Int32Array;
  /** Id of each user, ascending. */
  readonly userIds: Int32Array;
  /** Index of the user, by rating. */
  readonly users: Int32Array;
  /** Index of the movie, by rating. */
  readonly movies: Int32Array;
  /** 1 to 10, by rating. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, by rating; null where the times are unknown. */
  readonly timestamps: Float64Array | null;
  /** Position of each user's first rating, and at the end the number of ratings. */
  readonly userStarts: Int32Array;
  /** By movie index. */
  readonly features: readonly MovieFeatures[];
}

const noFeatures: MovieFeatures = { year: null, genres: [], tags: [], budgetUsd: null };

/** Different ids, ascending. */
function distinct(ids: Iterable<number>): Int32Array {
  return Int32Array.from(new Set(ids)).sort();
}

/** Each id's index. */
export function indexById(ids: Int32Array): Map<number, number> {
  return new Map(Array.from(ids, (id, index) => [id, index]));
}

function timesAt(timestamps: Float64Array | null | undefined, positions: Int32Array): Float64Array | null {
  return timestamps === null || timestamps === undefined
    ? null
    : Float64Array.from(positions, (r) => timestamps[r] ?? 0);
}

/** Positions at which each user's ratings start; `users` is ascending. */
function startsOf(users: Int32Array, userCount: number): Int32Array {
  const starts = new Int32Array(userCount + 1);
  for (const user of users) starts[user + 1] = (starts[user + 1] ?? 0) + 1;
  for (let user = 0; user < userCount; user++)
    starts[user + 1] = (starts[user + 1] ?? 0) + (starts[user] ?? 0);
  return starts;
}

/**
 * Ratings and features of a catalogue, or of rating files, as a training set. The movies are those of
 * `featureRows` and those that were rated; the users are those who rated.
 */
export function buildTrainingSet(
  columns: RatingColumns,
  featureRows: readonly MovieFeatureRow[],
): TrainingSet {
  const movieIds = distinct([...featureRows.map((row) => row.movieId), ...new Set(columns.movieIds)]);
  const userIds = distinct(columns.userIds);
  const movieIndex = indexById(movieIds);
  const userIndex = indexById(userIds);
  const ratingCount = columns.halfStars.length;

  const unsortedUsers = columns.userIds.map((id) => userIndex.get(id) ?? 0);
  const unsortedMovies = columns.movieIds.map((id) => movieIndex.get(id) ?? 0);
  const order = new Float64Array(ratingCount);
  for (let r = 0; r < ratingCount; r++) {
    order[r] = (unsortedUsers[r] ?? 0) * movieIds.length + (unsortedMovies[r] ?? 0);
  }
  const sorted = Int32Array.from(order.keys()).sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));

  const features = new Array<MovieFeatures>(movieIds.length).fill(noFeatures);
  for (const { movieId, year, genres, tags, budgetUsd } of featureRows) {
    features[movieIndex.get(movieId) ?? 0] = { year, genres, tags, budgetUsd };
  }
  const users = sorted.map((r) => unsortedUsers[r] ?? 0);
  return {
    movieIds,
    userIds,
    users,
    movies: sorted.map((r) => unsortedMovies[r] ?? 0),
    halfStars: Uint8Array.from(sorted, (r) => columns.halfStars[r] ?? 0),
    timestamps: timesAt(columns.timestamps, sorted),
    userStarts: startsOf(users, userIds.length),
    features,
  };
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
  return Int32Array.from(set.userIds.keys()).filter(
    (user) => (set.userStarts[user] ?? 0) < (set.userStarts[user + 1] ?? 0),
  );
}

/** The ratings at some positions (ascending), with the numbering of users and movies kept. */
export function selectRatings(set: TrainingSet, positions: Int32Array): TrainingSet {
  const users = positions.map((r) => set.users[r] ?? 0);
  return {
    ...set,
    users,
    movies: positions.map((r) => set.movies[r] ?? 0),
    halfStars: Uint8Array.from(positions, (r) => set.halfStars[r] ?? 0),
    timestamps: timesAt(set.timestamps, positions),
    userStarts: startsOf(users, set.userIds.length),
  };
}

/**
 * A random split by rating: `testFraction` of the ratings are held out. Both parts keep the numbering of users and
 * movies, so that an index means the same in both.
 */
export function splitTrainingSet(
  set: TrainingSet,
  options: { testFraction: number; seed: number },
): { train: TrainingSet; test: TrainingSet } {
  if (!(options.testFraction > 0 && options.testFraction < 1)) {
    throw new MatineeError(
      'invalid-input',
      `The share of ratings to hold out has to be between 0 and 1, but is ${options.testFraction}.`,
    );
  }
  const order = shuffledRange(set.movies.length, createRandom(options.seed, 'split'));
  const testSize = Math.round(order.length * options.testFraction);
  return {
    train: selectRatings(set, order.slice(testSize).sort()),
    test: selectRatings(set, order.slice(0, testSize).sort()),
  };
}
