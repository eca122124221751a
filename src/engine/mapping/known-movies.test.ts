import { expect, test } from 'vitest';
import { knownMovies, mostLaidOut } from './known-movies.ts';

test('movies with five ratings make the picture, best known first', () => {
  const counts = Array.from({ length: 300 }, (_, movie) => movie % 10);
  const known = knownMovies(counts, () => true);
  expect(known).toHaveLength(150);
  expect(counts[known[0] ?? 0]).toBe(9);
  expect(Array.from(known).every((movie) => (counts[movie] ?? 0) >= 5)).toBe(true);
});

test('a small library takes what was rated at all, a new one everything', () => {
  expect(knownMovies([9, 2, 0], () => true)).toHaveLength(3);
  const counts = Array.from({ length: 240 }, (_, movie) => (movie < 120 ? 1 : 0));
  expect(knownMovies(counts, () => true)).toHaveLength(120);
});

test('of a large one the best known are laid out', () => {
  const counts = Int32Array.from({ length: mostLaidOut + 5 }, (_, movie) => 10 + movie);
  const known = knownMovies(counts, () => true);
  expect(known).toHaveLength(mostLaidOut);
  expect(Math.min(...known)).toBe(5);
});

test('a movie of which nothing is known is not among them', () => {
  expect(Array.from(knownMovies([5, 5], (movie) => movie === 1))).toEqual([1]);
});
