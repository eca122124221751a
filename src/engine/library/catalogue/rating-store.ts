// Ratings of the catalogue: a user's own, or all of them as columns for training.
import { PackedRatings } from './rating-packing.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

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
  /** By user id; empty for an unknown or unrated movie. */
  movieRatings: (movieId: number) => { userId: number; halfStars: number }[];
  /** Takes 17 bytes for a rating: 544 MB for 32 million. */
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
  const selectOfUser = database
    .prepare<[number], Buffer>('SELECT packed FROM user_ratings WHERE user_id = ?')
    .pluck();
  const selectOfMovie = database
    .prepare<[number], Buffer>('SELECT packed FROM movie_ratings WHERE movie_id = ?')
    .pluck();

  return {
    hasUser: (userId) => selectUser.get(userId) !== undefined,
    nearestUserIds: (userId) => selectNearest.all({ userId, limit: nearestLimit }),
    userRatings: (userId) =>
      unpack(new PackedRatings(1), selectOfUser.get(userId), (movieId, halfStars) => ({
        movieId,
        halfStars,
      })),
    movieRatings: (movieId) =>
      unpack(new PackedRatings(0), selectOfMovie.get(movieId), (userId, halfStars) => ({
        userId,
        halfStars,
      })),
    ratingColumns: () => readColumns(database),
  };
}

function unpack<T>(
  reader: PackedRatings,
  packed: Buffer | undefined,
  toRating: (id: number, halfStars: number) => T,
): T[] {
  const ratings: T[] = [];
  if (packed === undefined) return ratings;
  reader.open(packed);
  while (reader.next()) ratings.push(toRating(reader.id, reader.halfStars));
  return ratings;
}

function readColumns(database: SqliteDatabase): RatingColumns {
  const count = database.prepare<[], number>('SELECT ratings FROM info').pluck().get() ?? 0;
  const columns = {
    userIds: new Int32Array(count),
    movieIds: new Int32Array(count),
    halfStars: new Uint8Array(count),
    timestamps: new Float64Array(count),
  };
  const users = database
    .prepare<[], [number, Buffer]>('SELECT user_id, packed FROM user_ratings ORDER BY user_id')
    // The types know only rows as objects; `raw` makes them the lists that the type above says.
    .raw()
    .iterate();
  const reader = new PackedRatings(1);
  let row = 0;
  for (const [userId, packed] of users) {
    reader.open(packed);
    for (; reader.next(); row += 1) {
      columns.userIds[row] = userId;
      columns.movieIds[row] = reader.id;
      columns.halfStars[row] = reader.halfStars;
      columns.timestamps[row] = reader.timeSeconds;
    }
  }
  return columns;
}
