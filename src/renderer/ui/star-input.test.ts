import { expect, test } from 'vitest';
import { starChoices, starsAtPointer, starsForKey } from './star-input.ts';

test('arrows move by half a star and stop at both ends', () => {
  expect(starsForKey('ArrowRight', null)).toBe(0.5);
  expect(starsForKey('ArrowUp', 3)).toBe(3.5);
  expect(starsForKey('ArrowRight', 5)).toBe(5);
  expect(starsForKey('ArrowLeft', 3.5)).toBe(3);
});

test('below half a star lies no rating at all', () => {
  expect(starsForKey('ArrowLeft', 0.5)).toBeNull();
  expect(starsForKey('ArrowDown', null)).toBeNull();
  expect(starChoices).toEqual([null, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
});

test('a digit gives whole stars and a point the half', () => {
  expect(starsForKey('3', null)).toBe(3);
  expect(starsForKey('.', 3)).toBe(3.5);
  expect(starsForKey('.', 3.5)).toBe(3);
  expect(starsForKey('.', 5)).toBe(4.5);
  expect(starsForKey('.', 0.5)).toBe(1);
  expect(starsForKey(',', null)).toBe(0.5);
});

test('Home and End go to the ends, Page keys by a whole star', () => {
  expect(starsForKey('Home', 3)).toBe(0.5);
  expect(starsForKey('End', null)).toBe(5);
  expect(starsForKey('PageUp', 4.5)).toBe(5);
  expect(starsForKey('PageDown', 1)).toBe(0.5);
});

test('Delete, Backspace and 0 take the rating away', () => {
  for (const key of ['Delete', 'Backspace', '0']) expect(starsForKey(key, 4)).toBeNull();
});

test('other keys are left to the window', () => {
  for (const key of ['6', 'a', 'Enter', 'Tab', ' ']) expect(starsForKey(key, 4)).toBeUndefined();
});

test('the pointer gives the half it is over', () => {
  expect(starsAtPointer(1, 100)).toBe(0.5);
  expect(starsAtPointer(10, 100)).toBe(0.5);
  expect(starsAtPointer(11, 100)).toBe(1);
  expect(starsAtPointer(70, 100)).toBe(3.5);
  expect(starsAtPointer(-3, 100)).toBe(0.5);
  expect(starsAtPointer(104, 100)).toBe(5);
});
