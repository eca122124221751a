import { expect, test } from 'vitest';
import { columnsFor, indexForKey, pagesFor } from './grid-layout.ts';

test('as many columns as fit with their gaps, one at least', () => {
  expect(columnsFor(1000, { least: 150, gap: 20 })).toBe(6);
  expect(columnsFor(660, { least: 150, gap: 20 })).toBe(4);
  expect(columnsFor(659, { least: 150, gap: 20 })).toBe(3);
  expect(columnsFor(80, { least: 150, gap: 20 })).toBe(1);
});

test('arrows move by one and by a row and stay inside', () => {
  const grid = { count: 10, columns: 4 };
  expect(indexForKey('ArrowRight', 9, grid)).toBe(9);
  expect(indexForKey('ArrowLeft', 0, grid)).toBe(0);
  expect(indexForKey('ArrowDown', 3, grid)).toBe(7);
  expect(indexForKey('ArrowDown', 7, grid)).toBe(7);
  expect(indexForKey('ArrowUp', 6, grid)).toBe(2);
  expect(indexForKey('ArrowUp', 2, grid)).toBe(2);
  expect(indexForKey('Home', 6, grid)).toBe(0);
  expect(indexForKey('End', 6, grid)).toBe(9);
  expect(indexForKey('PageDown', 1, grid)).toBe(9);
  expect(indexForKey('x', 1, grid)).toBeUndefined();
});

test('the pages of a range', () => {
  expect(pagesFor(0, 59, 60)).toEqual([0]);
  expect(pagesFor(55, 130, 60)).toEqual([0, 1, 2]);
  expect(pagesFor(-5, 10, 60)).toEqual([0]);
  expect(pagesFor(3, 2, 60)).toEqual([]);
});
