import { expect, test } from 'vitest';
import { shareDrawn } from './watched-screen.ts';

test('what is drawn counts above the ground of the last picture, and in its last colour only', () => {
  const black = Uint32Array.of(0, 0, 0, 0, 0, 0);
  const blank = Uint32Array.of(7, 7, 7, 7, 7, 7);
  const half = Uint32Array.of(7, 7, 7, 7, 1, 9);
  const whole = Uint32Array.of(7, 7, 7, 7, 1, 2);
  expect(shareDrawn([black, blank, half, whole])).toEqual([0, 0, 0.5, 1]);
});

test('without a picture nothing was drawn', () => {
  expect(shareDrawn([])).toEqual([]);
});
