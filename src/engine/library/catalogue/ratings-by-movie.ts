// Turns the ratings that were written by user into ratings by movie, and sums up what each user gave.
import type { FinishOptions } from './catalogue-input.ts';
import type { MoviePlaces } from './movie-places.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { PackedRatings, RatingPacker } from './rating-packing.ts';
import type { RatingTally } from './rating-tally.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

/** By user, in ascending order of their ids. */
export type UserSums = { userIds: Int32Array; counts: Int32Array; sumsHalfStars: Float64Array };

type Source = {
  /** Place of each movie by ascending movie id, and the ids in that order. */
  order: readonly number[];
  movieIds: readonly number[];
  places: MoviePlaces;
  tally: RatingTally;
  users: number;
};

/** Ratings held at once, four bytes each: the whole of MovieLens 32M. With more, the users are gone through again for each such part. */
const heldRatings = 2 ** 25;
/** Ratings between two looks at the clock and the abort signal. */
const sliceRows = 50_000;

/**
 * Fills `movie_ratings`. Walking the users in order of their ids, each rating goes to its movie's next free slot, so that nothing has to
 * be sorted. A user is stored as their rank in that order.
 */
export async function insertRatingsByMovie(
  database: SqliteDatabase,
  source: Source,
  options: FinishOptions,
): Promise<UserSums> {
  const { order, tally, users } = source;
  const sums: UserSums = {
    userIds: new Int32Array(users),
    counts: new Int32Array(users),
    sumsHalfStars: new Float64Array(users),
  };
  let from = 0;
  let ratingsBefore = 0;
  do {
    let to = from;
    let held = 0;
    while (to < order.length) {
      const { count } = tally.movie(order[to] ?? 0);
      if (to > from && held + count > heldRatings) break;
      held += count;
      to += 1;
    }
    const share = { from: ratingsBefore / tally.ratings, part: held / tally.ratings };
    await insertPart(database, source, { from, to, held }, sums, {
      ...options,
      onPhase: (phase, done) => options.onPhase?.(phase, share.from + share.part * done),
    });
    from = to;
    ratingsBefore += held;
  } while (from < order.length);
  return sums;
}

/** The movies at `order[from]` up to `order[to]`, which have `held` ratings together. */
async function insertPart(
  database: SqliteDatabase,
  { order, movieIds, places, tally }: Source,
  { from, to, held }: { from: number; to: number; held: number },
  sums: UserSums,
  { onPhase, signal }: FinishOptions,
): Promise<void> {
  const next = new Int32Array(order.length).fill(-1);
  let start = 0;
  for (const place of order.slice(from, to)) {
    next[place] = start;
    start += tally.movie(place).count;
  }
  const ratings = new Uint32Array(held);
  const reader = new PackedRatings(1);
  const users = database
    .prepare<[], [number, Buffer]>('SELECT user_id, packed FROM user_ratings ORDER BY user_id')
    // The types know only rows as objects; `raw` makes them the lists that the type above says.
    .raw()
    .iterate();
  let user = 0;
  let read = 0;
  let nextTurnAt = 0;
  for (const [userId, packed] of users) {
    if (read >= nextTurnAt) {
      onPhase?.('indexing', (0.6 * read) / tally.ratings);
      await nextTurn(signal);
      nextTurnAt = read + sliceRows;
    }
    let count = 0;
    let sumHalfStars = 0;
    reader.open(packed);
    for (; reader.next(); count += 1) {
      sumHalfStars += reader.halfStars;
      const place = places.get(reader.id) ?? 0;
      const at = next[place] ?? -1;
      if (at < 0) continue;
      ratings[at] = user * 16 + reader.halfStars;
      next[place] = at + 1;
    }
    sums.userIds[user] = userId;
    sums.counts[user] = count;
    sums.sumsHalfStars[user] = sumHalfStars;
    user += 1;
    read += count;
  }

  const insert = database.prepare<[number, Buffer]>('INSERT INTO movie_ratings VALUES (?, ?)');
  const packer = new RatingPacker(0);
  let written = 0;
  nextTurnAt = 0;
  for (let at = from; at < to; at += 1) {
    if (written >= nextTurnAt) {
      onPhase?.('indexing', 0.6 + (0.4 * written) / held);
      await nextTurn(signal);
      nextTurnAt = written + sliceRows;
    }
    const end = next[order[at] ?? 0] ?? 0;
    if (end === written) continue;
    packer.start();
    for (; written < end; written += 1) {
      const rating = ratings[written] ?? 0;
      packer.add(sums.userIds[rating >>> 4] ?? 0, rating & 15);
    }
    insert.run(movieIds[at] ?? 0, packer.bytes());
  }
}
