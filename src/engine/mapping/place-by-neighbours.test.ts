import { expect, test } from 'vitest';
import { createRandom } from '../base/random.ts';
import { placeByNeighbours } from './place-by-neighbours.ts';

/** Two groups at the ends of a map that is 100 wide. */
const laidOut = Float32Array.of(0, 0, 1, 0, 0, 1, 100, 100, 99, 100);

function place(positions: number[], cosines: number[]): { x: number; y: number } {
  const near = {
    count: positions.length,
    positions: Int32Array.from(positions),
    cosines: Float32Array.from(cosines),
  };
  const [x = NaN, y = NaN] = placeByNeighbours(near, laidOut, createRandom(1, 'test'));
  return { x, y };
}

test('a movie comes to be among its neighbours', () => {
  const { x, y } = place([0, 1, 2], [0.9, 0.89, 0.88]);
  expect(Math.hypot(x - 0.3, y - 0.3)).toBeLessThan(6);
});

test('neighbours at the other end of the map do not draw it into the void between', () => {
  const { x, y } = place([3, 0, 4], [0.9, 0.9, 0.9]);
  expect(Math.hypot(x - 99.5, y - 100)).toBeLessThan(6);
});

test('movies with the same neighbours are not placed on one point', () => {
  const near = { count: 1, positions: Int32Array.of(0, 0), cosines: Float32Array.of(1, 1) };
  const places = placeByNeighbours(near, laidOut, createRandom(1, 'test'));
  expect(places.slice(0, 2)).not.toEqual(places.slice(2));
});
