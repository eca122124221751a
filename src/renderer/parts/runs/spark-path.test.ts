import { expect, it } from 'vitest';
import { sparkPath } from './spark-path.ts';

it('goes from the left to the right edge, the largest value on top', () => {
  expect(sparkPath([1, 0.5, 0], 43, 13)).toBe('M1.5 1.5L21.5 6.5L41.5 11.5');
});

it('is level for values alike, and empty without a line to draw', () => {
  expect(sparkPath([2, 2], 13, 13)).toBe('M1.5 11.5L11.5 11.5');
  expect([sparkPath([1], 10, 10), sparkPath([Number.NaN, 1], 10, 10)]).toEqual(['', '']);
});
