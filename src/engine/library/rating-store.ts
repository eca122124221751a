// Ratings of the catalogue: a user's own, or all of them as columns for training.
import type { SqliteDatabase } from './sqlite.ts';

/** Parallel arrays, in order of user and movie. */
export type RatingColumns = {
  userIds: Int32Array;
  movieIds: Int32Array;
  /** 1 to 10. */
  halfStars: Uint8Array;
  /** Unix time in seconds. */
  timestamps: Float64Array;
};

export type RatingStore = {
  hasUser: (userId: number) => boolean;
  /** Up to five ids of users that exist, closest number first: what someone may have meant. */
  nearestUserIds: (userId: number) => number[];
  /** By movie id; empty for an unknown user. */
  userRatings: (userId: number) => { movieId: number; halfStars: number }[];
  ratingColumns: () => RatingColumns;
};

const nearestLimit = 5;

export function createRatingStore(database: SqliteDatabase): RatingStore {
  const selectUser = database.prepare<[number], number>('SELECT 1 FROM users WHERE user_id = ?').pluck();
  const selectNearest = database
    .prepare<{ userId: number; limit: number }, number>(
      `SELECT user_id FROM (
        SELECT * FROM (SELECT user_id FROM users WHERE user_id < @userId ORDER BY user_id DESC LIMIT @limit)
        UNION ALL
        SELECT * FROM (SELECT user_id FROM users WHERE user_id >= @userId ORDER BY user_id LIMIT @limit)
      ) ORDER BY abs(user_id - @userId), user_id LIMIT @limit`,
    )
    .pluck();
  const selectUserRatings = database.prepare<[number], { movieId: number; halfStars: number }>(
    'SELECT movie_id AS movieId, half_stars AS halfStars FROM ratings WHERE user_id = ? ORDER BY movie_id',
  );

  return {
    hasUser: (userId) => selectUser.get(userId) !== undefined,
    nearestUserIds: (userId) => selectNearest.all({ userId, limit: nearestLimit }),
    userRatings: (userId) => selectUserRatings.all(userId),
    ratingColumns: () => readColumns(database),
  };
}

function readColumns(database: SqliteDatabase): RatingColumns {
  const count = database.prepare<[], number>('SELECT ratings FROM info').pluck().get() ?? 0;
  const columns = {
    userIds: new Int32Array(count),
    movieIds: new Int32Array(count),
    halfStars: new Uint8Array(count),
    timestamps: new Float64Array(count),
  };
  const rows = database
    .prepare<[], [number, number, number, number]>(
      'SELECT user_id, movie_id, half_stars, rated_at_s FROM ratings ORDER BY user_id, movie_id',
    )
    // The types know only rows as objects; `raw` makes them the lists that the type above says.
    .raw()
    .iterate();
  let row = 0;
  for (const [userId, movieId, halfStars, timestamp] of rows) {
    columns.userIds[row] = userId;
    columns.movieIds[row] = movieId;
    columns.halfStars[row] = halfStars;
    columns.timestamps[row] = timestamp;
    row += 1;
  }
  return columns;
}
