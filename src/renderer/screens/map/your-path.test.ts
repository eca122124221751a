import { expect, it } from 'vitest';
import { pathWords } from './your-path.ts';

const regions = [
  { x: -1, y: 0, radius: 0.4, genres: ['Horror'], decade: 1980 },
  { x: 1, y: 0, radius: 0.4, genres: ['Comedy'], decade: null },
];
const movies = { places: Float32Array.of(0.9, 0, 0.1, 0.1), titles: ['Airplane!', 'Alien'] };
const stood = (x: number, ratings: number) => ({ x, y: 0, ratings, ratedAtMs: 0 });

it('says where the path began and where it leads', () => {
  expect(pathWords([stood(-0.8, 1), stood(0.1, 4), stood(0.9, 12)], regions, movies)).toMatch(
    /^You began near .*Horror.*after 12 ratings .* near Comedy/,
  );
});

it('says that one stayed, or has only begun', () => {
  expect(pathWords([stood(0.7, 1), stood(0.9, 12)], regions, movies)).toMatch(/stayed near Comedy/);
  expect(pathWords([stood(0.7, 1)], regions, movies)).toMatch(/^After 1 rating you are near Comedy/);
});

it('names no region that one is not in, but a movie that is near', () => {
  expect(pathWords([stood(0.2, 1), stood(0.9, 12)], regions, movies)).toMatch(/^You began near “Alien”/);
  expect(pathWords([stood(0, 1)], [], movies)).toMatch(/near “Alien”/);
});

it('says nothing without ratings, or on an empty map', () => {
  expect(pathWords([], regions, movies)).toBeNull();
  expect(pathWords([stood(0, 1)], [], { places: new Float32Array(), titles: [] })).toBeNull();
});
