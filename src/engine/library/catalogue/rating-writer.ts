// Writes the ratings of a new catalogue, packed by user, in whatever order they come.
import { checkLimit } from './catalogue-limits.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { MoviePlaces } from './movie-places.ts';
import { nextTurn } from '../../base/cancellation.ts';
import {
  appendRows,
  createRatingBatch,
  keepRows,
  orderByUserAndMovie,
  type RatingBatch,
} from './rating-batch.ts';
import { PackedRatings, RatingPacker } from './rating-packing.ts';
import type { RatingTally } from './rating-tally.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type RejectedRating = 'duplicate' | 'unknown-movie';

/** Receives the line of each rating that is left out; it may belong to an earlier batch. */
export type OnRejected = (line: number, why: RejectedRating) => void;

export type EndOptions = {
  signal?: AbortSignal | undefined;
  /** Called about every 20 ms. */
  onTurn?: (() => void) | undefined;
};

/** Ratings sorted and written at once: about 20 ms of work. */
const usualBlockRows = 1 << 19;
/** Ratings merged between two looks at the abort signal. */
const sliceRows = 20_000;

/**
 * Ratings are collected in a block, which is sorted and written user by user when full; its last user stays for the next block, since
 * more of their ratings may follow. A file sorted by user needs nothing else. Ratings of a user who was already written are put
 * aside in a table of their own, and merged at the end.
 */
export class RatingWriter {
  readonly #database: SqliteDatabase;
  readonly #places: MoviePlaces;
  readonly #tally: RatingTally;
  readonly #fingerprint: Fingerprint;
  readonly #blockRows: number;
  readonly #block: RatingBatch;
  readonly #packer = new RatingPacker(1);
  readonly #latePacker = new RatingPacker(2);
  readonly #insert;
  #insertLate: ((userId: number, packed: Buffer) => void) | null = null;
  #lastUserId = -1;
  /** Different users written so far. */
  users = 0;

  constructor(
    database: SqliteDatabase,
    places: MoviePlaces,
    tally: RatingTally,
    fingerprint: Fingerprint,
    blockRows = usualBlockRows,
  ) {
    this.#database = database;
    this.#places = places;
    this.#tally = tally;
    this.#fingerprint = fingerprint;
    this.#blockRows = blockRows;
    this.#block = createRatingBatch(blockRows);
    this.#insert = database.prepare<[number, Buffer]>('INSERT OR REPLACE INTO user_ratings VALUES (?, ?)');
  }

