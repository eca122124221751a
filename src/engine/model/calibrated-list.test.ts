import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { topList } from '../base/top-k.ts';
import { calibratedList, owedShares } from './calibrated-list.ts';

/** Three movies of the head, three of the middle, two of the tail, best liked first. */
const groups = Uint8Array.of(0, 0, 0, 1, 1, 1, 2, 2);
const scores = Float32Array.of(8, 7, 6, 5, 4, 3, 2, 1);
const rule = { share: 1, priorRatings: 0, worth: [0, 1, 1] };
const listOf = (owed: number[], limit = 8) => [
  ...calibratedList(scores, { limit, isAllowed: () => true, groups, owed, rule }),
];

test('a group is owed a part of its share among the rated movies, which begins with that of all ratings', () => {
  // Of four, two are of the head, one of the middle, one of the tail.
  expect(owedShares(groups, [0, 1, 3, 6], { ...rule, share: 0.8 })).toEqual([0, 0.2, 0.2]);
  // With six more that are .5, .4 and .1: (1 + 2.4) / 10 and (1 + .6) / 10.
  const [head, middle, tail] = owedShares(groups, [0, 1, 3, 6], { ...rule, priorRatings: 6 });
  expect(head).toBe(0);
  expect(middle).toBeCloseTo(0.34, 12);
  expect(tail).toBeCloseTo(0.16, 12);
  expect(owedShares(groups, [], { ...rule, priorRatings: 10 })).toEqual([0, 0.4, 0.1]);
});

test('where nothing is owed the list is that of the scores', () => {
  expect(listOf([0, 0, 0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a place goes to the group with the largest sum of 1 / r and what it is owed', () => {
  // Place 1: 1 against 1/4 + .5 and 1/7; place 2: 1/2 against 1/4 + 1. Place 3: 1/2 against 1/5 + .5.
  expect(listOf([0, 0.5, 0], 3)).toEqual([0, 3, 4]);
  // Owed a quarter: place 2 has 1/2 against 1/4 + .5, place 3 has 1/2 against 1/5 + 0.
  expect(listOf([0, 0.25, 0], 3)).toEqual([0, 3, 1]);
  // The tail's best is at place 7: place 2 has 1/2 against 1/7 + .4.
  expect(listOf([0, 0, 0.2], 2)).toEqual([0, 6]);
});

test('a list has every allowed movie once, and groups keep their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ score: fc.integer({ min: 0, max: 20 }), group: fc.integer({ min: 0, max: 2 }) }), {
        maxLength: 40,
      }),
      fc.integer({ min: 0, max: 50 }),
      (movies, limit) => {
        const values = Float32Array.from(movies, ({ score }) => score);
        const parts = Uint8Array.from(movies, ({ group }) => group);
        const isAllowed = (movie: number): boolean => movie % 5 !== 0;
        const list = calibratedList(values, { limit, isAllowed, groups: parts, owed: [0, 0.3, 0.1] });
        const allowed = values.filter((_, movie) => isAllowed(movie)).length;
        expect(new Set(list).size).toBe(Math.min(limit, allowed));
        expect([...list].every(isAllowed)).toBe(true);
        for (const group of [0, 1, 2]) {
          const isOfGroup = (movie: number): boolean => parts[movie] === group && isAllowed(movie);
          const plain = topList(values, { from: 0, to: values.length, limit, isAllowed: isOfGroup });
          const own = [...list].filter(isOfGroup);
          expect(own).toEqual([...plain].slice(0, own.length));
        }
      },
    ),
  );
});
