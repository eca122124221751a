import { expect, it } from 'vitest';
import { calibrationError, reliabilityTable } from './reliability.ts';

it('bins predictions by half a star, the lower limit included and 5 in the last', () => {
  const bins = reliabilityTable([3.5, 3.9, 4, 5, 4.5], [4, 3, 4, 5, 4]);
  expect(bins).toEqual([
    { fromStars: 3.5, toStars: 4, ratings: 2, meanPredicted: 3.7, meanActual: 3.5 },
    { fromStars: 4, toStars: 4.5, ratings: 1, meanPredicted: 4, meanActual: 4 },
    { fromStars: 4.5, toStars: 5, ratings: 2, meanPredicted: 4.75, meanActual: 4.5 },
  ]);
  // (2 x .2 + 1 x 0 + 2 x .25) / 5
  expect(calibrationError(bins)).toBeCloseTo(0.18, 12);
});

it('finds nothing to say of no predictions', () => {
  expect(reliabilityTable([], [])).toEqual([]);
  expect(calibrationError([])).toBe(0);
});
