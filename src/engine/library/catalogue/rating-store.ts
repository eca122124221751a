// Ratings of the catalogue: a user's own, or all of them for training.
import { pacedBy, type WorkOptions } from '../../base/paced-work.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { timeWithin, type RatingsByUser } from '../../ratings/ratings-by-user.ts';
import { PackedRatings } from './rating-packing.ts';

export type RatingStore = {
  hasUser: (userId: number) => boolean;
  /** Up to five ids of users that exist, closest number first: what someone may have meant. */
  nearestUserIds: (userId: number) => number[];
  /** By movie id; empty for an unknown user. */
  userRatings: (userId: number) => { movieId: number; halfStars: number }[];
  /** By user id; empty for an unknown or unrated movie. */
  movieRatings: (movieId: number) => { userId: number; halfStars: number }[];
  /** All ratings; takes 9 bytes for each: 288 MB for 32 million. */
  ratings: (options?: WorkOptions) => Promise<RatingsByUser>;
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
    ratings: (options = {}) => readRatings(database, options),
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

async function readRatings(database: SqliteDatabase, work: WorkOptions): Promise<RatingsByUser> {
  const pace = pacedBy(work);
  const [count = 0, users = 0] =
    database.prepare<[], number[]>('SELECT ratings, users FROM info').raw().get() ?? [];
  const userIds = new Int32Array(users);
  const userStarts = new Int32Array(users + 1);
  const movieIds = new Int32Array(count);
  const halfStars = new Uint8Array(count);
  const timestamps = new Uint32Array(count);
  const rows = database
    .prepare<[], [number, Buffer]>('SELECT user_id, packed FROM user_ratings ORDER BY user_id')
    // The types know only rows as objects; `raw` makes them the lists that the type above says.
    .raw()
    .iterate();
  const reader = new PackedRatings(1);
  let user = 0;
  let rating = 0;
  for (const [userId, packed] of rows) {
    reader.open(packed);
    for (; reader.next(); rating += 1) {
      movieIds[rating] = reader.id;
      halfStars[rating] = reader.halfStars;
      timestamps[rating] = timeWithin(reader.timeSeconds);
    }
    userIds[user] = userId;
    user += 1;
    userStarts[user] = rating;
    await pace(rating / count);
  }
  return {
    userIds: userIds.subarray(0, user),
    userStarts: userStarts.subarray(0, user + 1),
    ...{ movieIds, halfStars, timestamps },
  };
}
