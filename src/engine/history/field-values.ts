// Reads the values that histories are made of: ids, years and ratings on the scales of the sites.

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
