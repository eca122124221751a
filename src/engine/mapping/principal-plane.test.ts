import { expect, test } from 'vitest';
import { createRandom } from '../base/random.ts';
import { principalPlane, projectOnto } from './principal-plane.ts';

const random = () => createRandom(1, 'test');

test('points of a tilted ellipse lie along its axes', () => {
  // Along (3, 4)/5 at -10, 0, 10 and across it, (-4, 3)/5, at -1, 1: by hand, variances 200/5 and 2/5.
  const corners = [
    ...[-10, 10].map((a) => [(3 * a) / 5, (4 * a) / 5]),
    ...[-1, 1].map((b) => [(-4 * b) / 5, (3 * b) / 5]),
    [0, 0],
  ];
  const rows = {
    values: Float32Array.from(corners.flatMap(([x = 0, y = 0]) => [x + 7, y - 2, 5])),
    width: 3,
  };
  const plane = principalPlane(rows, Int32Array.of(0, 1, 2, 3, 4), random());
  expect(Array.from(plane.mean)).toEqual([7, -2, 5].map((value) => expect.closeTo(value, 5) as number));
  expect(Array.from(plane.axes[0])).toEqual([0.6, 0.8, 0].map((value) => expect.closeTo(value, 5) as number));
  // The sign is the one that makes the largest part positive.
  expect(Array.from(plane.axes[1])).toEqual(
    [0.8, -0.6, 0].map((value) => expect.closeTo(value, 5) as number),
  );
  const places = Array.from(projectOnto(plane, rows), (value) => Math.round(value * 1e4) / 1e4 + 0);
  expect(places).toEqual([-10, 0, 10, 0, 0, 1, 0, -1, 0, 0]);
});

test('rows that are all the same are all in one place', () => {
  const rows = { values: new Float32Array(12).fill(0.5), width: 4 };
  const places = projectOnto(principalPlane(rows, Int32Array.of(0, 1, 2), random()), rows);
  expect(places.every((value) => Math.abs(value) < 1e-6)).toBe(true);
});

test('rows that were not chosen do not turn the axes, and are placed all the same', () => {
  const rows = { values: Float32Array.of(-1, 0, 1, 0, 0, 50), width: 2 };
  const plane = principalPlane(rows, Int32Array.of(0, 1), random());
  expect(plane.axes[0][0]).toBeCloseTo(1, 6);
  expect(projectOnto(plane, rows)[5]).toBeCloseTo(50, 4);
});
