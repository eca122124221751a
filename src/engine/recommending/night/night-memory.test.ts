import { expect, test } from 'vitest';
import { weightsOfMemory } from './night-memory.ts';

const night = (notedAtMs: number, worth: number) => ({ notedAtMs, worth });

test('without earlier nights everybody counts the same', () => {
  expect(weightsOfMemory([[], [], []])).toEqual({ weights: [1, 1, 1], nights: 0 });
});

test('who got less counts more, and who got more counts less', () => {
  const { weights, nights } = weightsOfMemory([[night(1, 0.9)], [night(1, 0.6)]]);
  expect(weights.map((weight) => Math.round(weight * 100))).toEqual([85, 115]);
  expect(nights).toBe(1);
});

test('a night that only one of them was at says nothing, nor does one without them', () => {
  expect(weightsOfMemory([[night(1, 0.9)], [night(2, 0.1)], []])).toEqual({ weights: [1, 1, 1], nights: 0 });
});

test('later nights count more, and turns even out', () => {
  const even = weightsOfMemory([
    [night(2, 0.4), night(1, 0.9)],
    [night(2, 0.9), night(1, 0.4)],
  ]);
  expect(even.weights[0]).toBeGreaterThan(1);
  expect(even.weights[0]).toBeLessThan(1.1);
});

test('it tips the balance and does not decide', () => {
  expect(weightsOfMemory([[night(1, 1)], [night(1, 0)]]).weights).toEqual([0.75, 1.25]);
});
