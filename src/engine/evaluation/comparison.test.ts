import { expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { toStars } from '../../contract/stars.ts';
import { compareWithBaselines, simpleResults } from './comparison.ts';
import { testCases, type TestCase } from './evaluation-cases.ts';
import { userResults } from './user-results.ts';

const users = Array.from({ length: 40 }, (_, i) => i + 1);
const train = rated(users.flatMap((user) => [[user, 10, 4] as const, [user, 20, 4] as const]));
const test = rated(
  users.flatMap((user) => [[user, 30, 4] as const, [user, 10, user % 2 === 0 ? 3 : 5] as const]),
);
const cases = testCases(train, test);

/** The given stars, off by so much. */
function starsOf({ ratings }: TestCase, error: number): number[] {
  return Array.from(ratings.halfStars, (half) => toStars(half) + error);
}

it('reports by how much the model is ahead, and that it is no luck where it is so with everyone', () => {
  const stars = cases.map((one) => ({
    test: one,
    predicted: starsOf(one, 0.5),
  }));
  const bias = cases.map((one) => ({
    test: one,
    predicted: starsOf(one, -0.75),
  }));
  const lists = cases.map((one) => ({ test: one, ranked: one.relevant }));
  const simple = simpleResults({ bias, ease: { lists, movies: 3 } });
  const comparison = compareWithBaselines(userResults(stars, lists), simple, 1);
  expect(comparison.rmseToBias.difference).toBeCloseTo(-0.25, 12);
  expect(comparison.rmseToBias.low).toBeCloseTo(-0.25, 12);
  expect(comparison.rmseToBias.high).toBeCloseTo(-0.25, 12);
  expect(comparison.maeToBias.difference).toBeCloseTo(-0.25, 12);
  expect(comparison.ndcgAt10ToEase).toEqual({ difference: 0, low: 0, high: 0 });
});

it('leaves a difference open where half of the users are better and half are worse off', () => {
  const stars = cases.map((one, i) => ({
    test: one,
    predicted: starsOf(one, i % 2 === 0 ? 1 : 0),
  }));
  const bias = cases.map((one, i) => ({
    test: one,
    predicted: starsOf(one, i % 2 === 0 ? 0 : 1),
  }));
  const simple = simpleResults({ bias, ease: { lists: [], movies: 0 } });
  const { maeToBias } = compareWithBaselines(userResults(stars, []), simple, 1);
  expect(maeToBias.difference).toBeCloseTo(0, 12);
  expect(maeToBias.low).toBeLessThan(-0.1);
  expect(maeToBias.high).toBeGreaterThan(0.1);
});
