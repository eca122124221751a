// Reads the values that histories are made of: ids, years, dates and ratings on the scales of the sites.

/** `tt0113277`, `0113277` and `113277` as `tt0113277`; null for anything else. */
export function parseImdbId(text: string): string | null {
  const digits = /^(?:tt)?0*(\d{1,10})$/iu.exec(text.trim())?.[1];
  return digits === undefined || digits === '0' ? null : `tt${digits.padStart(7, '0')}`;
}

/** A positive whole number; null for anything else. */
export function parseId(text: string): number | null {
  const id = /^\s*0*(\d{1,10})(?:\.0)?\s*$/u.exec(text)?.[1];
  const value = Number(id);
  return id === undefined || value < 1 || value > 2 ** 31 - 1 ? null : value;
}

/** `1995`, also as the start of a date or as a spreadsheet writes it, `1995.0`; null if there is none. */
export function parseYear(text: string): number | null {
  const year = Number(/^\s*(\d{4})(?![\d])/u.exec(text)?.[1] ?? Number.NaN);
  return year >= 1870 && year <= 2100 ? year : null;
}

/** Stars from 0.5 to 5 as half-stars; null for anything else. Halves stay halves. */
export function halfStarsOfStars(text: string): number | null {
  return toHalfStars(parseDecimal(text) * 2);
}

/** A rating from 1 to 10, or in halves, as half-stars; null for anything else. */
export function halfStarsOfTen(text: string): number | null {
  return toHalfStars(parseDecimal(text));
}

/** What is between two half-stars goes to the higher one. */
function toHalfStars(value: number): number | null {
  const halfStars = Math.floor(value + 0.5);
  return value >= 0.5 && halfStars >= 1 && value <= 10 ? halfStars : null;
}

/** With point or comma; not a number for anything else. */
function parseDecimal(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return /^\d{1,2}(?:\.\d{1,4})?$/u.test(trimmed) ? Number(trimmed) : Number.NaN;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** No site kept ratings before; a date beyond tomorrow is a mistake as well. */
const firstMs = Date.UTC(1990, 0, 1);
const dayMs = 86_400_000;

/**
 * Milliseconds of `2024-05-31`, which means that day's first moment here, of `2024-05-31T18:30:00Z` with any offset, or of
 * `Fri May 31 00:00:00 2024`; null if the text is no date or one that can't be.
 */
export function parseDate(text: string, now = Date.now()): number | null {
  const timeMs = readDate(text.trim());
  return Number.isFinite(timeMs) && timeMs >= firstMs && timeMs <= now + dayMs ? timeMs : null;
}

function readDate(text: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text) ?? [];
  if (year !== undefined) return localDay(Number(year), Number(month) - 1, Number(day));
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u.test(text)) return Date.parse(withOffset(text));
  const [, name, dayOfMonth, yearAtEnd] =
    /^[a-z]{3},? ([a-z]{3}) +(\d{1,2})(?: [\d:]+)? (\d{4})$/iu.exec(text) ?? [];
  const place = months.indexOf((name ?? '').toLowerCase());
  return place < 0 ? Number.NaN : localDay(Number(yearAtEnd), place, Number(dayOfMonth));
}

/** A time without an offset is meant in UTC, and one after a space is written so too. */
function withOffset(text: string): string {
  const written = text.replace(' UTC', 'Z').replace(' ', 'T');
  return /(?:Z|[+-]\d{2}:?\d{2})$/iu.test(written) ? written : `${written}Z`;
}

/** Not a number for the 31st of February. */
function localDay(year: number, month: number, day: number): number {
  const date = new Date(year, month, day);
  return date.getMonth() === month && date.getDate() === day ? date.getTime() : Number.NaN;
}
