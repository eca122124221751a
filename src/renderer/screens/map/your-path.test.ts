import { expect, it } from 'vitest';
import { pathWords } from './your-path.ts';

const regions = [
  { x: -1, y: 0, genres: ['Horror'], decade: 1980 },
  { x: 1, y: 0, genres: ['Comedy'], decade: null },
];
const stood = (x: number, ratings: number) => ({ x, y: 0, ratings, ratedAtMs: 0 });

it('says where the path began and where it leads', () => {
  expect(pathWords([stood(-0.8, 1), stood(0.1, 4), stood(0.9, 12)], regions)).toMatch(
    /^You began near .*Horror.*after 12 ratings .* near Comedy/,
  );
});

it('says that one stayed, or has only begun', () => {
  expect(pathWords([stood(0.7, 1), stood(0.9, 12)], regions)).toMatch(/stayed near Comedy/);
  expect(pathWords([stood(0.7, 1)], regions)).toMatch(/^After 1 rating you are near Comedy/);
});

it('says nothing without ratings, or without regions', () => {
  expect(pathWords([], regions)).toBeNull();
  expect(pathWords([stood(0, 1)], [])).toBeNull();
});
