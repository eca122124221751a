// Finds titles by words with typing errors, and by numbers that are written another way; held in memory by row.
import { plainWords } from './title-forms.ts';

export type FuzzyIndex = {
  /** The closest rows with all of the words, each with what sets it apart: 0 for other numerals, 1 for each typing error. */
  closest: (query: string, limit: number) => Map<number, number>;
};

/** Of an unfinished last word. */
const prefixCost = 0.25;
/** Of a first letter that differs: people err there least. */
const firstLetterCost = 0.5;
/** Of a short word among others that no word is like: `lord of teh rings`. */
const missingCost = 1.5;
const mostWords = 8;
/** Letters of a word that are compared. */
const longest = 60;
/** Three rows of the table of `distance`, kept since it is asked for thousands of words at a time. */
const tableRows = [
  new Uint8Array(longest + 1),
  new Uint8Array(longest + 1),
  new Uint8Array(longest + 1),
] as const;
/** An unfinished word may begin many; the closest of them are enough. */
const mostFound = 400;

type Vocabulary = {
  texts: readonly string[];
  /** The rows that each word is in. */
  rows: readonly (readonly number[])[];
  /** See `lettersOf`; beside each other, since every search passes all of them. */
  letters: Int32Array;
  places: ReadonlyMap<string, number>;
  /** Rows by their title without spaces: `oldboy` for `Old Boy`. */
  joined: ReadonlyMap<string, readonly number[]>;
};

/** `titles` are folded; a row may have several. */
export function createFuzzyIndex(titles: Iterable<readonly [row: number, folded: string]>): FuzzyIndex {
  const vocabulary = readVocabulary(titles);

  function rowsOf(asked: string, isLast: boolean): Map<number, number> {
    const found = new Map<number, number>();
    for (const [place, cost] of closestWords(vocabulary, asked, isLast)) {
      for (const row of vocabulary.rows[place] ?? []) {
        const known = found.get(row);
        if (known === undefined || cost < known) found.set(row, cost);
      }
    }
    return found;
  }

  return {
    closest: (query, limit) => {
      const asked = plainWords(query).slice(0, mostWords);
      const best = withAllWords(asked, rowsOf);
      for (const row of vocabulary.joined.get(asked.join('')) ?? []) best.set(row, 0);
      return new Map([...best].sort(([, a], [, b]) => a - b).slice(0, limit));
    },
  };
}

/** How many typing errors set two folded words apart; null if more than a word of that length can have. */
export function typingErrors(asked: string, word: string): number | null {
  const most = errorsAllowed(asked);
  const errors = Math.abs(asked.length - word.length) > most ? most + 1 : distance(asked, word, most, false);
  return errors > most ? null : errors;
}

function readVocabulary(titles: Iterable<readonly [row: number, folded: string]>): Vocabulary {
  const places = new Map<string, number>();
  const rows: number[][] = [];
  const joined = new Map<string, number[]>();
  for (const [row, folded] of titles) {
    const words = plainWords(folded);
    const whole = words.join('');
    // Two words are often written as one, and that with an error too: `spidermann`.
    for (const word of words.length === 2 ? [...words, whole] : words) {
      const place = places.get(word);
      if (place === undefined) {
        places.set(word, rows.length);
        rows.push([row]);
      } else if (rows[place]?.at(-1) !== row) rows[place]?.push(row);
    }
    const known = joined.get(whole);
    if (known === undefined) joined.set(whole, [row]);
    else known.push(row);
  }
  const texts = [...places.keys()];
  return { texts, rows, letters: Int32Array.from(texts, lettersOf), places, joined };
}

/** Rows with a word like each of those asked for, and the sum of what sets the words apart. */
function withAllWords(
  asked: readonly string[],
  rowsOf: (word: string, isLast: boolean) => Map<number, number>,
): Map<number, number> {
  const found: { rows: Map<number, number>; missing: number }[] = [];
  for (const [place, word] of asked.entries()) {
    const rows = rowsOf(word, place === asked.length - 1);
    const missing = asked.length > 2 && word.length < 4 && !/\d/u.test(word) ? missingCost : Infinity;
    if (rows.size === 0 && missing === Infinity) return new Map();
    found.push({ rows, missing });
  }
  // The rarest word that may not be missing leads.
  const [first, ...others] = found.sort(
    (a, b) => Number(isFinite(a.missing)) - Number(isFinite(b.missing)) || a.rows.size - b.rows.size,
  );
  const best = new Map<number, number>();
  for (const [row, least] of first?.rows ?? []) {
    let cost = least;
    for (const { rows, missing } of others) cost += rows.get(row) ?? missing;
    if (cost < Infinity) best.set(row, cost);
  }
  return best;
}

/** The places of words that may be meant, with the errors that it takes; an unfinished word may begin any. */
function closestWords(
  { texts, letters, places }: Vocabulary,
  asked: string,
  isLast: boolean,
): [place: number, cost: number][] {
  const most = errorsAllowed(asked);
  const same = places.get(asked);
  const found: [number, number][] = same === undefined ? [] : [[same, 0]];
  if (most === 0 && (!isLast || asked.length < 2)) return found;
  const wanted = lettersOf(asked);
  const first = asked.charCodeAt(0);
  for (let place = 0; place < texts.length; place += 1) {
    const lacking = wanted & ~(letters[place] ?? 0);
    if (lacking !== 0 && countBits(lacking) > most) continue;
    const text = texts[place] ?? '';
    const isLonger = text.length > asked.length + most;
    if (place === same || text.length + most < asked.length || (isLonger && !isLast)) continue;
    const startsAlike = text.charCodeAt(0) === first;
    if (isLonger && !startsAlike) continue;
    const errors = distance(asked, text, most, isLonger);
    if (errors > most) continue;
    found.push([place, errors + (isLonger ? prefixCost : startsAlike ? 0 : firstLetterCost)]);
  }
  return found.sort(([, a], [, b]) => a - b).slice(0, mostFound);
}

/** Short words and numbers have none: one letter would make another word of them. */
function errorsAllowed(word: string): number {
  if (word.length < 4 || /\d/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Letters to add, remove, change or swap, up to `most`; with `isPrefix` to make the beginning of `text`. More than `most` where it
 * takes more.
 */
function distance(asked: string, text: string, most: number, isPrefix: boolean): number {
  if (most === 0) return (isPrefix ? text.startsWith(asked) : text === asked) ? 0 : 1;
  const width = Math.min(text.length, asked.length + most, longest);
  let [before, row, free] = tableRows;
  for (let column = 0; column <= width; column += 1) row[column] = column;
  for (let at = 1; at <= asked.length; at += 1) {
    const letter = asked.charCodeAt(at - 1);
    let least = at;
    free[0] = at;
    for (let column = 1; column <= width; column += 1) {
      const other = text.charCodeAt(column - 1);
      let cost = (row[column - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (row[column] ?? 0) + 1, (free[column - 1] ?? 0) + 1);
      const isSwap =
        at > 1 && column > 1 && letter === text.charCodeAt(column - 2) && asked.charCodeAt(at - 2) === other;
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      free[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, free] = [row, free, before];
  }
  if (!isPrefix) return (row[width] ?? 0) + (text.length - width);
  return row.subarray(0, width + 1).reduce((least, cost) => Math.min(least, cost), most + 1);
}

/** One bit for each Latin letter, and one for each of the rest, five at a time. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << ((text.charCodeAt(at) - 97) & 31);
  return bits;
}

function countBits(bits: number): number {
  let left = bits;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}
