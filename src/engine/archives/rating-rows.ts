// Parses rows of ratings straight from bytes: no strings are made, so that tens of millions of rows take seconds.
import type { SkipReason } from '../../contract/skip-reasons.ts';
import { MatineeError } from '../../contract/errors.ts';
import { createRatingBatch, type RatingBatch } from '../library/catalogue/rating-batch.ts';
import { secondsOfText } from './rating-times.ts';
import { WholeLines } from './whole-lines.ts';

/** Column positions of a rating file, counted from 0. */
export type RatingLayout = {
  /** One character; for `::` it is `:`, and every other column is empty. */
  delimiter: string;
  userColumn: number;
  movieColumn: number;
  ratingColumn: number;
  /** Null if the file has no times. */
  timestampColumn: number | null;
  columns: number;
  /** Lines in front of the first rating: 0 without a header, 2 where a line for spreadsheets is in front of it. */
  headerLines: number;
};

export type RatingSink = {
  /** The batch is reused after the call. */
  onBatch: (batch: RatingBatch) => void;
  onBadRow: (line: number, reason: SkipReason) => void;
};

/** About 20 ms of inserting. */
const batchRows = 1 << 14;
const maxRowBytes = 1 << 20;
const maxId = 2 ** 31 - 1;
/** The last second that a JavaScript date can hold. */
const maxTime = 8.64e12;
/** Times from here on are milliseconds: as seconds they would be beyond the year 5000. */
const firstMilliseconds = 1e11;

// Not shared: with imported constants the loop over all bytes takes 40 % longer.
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quote = 34;
const comma = 44;
const minus = 45;
const dot = 46;
const zero = 48;
const nine = 57;

/** Takes a file's bytes in chunks of any size and emits its ratings in batches. */
export class RatingRows {
  readonly #file: string;
  readonly #layout: RatingLayout;
  readonly #sink: RatingSink;
  readonly #delimiter: number;
  /** Spreadsheets that separate fields by semicolons write 4,5. */
  readonly #decimalSign: number;
  readonly #batch = createRatingBatch(batchRows);
  readonly #lines = new WholeLines((bytes, end) => this.#parse(bytes, end));
  #line = 0;
  /** Rows read so far, good and bad, without the header and empty lines. */
  rows = 0;

  /** `file` is its name for error messages. */
  constructor(file: string, layout: RatingLayout, sink: RatingSink) {
    this.#file = file;
    this.#layout = layout;
    this.#sink = sink;
    this.#delimiter = layout.delimiter.charCodeAt(0);
    this.#decimalSign = this.#delimiter === comma ? dot : comma;
  }

  /** Throws `wrong-columns` for bytes that have no line ends. */
  push(chunk: Uint8Array): void {
    if (this.#lines.push(chunk) > maxRowBytes) {
      throw new MatineeError(
        'wrong-columns',
        `Line ${this.#line + 1} of ${this.#file} is far too long for a rating; this is no table of ratings.`,
      );
    }
  }

  /** Parses the rest after the last line end and emits the last batch. */
  end(): void {
    this.#lines.end();
    this.#handOn();
  }

  /** Parses whole lines; `end` is just behind a line feed. One long loop, since a call per field would cost more than the field. */
  #parse(bytes: Uint8Array, end: number): void {
    const { userColumn, movieColumn, ratingColumn, timestampColumn, columns } = this.#layout;
    const delimiter = this.#delimiter;
    const decimalSign = this.#decimalSign;
    const batch = this.#batch;
    let at = 0;
    while (this.#line < this.#layout.headerLines && at < end) {
      at = bytes.indexOf(lineFeed, at) + 1;
      this.#line += 1;
    }
    while (at < end) {
      this.#line += 1;
      const start = at;
      let column = 0;
      let reason: SkipReason | '' = '';
      let byte = 0;
      do {
        const fieldStart = at;
        let whole = 0;
        let fraction = 0;
        let scale = 1;
        let digits = 0;
        let isNumber = true;
        let isWhole = true;
        let isNegative = false;
        for (
          byte = bytes[at++] ?? lineFeed;
          byte !== delimiter && byte !== lineFeed;
          byte = bytes[at++] ?? lineFeed
        ) {
          if (byte >= zero && byte <= nine) {
            digits += 1;
            if (isWhole) whole = whole * 10 + byte - zero;
            else {
              fraction = fraction * 10 + byte - zero;
              scale *= 10;
            }
          } else if ((byte === dot || byte === decimalSign) && isWhole) isWhole = false;
          else if (byte === minus && digits === 0) isNegative = true;
          else if (!(isPadding(byte) && (digits === 0 || isFieldEnd(bytes, at, delimiter)))) isNumber = false;
        }
        isNumber &&= digits > 0;
        if (column === userColumn) {
          if (isNumber && fraction === 0 && !isNegative && whole <= maxId) batch.userIds[batch.count] = whole;
          else reason ||= 'the user id is not a whole number';
        } else if (column === movieColumn) {
          if (isNumber && fraction === 0 && !isNegative && whole <= maxId)
            batch.movieIds[batch.count] = whole;
          else reason ||= 'the movie id is not a whole number';
        } else if (column === ratingColumn) {
          const halfStars = 2 * (whole + fraction / scale);
          if (!isNumber) reason ||= 'the rating is not a number';
          else if (isNegative || halfStars < 1 || halfStars > 10)
            reason ||= 'the rating is not from 0.5 to 5';
          else if (!Number.isInteger(halfStars)) reason ||= 'the rating is not in half steps';
          else batch.halfStars[batch.count] = halfStars;
        } else if (column === timestampColumn) {
          const seconds = isNumber ? whole : secondsOfText(textOf(bytes, fieldStart, at - 1));
          const time = seconds >= firstMilliseconds ? Math.floor(seconds / 1000) : seconds;
          if (time <= maxTime) batch.timestamps[batch.count] = isNegative && isNumber ? -time : time;
          else reason ||= 'the time is not a number';
        }
        column += 1;
      } while (byte !== lineFeed);

      if (isBlank(bytes, start, at)) continue;
      this.rows += 1;
      if (column !== columns) reason = 'the row has too few or too many fields';
      if (reason === '') {
        batch.lines[batch.count] = this.#line;
        batch.count += 1;
        if (batch.count === batchRows) this.#handOn();
      } else {
        this.#sink.onBadRow(this.#line, reason);
      }
    }
  }

  #handOn(): void {
    if (this.#batch.count > 0) this.#sink.onBatch(this.#batch);
    this.#batch.count = 0;
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

function isPadding(byte: number): boolean {
  return byte === quote || byte === space || byte === carriageReturn;
}

/** Whether only padding remains between `at` and the field's end. */
function isFieldEnd(bytes: Uint8Array, at: number, delimiter: number): boolean {
  let next = at;
  while (isPadding(bytes[next] ?? lineFeed)) next += 1;
  const byte = bytes[next] ?? lineFeed;
  return byte === delimiter || byte === lineFeed;
}

/** Whether the line from `start` to just behind its line feed is empty. */
function isBlank(bytes: Uint8Array, start: number, behind: number): boolean {
  return behind - start === 1 || (behind - start === 2 && bytes[start] === carriageReturn);
}
