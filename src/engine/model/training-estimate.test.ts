import { expect, it } from 'vitest';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { expectedParts, scaledParts, totalOf } from './training-estimate.ts';

const options = trainingOptionsSchema.parse({});
const small = { ratings: 100_836, users: 610, movies: 9_742 };
const large = { ratings: 32_000_204, users: 200_948, movies: 87_585 };

const timeOf = (size: typeof small, change: Partial<typeof options> = {}): number =>
  totalOf(expectedParts(size, { ...options, ...change }));

it('passes through the known sizes without a jump', () => {
  for (const size of [small, large]) {
    const [below, at, above] = [0.999, 1, 1.001].map((share) =>
      timeOf({ ...size, ratings: Math.round(share * size.ratings) }),
    );
    expect(above! / below!).toBeLessThan(1.01);
    expect(at!).toBeGreaterThan(below!);
  }
});

it('grows with the ratings, the people and the movies, between the known sizes and beyond them', () => {
  const sizes = [1000, 50_000, 100_836, 400_000, 3e6, 32e6, 64e6];
  const times = sizes.map((ratings) => timeOf({ ...small, ratings }));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(timeOf({ ...small, users: 2000 })).toBeGreaterThan(timeOf(small));
  expect(timeOf({ ...small, movies: 30_000 })).toBeGreaterThan(timeOf(small));
});

it('grows with the epochs, of which reading and the final measuring know nothing', () => {
  const once = expectedParts(small, options);
  const twice = expectedParts(small, { ...options, epochs: 2 * options.epochs });
  expect(twice).toEqual({ ...once, steps: 2 * once.steps, checks: 2 * once.checks });
});

it('takes longer for the classic model in smaller batches', () => {
  const classic = { preset: 'classic', epochs: 3 } as const;
  const large = timeOf(small, { ...classic, batchSize: 8192 });
  expect(timeOf(small, { ...classic, batchSize: 64 })).toBeGreaterThan(large);
  expect(large).toBeLessThan(timeOf(small));
});

it('is longer in every part on a slower computer', () => {
  const parts = expectedParts(small, options);
  expect(totalOf(scaledParts(parts, 3))).toBeCloseTo(3 * totalOf(parts));
});

it('is a small part of a training for a first impression, which takes no steps', () => {
  const impression = trainingOptionsSchema.parse({ preset: 'first-impression' });
  expect(expectedParts(small, impression)).toMatchObject({ steps: 0, checks: 0 });
  for (const size of [small, large]) expect(timeOf(size, impression)).toBeLessThan(timeOf(size) / 4);
});

it('takes longer with more dimensions, though less than in proportion', () => {
  const usual = expectedParts(small, options);
  const wide = expectedParts(small, { ...options, dimensions: 512 });
  expect(wide.steps / usual.steps).toBeGreaterThan(2);
  expect(wide.steps / usual.steps).toBeLessThan(4);
  expect(wide.preparing).toBe(usual.preparing);
  expect(expectedParts(small, { ...options, dimensions: 64 }).steps).toBeLessThan(0.7 * usual.steps);
});
