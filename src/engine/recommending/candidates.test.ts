import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { candidatesAmong } from './candidates.ts';
import { ranksOf } from './percentile-rank.ts';

const values = Float32Array.of(4, 1, 3, 2, 9);
const candidates = candidatesAmong(5, (movie) => movie !== 4);

test('movies that are left out count nowhere', () => {
  expect([0, 1, 2, 3, 4].map((movie) => candidates.has(movie))).toEqual([true, true, true, true, false]);
  expect(candidates.countAbove(values, 4)).toBe(0);
  expect(candidates.spread(values)).toEqual({ mean: 2.5, deviation: Math.sqrt(1.25) });
});

test('bounds and shares are those of the candidates', () => {
  expect(candidates.countAbove(values, 2)).toBe(2);
  expect(candidates.shareAbove(values, 2)).toBe(0.5);
  expect(candidates.upperBound(values, 0.25)).toBe(4);
  expect(candidates.upperBound(values, 0.5)).toBe(3);
});

test('without candidates nothing is above, and no bound can be reached', () => {
  const nobody = candidatesAmong(5, () => false);
  expect(nobody.shareAbove(values, 0)).toBe(0);
  expect(nobody.upperBound(values, 0.5)).toBe(Infinity);
  expect(nobody.spread(values)).toEqual({ mean: 0, deviation: 0 });
});

test('one more than what is above is the place in the list', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ score: fc.integer({ min: 0, max: 9 }), isCounted: fc.boolean() }), {
        minLength: 1,
      }),
      (movies) => {
        const scores = Float32Array.from(movies, ({ score }) => score);
        const isCounted = (movie: number): boolean => movies[movie]?.isCounted ?? false;
        const among = candidatesAmong(movies.length, isCounted);
        const places = Array.from(scores, (score) => among.countAbove(scores, score) + 1);
        const ranks = ranksOf(scores, isCounted);
        expect(places).toEqual(Array.from(scores, (_, movie) => ranks.placeOf(movie)));
      },
    ),
  );
});
