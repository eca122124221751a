import { expect, test } from 'vitest';
import { fitToFrame, laidDown } from './frame.ts';

test('the longer side becomes -1 to 1, the shorter keeps its share', () => {
  const fitted = fitToFrame(Float32Array.of(10, 0, 30, 10), Int32Array.of(0, 1));
  expect(Array.from(fitted)).toEqual([-1, -0.5, 1, 0.5]);
});

test('what does not decide may be outside, and what has no place stays without', () => {
  const fitted = fitToFrame(Float32Array.of(0, 0, 2, 2, 5, 5, NaN, NaN), Int32Array.of(0, 1));
  expect(Array.from(fitted)).toEqual([-1, -1, 1, 1, 4, 4, NaN, NaN]);
});

test('one movie alone is in the middle', () => {
  expect(Array.from(fitToFrame(Float32Array.of(7, 7), Int32Array.of(0)))).toEqual([0, 0]);
});

test('a map that stands upright is laid down, and nothing in it moves apart', () => {
  const upright = Float32Array.of(0, 0, 1, 10, 0, 20, 9, 9);
  const down = laidDown(upright, Int32Array.of(0, 1, 2));
  const width = (k: number): number => Math.abs((down[4 + k] ?? 0) - (down[k] ?? 0));
  expect(width(0)).toBeCloseTo(20, 5);
  expect(width(1)).toBeCloseTo(0, 1);
  const apart = (places: Float32Array): number =>
    Math.hypot((places[6] ?? 0) - (places[0] ?? 0), (places[7] ?? 0) - (places[1] ?? 0));
  expect(apart(down)).toBeCloseTo(apart(upright), 4);
});