  add(batch: RatingBatch, onRejected: OnRejected): void {
    for (let from = 0; from < batch.count;) {
      from = appendRows(batch, from, this.#block);
      if (this.#block.count === this.#blockRows) this.#writeBlock(onRejected, false);
    }
  }

  /** Adds a single rating that comes from no file. */
  addOne(userId: number, movieId: number, halfStars: number, timeSeconds: number): void {
    const block = this.#block;
    block.userIds[block.count] = userId;
    block.movieIds[block.count] = movieId;
    block.halfStars[block.count] = halfStars;
    block.timestamps[block.count] = timeSeconds;
    block.lines[block.count] = 0;
    block.count += 1;
    if (block.count === this.#blockRows) this.#writeBlock(() => undefined, false);
  }

  /** Writes the last block and merges late ratings; nothing may be added afterwards. */
  async end(onRejected: OnRejected, { signal, onTurn }: EndOptions): Promise<void> {
    this.#writeBlock(onRejected, true);
    if (this.#insertLate === null) return;
    const userIds = this.#database
      .prepare<[], number>('SELECT DISTINCT user_id FROM late_ratings')
      .pluck()
      .all();
    const merge = this.#prepareMerge(onRejected);
    let nextTurnAt = 0;
    for (const userId of userIds) {
      if (this.#tally.ratings >= nextTurnAt) {
        onTurn?.();
        await nextTurn(signal);
        nextTurnAt = this.#tally.ratings + sliceRows;
      }
      merge(userId);
    }
    this.#insertLate = null;
    // Its pages are taken for the ratings by movie.
    this.#database.exec('DROP TABLE late_ratings');
  }

  #writeBlock(onRejected: OnRejected, isLast: boolean): void {
    const block = this.#block;
    const order = orderByUserAndMovie(block);
    let from = 0;
    while (from < order.length) {
      const userId = block.userIds[order[from] ?? 0] ?? 0;
      let to = from + 1;
      while (to < order.length && block.userIds[order[to] ?? 0] === userId) to += 1;
      // A user who fills most of the block is written anyway; otherwise no room would be left.
      if (to === order.length && !isLast && to - from <= this.#blockRows / 2) break;
      this.#writeUser(userId, order, from, to, onRejected);
      from = to;
    }
    keepRows(block, order.subarray(from));
  }

  /** The rows at `order[from]` up to `order[to]` are all of the user. */
  #writeUser(userId: number, order: Uint32Array, from: number, to: number, onRejected: OnRejected): void {
    const { movieIds, halfStars, timestamps, lines } = this.#block;
    const isLate = userId <= this.#lastUserId;
    const packer = isLate ? this.#latePacker : this.#packer;
    packer.start();
    let previous = -1;
    for (let at = from; at < to; at += 1) {
      const row = order[at] ?? 0;
      const movieId = movieIds[row] ?? 0;
      const half = halfStars[row] ?? 0;
      const time = timestamps[row] ?? 0;
      const place = this.#places.get(movieId);
      if (place === undefined) {
        onRejected(lines[row] ?? 0, 'unknown-movie');
      } else if (movieId === previous) {
        onRejected(lines[row] ?? 0, 'duplicate');
      } else {
        previous = movieId;
        packer.add(movieId, half, time, lines[row] ?? 0);
        if (!isLate) this.#note(userId, movieId, place, half, time);
      }
    }
    if (packer.isEmpty) return;
    if (isLate) {
      this.#insertLate ??= this.#prepareLate();
      this.#insertLate(userId, packer.bytes());
    } else {
      this.#insert.run(userId, packer.bytes());
      this.#lastUserId = userId;
      this.#countUser();
    }
  }

  #note(userId: number, movieId: number, place: number, halfStars: number, timeSeconds: number): void {
    this.#tally.add(place, halfStars);
    this.#fingerprint.addRating(userId, movieId, halfStars, timeSeconds);
  }

  #countUser(): void {
    this.users += 1;
    checkLimit('people', this.users);
  }

  #prepareLate(): (userId: number, packed: Buffer) => void {
    this.#database.exec(
      `CREATE TABLE late_ratings (
        user_id INTEGER NOT NULL, part INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (user_id, part)
      ) STRICT, WITHOUT ROWID`,
    );
    const insert = this.#database.prepare<[number, number, Buffer]>(
      'INSERT INTO late_ratings VALUES (?, ?, ?)',
    );
    let part = 0;
    return (userId, packed) => {
      insert.run(userId, part, packed);
      part += 1;
    };
  }

  /** Merges a user's late ratings; the first rating of each movie counts. */
  #prepareMerge(onRejected: OnRejected): (userId: number) => void {
    const selectWritten = this.#database
      .prepare<[number], Buffer>('SELECT packed FROM user_ratings WHERE user_id = ?')
      .pluck();
    const selectLate = this.#database
      .prepare<[number], Buffer>('SELECT packed FROM late_ratings WHERE user_id = ? ORDER BY part')
      .pluck();
    const written = new PackedRatings(1);
    const late = new PackedRatings(2);
    return (userId) => {
      const byMovie = new Map<number, { halfStars: number; timeSeconds: number }>();
      const packed = selectWritten.get(userId);
      if (packed === undefined) this.#countUser();
      else {
        written.open(packed);
        while (written.next())
          byMovie.set(written.id, { halfStars: written.halfStars, timeSeconds: written.timeSeconds });
      }
      for (const part of selectLate.iterate(userId)) {
        late.open(part);
        while (late.next()) {
          if (byMovie.has(late.id)) onRejected(late.line, 'duplicate');
          else {
            byMovie.set(late.id, { halfStars: late.halfStars, timeSeconds: late.timeSeconds });
            this.#note(userId, late.id, this.#places.get(late.id) ?? 0, late.halfStars, late.timeSeconds);
          }
        }
      }
      this.#packer.start();
      for (const movieId of Int32Array.from(byMovie.keys()).sort()) {
        const { halfStars, timeSeconds } = byMovie.get(movieId) ?? { halfStars: 0, timeSeconds: 0 };
        this.#packer.add(movieId, halfStars, timeSeconds);
      }
      this.#insert.run(userId, this.#packer.bytes());
    };
  }
}
