import { expect, test } from 'vitest';
import { extended, isInside, lassoed } from './lasso.ts';

/** A U, open at the top. */
const u = [
  { x: 0, y: 0 },
  { x: 3, y: 0 },
  { x: 3, y: 3 },
  { x: 2, y: 3 },
  { x: 2, y: 1 },
  { x: 1, y: 1 },
  { x: 1, y: 3 },
  { x: 0, y: 3 },
];

test('what is between the arms of a U is outside', () => {
  expect(isInside(u, { x: 0.5, y: 2 })).toBe(true);
  expect(isInside(u, { x: 2.5, y: 2 })).toBe(true);
  expect(isInside(u, { x: 1.5, y: 0.5 })).toBe(true);
  expect(isInside(u, { x: 1.5, y: 2 })).toBe(false);
  expect(isInside(u, { x: 5, y: 1 })).toBe(false);
});

test('the points in the line are caught, best known first', () => {
  const places = Float32Array.of(0.5, 2, 1.5, 2, 2.5, 2.5, 9, 9, 1.5, 0.2);
  expect(lassoed(places, u)).toEqual([4, 2, 0]);
});

test('a click is no lasso', () => {
  const places = Float32Array.of(0, 0, 1, 1);
  expect(lassoed(places, [{ x: 0, y: 0 }])).toEqual([]);
  expect(lassoed(places, [])).toEqual([]);
});

test('a hand that trembles adds no corners', () => {
  const line = extended([{ x: 0, y: 0 }], { x: 1, y: 1 }, 3);
  expect(line).toHaveLength(1);
  expect(extended(line, { x: 3, y: 1 }, 3)).toHaveLength(2);
});
