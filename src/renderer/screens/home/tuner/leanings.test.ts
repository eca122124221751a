import { expect, test } from 'vitest';
import { nextLeaning, withLeaning } from './leanings.ts';

test('a chip goes from as it is to more, to less, and back', () => {
  expect(nextLeaning(undefined)).toBe(1);
  expect(nextLeaning(1)).toBe(-1);
  expect(nextLeaning(-1)).toBeUndefined();
});

test('one leaning changes and the others stay', () => {
  expect(withLeaning({ Drama: 1 }, 'Horror', -1)).toEqual({ Drama: 1, Horror: -1 });
  expect(withLeaning({ Drama: 1, Horror: -1 }, 'Drama', undefined)).toEqual({ Horror: -1 });
});
