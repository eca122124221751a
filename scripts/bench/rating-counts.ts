// Numbers of ratings as they are typed: 200k, 1m, or 32m.
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { largestSet } from './scale/shape.ts';

/** `32m` is MovieLens 32M to the last rating. */
export function parseRatings(text: string): number {
  if (text.toLowerCase() === '32m') return largestSet.ratings;
  const number = text.replace(/k$/iu, '000').replace(/m$/iu, '000000');
  return wholeNumberBetween(10_000, 200_000_000)(number);
}
