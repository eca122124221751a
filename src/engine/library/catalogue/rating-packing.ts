// Packs the ratings of one user, or of one movie, into a few bytes each, and reads them back.

/** Columns of a rating besides id and half-stars: none, the time, or the time and the line in the file. */
export type PackedColumns = 0 | 1 | 2;

/** The most bytes that a number takes. */
const maxNumberBytes = 10;
const maxSmall = 2 ** 31;

/**
 * Layout: ratings are ordered by ascending id (movie ids of a user, user ids of a movie). Each is one
 * number, `16 * (id - the id before) + halfStars`, and one number for each further column, the difference from the value before,
 * zigzagged so that small negative ones are small too. Numbers are LEB128: seven bits to a byte, the lowest first, the high
 * bit set in all but the last. A rating of MovieLens takes some five bytes with its time, two without.
 */
export class RatingPacker {
  readonly #columns: PackedColumns;
  #bytes = Buffer.allocUnsafe(1 << 12);
  #used = 0;
  #lastId = 0;
  #lastTime = 0;
  #lastLine = 0;

  constructor(columns: PackedColumns) {
    this.#columns = columns;
  }

  get isEmpty(): boolean {
    return this.#used === 0;
  }

  /** Forgets what was packed. */
  start(): void {
    this.#used = 0;
    this.#lastId = 0;
    this.#lastTime = 0;
    this.#lastLine = 0;
  }

  /** Ids come in ascending order. */
  add(id: number, halfStars: number, timeSeconds = 0, line = 0): void {
    if (this.#used + 3 * maxNumberBytes > this.#bytes.length) this.#grow();
    this.#put((id - this.#lastId) * 16 + halfStars);
    this.#lastId = id;
    if (this.#columns === 0) return;
    this.#put(zigzag(timeSeconds - this.#lastTime));
    this.#lastTime = timeSeconds;
    if (this.#columns === 1) return;
    this.#put(zigzag(line - this.#lastLine));
    this.#lastLine = line;
  }

  /** The packed ratings; good until the next `start`. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }

  #put(number: number): void {
    let rest = number;
    while (rest >= maxSmall) {
      this.#bytes[this.#used++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 128) {
      this.#bytes[this.#used++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#used++] = rest;
  }

  #grow(): void {
    const grown = Buffer.allocUnsafe(this.#bytes.length * 2);
    this.#bytes.copy(grown);
    this.#bytes = grown;
  }
}

/** Iterates over packed ratings: `open`, then `next` until it returns false; the fields hold the current rating. */
export class PackedRatings {
  readonly #columns: PackedColumns;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  id = 0;
  halfStars = 0;
  timeSeconds = 0;
  line = 0;

  constructor(columns: PackedColumns) {
    this.#columns = columns;
  }

  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
    this.id = 0;
    this.timeSeconds = 0;
    this.line = 0;
  }

  next(): boolean {
    if (this.#at >= this.#bytes.length) return false;
    const key = this.#number();
    this.halfStars = key % 16;
    this.id += (key - this.halfStars) / 16;
    if (this.#columns > 0) this.timeSeconds += unzigzag(this.#number());
    if (this.#columns > 1) this.line += unzigzag(this.#number());
    return true;
  }

  #number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte >= 128 && shift < 28; shift += 7) {
      byte = bytes[this.#at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    for (let scale = 2 ** 28; byte >= 128; scale *= 128) {
      byte = bytes[this.#at++] ?? 0;
      number += (byte & 127) * scale;
    }
    return number;
  }
}

function zigzag(difference: number): number {
  return difference < 0 ? -2 * difference - 1 : 2 * difference;
}

function unzigzag(number: number): number {
  return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
}
