import { expect, test } from 'vitest';
import { PointGrid } from './point-grid.ts';

/** Points that look like chance and are the same each time. */
const places = Float32Array.from({ length: 600 }, (_, i) => Math.sin(i * 12.9898) * 1.1);
const grid = new PointGrid(places);

function byHand(x: number, y: number, radius: number): number | null {
  let found: number | null = null;
  let least = radius;
  for (let point = 0; point < places.length / 2; point++) {
    const distance = Math.hypot((places[2 * point] ?? 0) - x, (places[2 * point + 1] ?? 0) - y);
    if (distance < least) [found, least] = [point, distance];
  }
  return found;
}

test('the nearest point is the one that looking at all of them finds', () => {
  for (let i = 0; i < 200; i++) {
    const [x, y] = [1.4 * Math.cos(i * 7.1), 1.4 * Math.sin(i * 3.3)];
    expect(grid.nearest({ x, y }, 0.2)).toBe(byHand(x, y, 0.2));
  }
});

test('far from everything there is no nearest point', () => {
  expect(grid.nearest({ x: 9, y: 9 }, 0.5)).toBeNull();
  expect(new PointGrid(new Float32Array(0)).nearest({ x: 0, y: 0 }, 1)).toBeNull();
});

test('points that are not allowed are passed over', () => {
  const first = grid.nearest({ x: 0, y: 0 }, 1);
  const second = grid.nearest({ x: 0, y: 0 }, 1, (point) => point !== first);
  expect(second).not.toBe(first);
  expect(second).not.toBeNull();
});

test('a box has exactly the points inside of it', () => {
  const found: number[] = [];
  grid.forEachIn({ left: -0.3, right: 0.4, bottom: -0.1, top: 0.5 }, (point) => found.push(point));
  const expected = Array.from({ length: places.length / 2 }, (_, point) => point).filter((point) => {
    const [x = NaN, y = NaN] = places.subarray(2 * point, 2 * point + 2);
    return x >= -0.3 && x <= 0.4 && y >= -0.1 && y <= 0.5;
  });
  expect(found.sort((a, b) => a - b)).toEqual(expected);
});

test('one point alone, and many on one spot, are found', () => {
  expect(new PointGrid(Float32Array.of(0.5, 0.5)).nearest({ x: 0.5, y: 0.51 }, 0.1)).toBe(0);
  const heap = new PointGrid(new Float32Array(40).fill(0.2));
  const found: number[] = [];
  heap.forEachIn({ left: 0, right: 1, bottom: 0, top: 1 }, (point) => found.push(point));
  expect(found).toHaveLength(20);
});
