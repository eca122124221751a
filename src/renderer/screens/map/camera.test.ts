import { expect, test } from 'vitest';
import { between, fitCamera, fitZoom, panned, toScreen, toWorld, viewBox, zoomedAt } from './camera.ts';

const size = { width: 800, height: 600 };
const camera = { x: 0.25, y: -0.5, zoom: 400 };

test('the world and the screen are there and back', () => {
  expect(toScreen(camera, size, { x: 0.25, y: -0.5 })).toEqual({ x: 400, y: 300 });
  expect(toScreen(camera, size, { x: 0.5, y: 0 })).toEqual({ x: 500, y: 100 });
  expect(toWorld(camera, size, { x: 500, y: 100 })).toEqual({ x: 0.5, y: 0 });
  expect(viewBox(camera, size)).toEqual({ left: -0.75, top: 0.25, right: 1.25, bottom: -1.25 });
});

test('zooming holds what is under the pointer', () => {
  const pointer = { x: 650, y: 120 };
  const held = toWorld(camera, size, pointer);
  const near = zoomedAt(camera, size, pointer, 1.7);
  expect(near.zoom).toBeCloseTo(680, 6);
  const after = toWorld(near, size, pointer);
  expect(after.x).toBeCloseTo(held.x, 9);
  expect(after.y).toBeCloseTo(held.y, 9);
});

test('one can go neither far away nor endlessly near', () => {
  const whole = fitZoom(size);
  expect(zoomedAt(fitCamera(size), size, { x: 0, y: 0 }, 1e-6).zoom).toBeCloseTo(0.6 * whole, 6);
  expect(zoomedAt(fitCamera(size), size, { x: 0, y: 0 }, 1e9).zoom).toBeCloseTo(60 * whole, 6);
});

test('dragging moves the map with the pointer, and never out of sight', () => {
  const moved = panned(camera, 40, 20);
  expect(moved.x).toBeCloseTo(0.15, 9);
  expect(moved.y).toBeCloseTo(-0.45, 9);
  expect(panned(camera, -1e6, 0).x).toBe(1.5);
});

test('a flight begins and ends where it should, and is half as near in between', () => {
  const to = { x: 1, y: 1, zoom: 6400 };
  expect(between(camera, to, 0)).toEqual(camera);
  expect(between(camera, to, 1)).toEqual(to);
  expect(between(camera, to, 0.5).zoom).toBeCloseTo(1600, 6);
});
