import { expect, it } from 'vitest';
import { roundedEstimate } from './rough-time.ts';

it.each([
  [1, 5],
  [7, 5],
  [9, 10],
  [44, 40],
  [56, 60],
  [130, 120],
  [569, 540],
  [571, 600],
  [17 * 60, 15 * 60],
  [56 * 60, 60 * 60],
  [80 * 60, 90 * 60],
])('says %i s as %i s', (seconds, rounded) => {
  expect(roundedEstimate(seconds * 1000)).toBe(rounded * 1000);
});
