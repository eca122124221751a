import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { tuningSchema, untuned } from '../../contract/tuning.ts';
import { candidatesAmong } from './candidates.ts';
import type { ModelTraits } from './model-traits.ts';
import { tuningShifts } from './tuning.ts';

const traits: ModelTraits = {
  years: Float64Array.of(1975, 1994, 2015, Number.NaN),
  ratingCounts: Int32Array.of(0, 5, 100, 100),
  meanStars: Float64Array.of(3, 3, 3, 3),
  genres: [{ genre: 'Horror', has: Uint8Array.of(1, 0, 1, 0) }],
  tag: (tag) => (tag === 'space' ? Uint8Array.of(0, 1, 0, 0) : new Uint8Array(4)),
};
const nearness = (): Float32Array => Float32Array.of(0.8, 0.8, 0.2, 0.2);
const everyMovie = candidatesAmong(4, () => true);
const shiftsOf = (tuning: object) => tuningShifts(tuningSchema.parse(tuning), traits, nearness, everyMovie);
const rounded = (shifts: Float32Array | null) =>
  shifts && Array.from(shifts, (x) => Math.round(x * 100) / 100);

test('nothing turned shifts nothing, and neither does diversity, which only re-ranks', () => {
  expect(tuningShifts(untuned, traits, nearness, everyMovie)).toBeNull();
  expect(shiftsOf({ diversity: 1 })).toBeNull();
});

test('novelty and distance count in standard deviations, either way', () => {
  // Half of the movies are one deviation above the mean, half below.
  expect(rounded(shiftsOf({ novelty: 0.1 }))).toEqual([0.09, 0.09, -0.09, -0.09]);
  expect(rounded(shiftsOf({ novelty: -0.5 }))).toEqual([-0.45, -0.45, 0.45, 0.45]);
  expect(rounded(shiftsOf({ distance: 1 }))).toEqual([-1.2, -1.2, 1.2, 1.2]);
});

test('less popular leaves out the most rated, up to those with half of all ratings', () => {
  // Of 205 ratings: one movie has less than half, two have more.
  expect(rounded(shiftsOf({ novelty: 1 }))).toEqual([0.9, 0.9, -Infinity, -0.9]);
});

test('at 40 % less popular none of the fifty most rated is left, however evenly movies are rated', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 250, maxLength: 300 }), (counts) => {
      const ratingCounts = Int32Array.from(counts, (count) => count + 1);
      const unknown = new Float64Array(counts.length).fill(Number.NaN);
      const shifts = tuningShifts(
        tuningSchema.parse({ novelty: 0.4 }),
        { ...traits, years: unknown, ratingCounts, meanStars: unknown, genres: [] },
        nearness,
        candidatesAmong(counts.length, () => true),
      );
      const mostRated = [...ratingCounts.keys()].sort(
        (a, b) => (ratingCounts[b] ?? 0) - (ratingCounts[a] ?? 0) || a - b,
      );
      expect(mostRated.slice(0, 50).every((movie) => shifts?.[movie] === -Infinity)).toBe(true);
      expect(mostRated.slice(-100).some((movie) => shifts?.[movie] === -Infinity)).toBe(false);
    }),
  );
});

test('genres and tags add up', () => {
  expect(rounded(shiftsOf({ genres: { Horror: 1 }, tags: { space: -1 } }))).toEqual([1.5, -1.5, 1.5, 0]);
  expect(rounded(shiftsOf({ genres: { Unheard: 1 } }))).toEqual([0, 0, 0, 0]);
});

test('an era leaves out what is outside of it, and movies of no known year', () => {
  expect(shiftsOf({ yearFrom: 1980 })).toEqual(Float32Array.of(-Infinity, 0, 0, -Infinity));
  expect(shiftsOf({ yearFrom: 1980, yearTo: 1999 })).toEqual(
    Float32Array.of(-Infinity, 0, -Infinity, -Infinity),
  );
});
