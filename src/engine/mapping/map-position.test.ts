import { expect, test } from 'vitest';
import { positionOf, trailCounts } from './map-position.ts';

/** Thirty movies in the east and ten in the west; one has no place. */
const places = Float32Array.from(
  Array.from({ length: 40 }, (_, movie) => (movie < 30 ? [0.8, 0.01 * movie] : [-0.8, 0])).flat(),
);
places.set([NaN, NaN], 0);
const counts = new Int32Array(40).fill(9);
const nobody = new Float32Array(40).fill(1);

function scoresFor(isRaised: (movie: number) => boolean): Float32Array {
  return Float32Array.from(nobody, (score, movie) => score + (isRaised(movie) ? 3 : 0));
}

test('the position is where most of the matching movies are, not between their groups', () => {
  const at = positionOf(
    places,
    scoresFor(() => true),
    nobody,
    counts,
  );
  expect(at?.x).toBeCloseTo(0.8, 3);
});

test('what matches everyone says nothing', () => {
  const half = 100;
  const wide = Float32Array.from(
    Array.from({ length: 2 * half }, (_, movie) => [movie < half ? 0.8 : -0.8, 0]).flat(),
  );
  const blockbustersInTheEast = Float32Array.from({ length: 2 * half }, (_, movie) =>
    movie < half ? 100 : 1,
  );
  const ofPerson = blockbustersInTheEast.map((score, movie) => score + (movie < half ? 1 : 2));
  const at = positionOf(wide, ofPerson, blockbustersInTheEast, new Int32Array(2 * half).fill(9));
  expect(at?.x).toBeCloseTo(-0.8, 3);
});

test('movies that hardly anyone rated do not decide where there are others', () => {
  const few = counts.map((_, movie) => (movie < 30 ? 1 : 9));
  expect(
    positionOf(
      places,
      scoresFor(() => true),
      nobody,
      few,
    )?.x,
  ).toBeCloseTo(-0.8, 3);
});

test('without a movie on the map there is no position', () => {
  expect(positionOf(Float32Array.of(NaN, NaN), [1], [0], [9])).toBeNull();
});

test('the trail has its points early and thins out', () => {
  expect(trailCounts(0)).toEqual([]);
  expect(trailCounts(1)).toEqual([1]);
  expect(trailCounts(12)).toEqual([1, 2, 3, 4, 6, 8, 11, 12]);
  expect(trailCounts(2000).length).toBeLessThan(32);
});
