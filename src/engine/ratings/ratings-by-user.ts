// Ratings by column and in order of user and movie: how they come from a catalogue, and how those of a file are brought into that order.
import { distinctIds, idIndex } from '../base/id-index.ts';
import { clamp } from '../base/statistics.ts';

/** Ratings by column: the r-th rating is `halfStars[r]` (1 to 10) of `userIds[r]` for `movieIds[r]`. Any order. */
export interface RatingColumns {
  readonly userIds: Int32Array;
  readonly movieIds: Int32Array;
  readonly halfStars: Uint8Array;
  /** When each rating was given, in seconds since 1970, where that is known. */
  readonly timestamps?: ArrayLike<number> | undefined;
}

/** Ratings in order of user, then movie; nobody's id stands beside each of their ratings. */
export interface RatingsByUser {
  /** Ascending. */
  readonly userIds: Int32Array;
  /** Position of each user's first rating, and at the end the number of ratings. */
  readonly userStarts: Int32Array;
  /** By rating. */
  readonly movieIds: Int32Array;
  /** 1 to 10, by rating. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970, by rating; null where the times are unknown. */
  readonly timestamps: Uint32Array | null;
}

const latest = 2 ** 32 - 1;

/** A time in four bytes: what is before 1970 or after 2106 becomes that. */
export function timeWithin(seconds: number): number {
  return clamp(Math.round(seconds), 0, latest);
}

/** Puts ratings in order by counting: first by movie, then by user, which leaves the movies of a user in order. */
export function ratingsByUser(columns: RatingColumns): RatingsByUser {
  const userIds = distinctIds(columns.userIds);
  const movieIds = distinctIds(columns.movieIds);
  const byMovie = countingOrder(columns.movieIds, idIndex(movieIds), movieIds.length, null);
  const { order, starts } = countingOrder(columns.userIds, idIndex(userIds), userIds.length, byMovie.order);
  const { timestamps } = columns;
  return {
    userIds,
    userStarts: starts,
    movieIds: order.map((r) => columns.movieIds[r] ?? 0),
    halfStars: at(columns.halfStars, order),
    timestamps: timestamps === undefined ? null : timesAt(timestamps, order),
  };
}

/** Positions in order of their keys, equal ones in the order of `from`; and where each key's positions start. */
function countingOrder(
  ids: Int32Array,
  indexOf: (id: number) => number,
  keys: number,
  from: Int32Array | null,
): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(keys + 1);
  for (const id of ids) {
    const after = indexOf(id) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(ids.length);
  for (let k = 0; k < ids.length; k++) {
    const position = from === null ? k : (from[k] ?? 0);
    const key = indexOf(ids[position] ?? 0);
    const place = next[key] ?? 0;
    order[place] = position;
    next[key] = place + 1;
  }
  return { order, starts };
}

function at(values: Uint8Array, order: Int32Array): Uint8Array {
  const ordered = new Uint8Array(order.length);
  for (let k = 0; k < order.length; k++) ordered[k] = values[order[k] ?? 0] ?? 0;
  return ordered;
}

function timesAt(times: ArrayLike<number>, order: Int32Array): Uint32Array {
  const ordered = new Uint32Array(order.length);
  for (let k = 0; k < order.length; k++) ordered[k] = timeWithin(times[order[k] ?? 0] ?? 0);
  return ordered;
}
