import { expect, test } from 'vitest';
import { settledLibrary } from './library-mover.ts';

test('no job begins at a library that is being moved', () => {
  expect(settledLibrary({ library: '/library', isMoving: false })).toBe('/library');
  expect(() => settledLibrary({ library: '/library', isMoving: true })).toThrow(/being moved/u);
});
