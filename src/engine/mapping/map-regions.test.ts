import { expect, test } from 'vitest';
import { createRandom } from '../base/random.ts';
import { mapRegions, type PlacedMovie } from './map-regions.ts';

const random = createRandom(3, 'test');

function crowd(
  count: number,
  at: [number, number],
  genres: string[],
  from: number,
  to: number,
): PlacedMovie[] {
  return Array.from({ length: count }, () => ({
    x: at[0] + 0.05 * random.normal(),
    y: at[1] + 0.05 * random.normal(),
    genres,
    year: from + random.integer(to - from + 1),
  }));
}

test('regions are named by the genres that set them apart, and by a decade where they have one', () => {
  const movies = [
    ...crowd(60, [-0.8, 0], ['Horror', 'Drama'], 1940, 2020),
    ...crowd(60, [0.8, 0], ['Musical', 'Drama'], 1950, 1958),
    ...crowd(60, [0, 0.9], ['Western', 'Drama'], 1930, 2000),
  ];
  const regions = mapRegions(movies, createRandom(1, 'regions'));
  const names = regions.map(({ genres, decade }) => [...genres, decade]);
  expect(names).toContainEqual(['Horror', null]);
  expect(names).toContainEqual(['Musical', 1950]);
  expect(names).toContainEqual(['Western', null]);
  const musical = regions.find(({ genres }) => genres[0] === 'Musical');
  expect(musical?.x).toBeGreaterThan(0.6);
  expect(musical?.radius).toBeGreaterThan(0.03);
  expect(musical?.radius).toBeLessThan(0.15);
});

test('no two regions have the same name, and a map of one genre has none', () => {
  const movies = crowd(200, [0, 0], ['Drama'], 1990, 1999);
  expect(mapRegions(movies, createRandom(1, 'regions'))).toEqual([]);
  expect(mapRegions([], createRandom(1, 'regions'))).toEqual([]);
});
