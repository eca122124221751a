import { expect, test } from 'vitest';
import { rankMovies, unsureParts, type PartFit } from './rank-movies.ts';

const graded = {
  isLimit: false,
  isGraded: true,
  isExcluded: false,
  isAlternative: false,
  isUnknown: null,
  unseen: 0.05,
};
const limit = { ...graded, isLimit: true, isGraded: false };
const part = (fit: number[], kind: Omit<PartFit, 'fit'> = graded): PartFit => ({
  ...kind,
  fit: Float32Array.from(fit),
});
const even = new Float32Array(4).fill(0.5);

function ranked(parts: readonly PartFit[], liking = even): number[] {
  return [...rankMovies(parts, liking, () => true, 10).rows];
}

test('a movie that fits all parts comes before one that fits a single part perfectly', () => {
  expect(ranked([part([1, 0.6, 0, 0]), part([0.1, 0.6, 1, 0])])[0]).toBe(1);
});

test('a movie without any sign of a rare trait is not found by the other one, of a frequent trait it comes last', () => {
  const frequent = part([1, 1, 0, 0]);
  expect(ranked([frequent, part([0.6, 0, 0.6, 0], { ...graded, unseen: 0.002 })])).toEqual([0]);
  expect(ranked([frequent, part([0.6, 0, 0, 0], { ...graded, unseen: 0.2 })])).toEqual([0, 1]);
});

test('what fits no part is not found', () => {
  expect(ranked([part([0.5, 0, 0.9, 0])])).toEqual([2, 0]);
});

test('a limit leaves out, and says nothing of how well the rest fits', () => {
  const parts = [part([1, 1, 1, 0], limit), part([0.3, 0.6, 0, 1])];
  expect(ranked(parts)).toEqual([1, 0]);
  expect(rankMovies(parts, even, () => true, 10).fits[1]).toBeCloseTo(0.62);
});

test('a movie of which a limit is not known is found last, however well it fits the rest', () => {
  const unsure = { ...limit, isUnknown: Uint8Array.from([0, 1, 0, 0]) };
  expect(ranked([part([1, 0, 0, 1], unsure), part([0.5, 1, 1, 0.6])])).toEqual([3, 0, 1]);
  expect(ranked([part([1, 0, 0, 1], { ...unsure, isExcluded: true }), part([1, 1, 0.5, 1])])).toEqual([2, 1]);
});

test('a limit that is not known of a movie is no matter where the movie is within its alternative', () => {
  const eighties = part([0, 1, 1, 0], limit);
  const short = { ...limit, isAlternative: true, isUnknown: Uint8Array.from([0, 1, 0, 1]) };
  const parts = [eighties, part([1, 0, 0, 0], short)];
  expect(ranked(parts)).toEqual([0, 1, 2, 3]);
  expect([0, 1, 2, 3].map((row) => unsureParts(parts, row).length)).toEqual([0, 0, 0, 1]);
});

test('what is not wanted is left out where a movie surely has it, and comes later where it may', () => {
  const horror = part([0.9, 0.2, 0, 0], { ...graded, isExcluded: true });
  expect(ranked([part([1, 1, 0.9, 0]), horror])).toEqual([2, 1]);
});

test('either of two alternatives will do', () => {
  const western = part([0, 1, 0, 0], { ...graded, isAlternative: true });
  expect(ranked([part([1, 0, 0, 0]), western])).toEqual([0, 1]);
});

test('of movies that fit as well the one that would be liked comes first', () => {
  expect(ranked([part([0.8, 0.8, 0.8, 0])], Float32Array.from([0.1, 0.9, 0.5, 1]))).toEqual([1, 2, 0]);
});

test('only candidates are found, and no more than asked for', () => {
  const all = part([1, 1, 1, 1]);
  expect([...rankMovies([all], even, (row) => row > 1, 1).rows]).toEqual([2]);
});
