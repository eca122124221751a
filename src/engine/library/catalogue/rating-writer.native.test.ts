import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { ratingRows } from '../../../../tests/fixtures/rating-rows.ts';
import { timeWithin } from '../../ratings/ratings-by-user.ts';
import { createFingerprint } from './fingerprint.ts';
import { catalogueSchema } from '../migrations/catalogue-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { MoviePlaces } from './movie-places.ts';
import { createRatingBatch } from './rating-batch.ts';
import { PackedRatings } from './rating-packing.ts';
import { createRatingStore } from './rating-store.ts';
import { RatingTally } from './rating-tally.ts';
import { insertRatingsByMovie } from './ratings-by-movie.ts';
import { RatingWriter } from './rating-writer.ts';

const movieIds = [3, 7, 8, 20, 5_000_000];
const unknownMovieId = 9;

type Rating = { userId: number; movieId: number; halfStars: number; time: number };
type Written = {
  byUser: number[][];
  /** As training reads them. */
  read: number[][];
  byMovie: number[][];
  rejected: [number, string][];
  users: number;
  ratings: number;
  counts: number[];
  fingerprint: string;
};

/** Writes the ratings in batches of `batchRows` and blocks of `blockRows`; a rating's line is its place in the list. */
async function write(ratings: readonly Rating[], batchRows: number, blockRows: number): Promise<Written> {
  const database = new Database(':memory:');
  migrate(database, catalogueSchema);
  const places = new MoviePlaces();
  for (const [place, movieId] of movieIds.entries()) places.set(movieId, place);
  const tally = new RatingTally();
  const fingerprint = createFingerprint();
  const writer = new RatingWriter(database, places, tally, fingerprint, blockRows);
  const rejected: [number, string][] = [];
  const batch = createRatingBatch(batchRows);
  for (const [line, rating] of ratings.entries()) {
    const row = batch.count;
    batch.userIds[row] = rating.userId;
    batch.movieIds[row] = rating.movieId;
    batch.halfStars[row] = rating.halfStars;
    batch.timestamps[row] = rating.time;
    batch.lines[row] = line;
    batch.count += 1;
    if (batch.count < batchRows && line < ratings.length - 1) continue;
    writer.add(batch, (at, why) => rejected.push([at, why]));
    batch.count = 0;
  }
  await writer.end((at, why) => rejected.push([at, why]), {});
  const { users } = writer;
  const order = movieIds.map((_, place) => place);
  const sums = await insertRatingsByMovie(database, { order, movieIds, places, tally, users }, {});
  database
    .prepare("INSERT INTO info VALUES (1, '', 0, '', '', '', 0, 0, ?, ?, 0, 0, NULL, NULL)")
    .run(users, tally.ratings);
  const store = createRatingStore(database);
  const reader = new PackedRatings(1);
  const selectPacked = database.prepare<[], { userId: number; packed: Buffer }>(
    'SELECT user_id AS userId, packed FROM user_ratings ORDER BY user_id',
  );
  const written = {
    byUser: selectPacked.all().flatMap(({ userId, packed }) => {
      const rows: number[][] = [];
      reader.open(packed);
      while (reader.next()) rows.push([userId, reader.id, reader.halfStars, reader.timeSeconds]);
      return rows;
    }),
    read: ratingRows(await store.ratings()),
    byMovie: movieIds.flatMap((movieId) =>
      store.movieRatings(movieId).map(({ userId, halfStars }) => [movieId, userId, halfStars]),
    ),
    rejected: rejected.sort((a, b) => a[0] - b[0]),
    users,
    ratings: tally.ratings,
    counts: [...sums.counts],
    fingerprint: fingerprint.digest(),
  };
  database.close();
  return written;
}

test('comes to the same in any order, whatever the blocks, the first rating of a movie counting', async () => {
  const rating = fc.record({
    userId: fc.integer({ min: 1, max: 6 }),
    movieId: fc.constantFrom(...movieIds, unknownMovieId),
    halfStars: fc.integer({ min: 1, max: 10 }),
    time: fc.integer({ min: -1000, max: 2 ** 33 }),
  });
  const size = fc.integer({ min: 1, max: 9 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(rating, { maxLength: 80 }),
      size,
      size,
      async (ratings, batchRows, blockRows) => {
        const first = new Map<string, Rating>();
        const rejected: [number, string][] = [];
        for (const [line, given] of ratings.entries()) {
          const key = `${given.userId} ${given.movieId}`;
          if (given.movieId === unknownMovieId) rejected.push([line, 'unknown-movie']);
          else if (first.has(key)) rejected.push([line, 'duplicate']);
          else first.set(key, given);
        }
        const kept = [...first.values()].sort((a, b) => a.userId - b.userId || a.movieId - b.movieId);
        const written = await write(ratings, batchRows, blockRows);
        expect(written.rejected).toEqual(rejected);
        expect(written.byUser).toEqual(
          kept.map(({ userId, movieId, halfStars, time }) => [userId, movieId, halfStars, time]),
        );
        expect(written.read).toEqual(
          kept.map(({ userId, movieId, halfStars, time }) => [userId, movieId, halfStars, timeWithin(time)]),
        );
        expect(written.byMovie).toEqual(
          kept
            .toSorted((a, b) => a.movieId - b.movieId || a.userId - b.userId)
            .map(({ userId, movieId, halfStars }) => [movieId, userId, halfStars]),
        );
        expect(written.ratings).toBe(kept.length);
        expect(written.users).toBe(new Set(kept.map(({ userId }) => userId)).size);
        expect(written.counts.reduce((sum, count) => sum + count, 0)).toBe(kept.length);
        const sorted = await write(kept, 9, 1000);
        expect(written.fingerprint).toBe(sorted.fingerprint);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
