// Ratings on the scales of sites and of people's own tables, as half-stars.
import type { RatingScale } from '../../contract/table-mapping.ts';

/** What one step of the scale is worth in half-stars. */
const steps: Readonly<Record<Exclude<RatingScale, 'letters'>, number>> = {
  '5': 2,
  '10': 1,
  '20': 0.5,
  '100': 0.1,
};

const letters: Readonly<Record<string, number>> = {
  ...{ 'a+': 10, a: 9, 'a-': 8, 'b+': 8, b: 7, 'b-': 6, 'c+': 6, c: 5, 'c-': 4 },
  ...{ 'd+': 4, d: 3, 'd-': 2, e: 2, f: 1 },
};

const number = /^(\d{1,3}(?:[.,]\d{1,4})?)\s*(%|\/\s*(?:5|10|20|100))?$/u;
const glyphs = /^([★⭐*]\ufe0f?)*\s*(½|1\/2)?$/u;
const nothing = new Set([
  '',
  '-',
  '–',
  '0',
  '0.0',
  'null',
  'none',
  'nan',
  'n/a',
  '\\n',
  'undefined',
  'not rated',
  'unrated',
]);

/** Whether the text says that there is no rating. */
export function isUnrated(text: string): boolean {
  return nothing.has(text.trim().toLowerCase());
}

/** 1 to 10; null for what is not on the scale. `8/10` and `85%` name their own. What is between two half-stars goes to the higher one. */
export function halfStarsOf(text: string, scale: RatingScale): number | null {
  const trimmed = text.trim();
  if (scale === 'letters') return letters[trimmed.toLowerCase().replace('−', '-')] ?? null;
  const [, digits, named] = number.exec(trimmed) ?? [];
  if (digits === undefined) return scale === '5' ? halfStarsOfGlyphs(trimmed) : null;
  const value = Number(digits.replace(',', '.')) * stepOf(named, scale);
  // The lowest of a hundred steps is still a rating.
  return value > 0 && value <= 10 ? Math.max(1, Math.floor(value + 0.5)) : null;
}

function stepOf(named: string | undefined, scale: Exclude<RatingScale, 'letters'>): number {
  if (named === undefined) return steps[scale];
  return named === '%' ? steps['100'] : 10 / Number(named.slice(1));
}

/** `★★★½`. */
function halfStarsOfGlyphs(text: string): number | null {
  if (text === '' || !glyphs.test(text)) return null;
  const halfStars = (text.match(/[★⭐*]/gu)?.length ?? 0) * 2 + (/½|1\/2/u.test(text) ? 1 : 0);
  return halfStars >= 1 && halfStars <= 10 ? halfStars : null;
}
