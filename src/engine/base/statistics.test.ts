import { expect, test } from 'vitest';
import { clamp, meanOf, shrunkMean, strideFor } from './statistics.ts';

test('means of none are 0, and few values are pulled towards the prior', () => {
  expect(meanOf([])).toBe(0);
  expect(meanOf([1, 2, 6])).toBe(3);
  expect(shrunkMean(4, 1, 3)).toBe(1);
  expect(shrunkMean(4, 1, 3, 2)).toBe(2.5);
});

test('a stride picks at most as many as are wanted, and everything where there are fewer', () => {
  expect(strideFor(10, 4)).toBe(3);
  expect(strideFor(3, 4)).toBe(1);
  expect(strideFor(0, 4)).toBe(1);
});

test('clamps to both ends', () => {
  expect([-2, 0.5, 7].map((value) => clamp(value, 0, 1))).toEqual([0, 0.5, 1]);
});
