import { expect, test } from 'vitest';
import type { PointLooks } from './point-looks.ts';
import { PaintedPoints } from './painted-points.ts';

const size = { width: 1000, height: 800 };
const whole = { x: 0, y: 0, zoom: 400 };

/** `count` points, all in the middle but the first, which is far to the left. */
function crowd(count: number, { ringed = -1, strong = -1 } = {}): PointLooks {
  const places = new Float32Array(2 * count);
  places[0] = -1;
  return {
    places,
    placesBefore: places,
    colours: Uint8Array.from({ length: 4 * count }, (_, i) => (strong >= 0 && i >> 2 !== strong ? 20 : 255)),
    radii: new Float32Array(count).fill(2),
    rings: Uint8Array.from({ length: count }, (_, point) => (point === ringed ? 1 : 0)),
  };
}

test('of few points all are painted', () => {
  expect(new PaintedPoints(crowd(100)).shown(whole, size)).toBeNull();
});

test('of many on one spot the best known are painted, and what the person rated always', () => {
  expect([...(new PaintedPoints(crowd(30_000)).shown(whole, size) ?? [])]).toEqual([0, 29_998, 29_999]);
  const rated = new PaintedPoints(crowd(30_000, { ringed: 7 }));
  expect([...(rated.shown(whole, size) ?? [])]).toEqual([0, 7, 29_998, 29_999]);
});

test('what a chosen genre leaves behind hides none of its movies', () => {
  const chosen = new PaintedPoints(crowd(30_000, { strong: 5 }));
  expect([...(chosen.shown(whole, size) ?? [])]).toEqual([0, 5, 29_998, 29_999]);
});

test('what is out of view is not painted', () => {
  const near = new PaintedPoints(crowd(30_000)).shown({ ...whole, zoom: 1600 }, size);
  expect([...(near ?? [])]).toEqual([29_998, 29_999]);
});
