import { expect, test } from 'vitest';
import { nearestPoint, placeAt, pointsIn } from './points.ts';

/** Points that look like chance and are the same each time. */
const places = Float32Array.from({ length: 600 }, (_, i) => Math.sin(i * 12.9898) * 1.1);

test('the nearest point is the one with the least distance, within reach', () => {
  for (let i = 0; i < 200; i++) {
    const at = { x: 1.4 * Math.cos(i * 7.1), y: 1.4 * Math.sin(i * 3.3) };
    const distances = Array.from({ length: 300 }, (_, point) => {
      const { x, y } = placeAt(places, point);
      return Math.hypot(x - at.x, y - at.y);
    });
    const least = Math.min(...distances);
    expect(nearestPoint(places, at, 0.2)).toBe(least <= 0.2 ? distances.lastIndexOf(least) : null);
  }
});

test('far from everything there is no nearest point', () => {
  expect(nearestPoint(places, { x: 9, y: 9 }, 0.5)).toBeNull();
  expect(nearestPoint(new Float32Array(0), { x: 0, y: 0 }, 1)).toBeNull();
});

test('a box has exactly the points inside of it, best known first', () => {
  const expected = Array.from({ length: places.length / 2 }, (_, point) => point).filter((point) => {
    const [x = NaN, y = NaN] = places.subarray(2 * point, 2 * point + 2);
    return x >= -0.3 && x <= 0.4 && y >= -0.1 && y <= 0.5;
  });
  const found = pointsIn(places, { left: -0.3, right: 0.4, bottom: -0.1, top: 0.5 });
  expect(found).toEqual(expected.reverse());
});

test('one point alone, and many on one spot, are found', () => {
  expect(nearestPoint(Float32Array.of(0.5, 0.5), { x: 0.5, y: 0.51 }, 0.1)).toBe(0);
  const heap = new Float32Array(40).fill(0.2);
  expect(pointsIn(heap, { left: 0, right: 1, bottom: 0, top: 1 })).toHaveLength(20);
  expect(nearestPoint(heap, { x: 0.2, y: 0.2 }, 0.1)).toBe(19);
});
