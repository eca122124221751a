import { describe, expect, it } from 'vitest';
import { createRandom } from '../../base/random.ts';
import {
  errorInputs,
  fitErrorWeights,
  measureStarsIntervals,
  starsDeviation,
  type ObservedError,
} from './prediction-uncertainty.ts';

const planted = [-0.4, -0.1, -0.15, 0.8, -0.3, 0.1];

/** Errors drawn with the planted deviations. */
function drawErrors(count: number): ObservedError[] {
  const random = createRandom(4, 'errors');
  return Array.from({ length: count }, () => {
    const count = random.integer(400);
    const person = { count, squares: count * (0.3 + random.uniform()) };
    const ratingCount = [0, 1, 10, 100][random.integer(4)] ?? 0;
    const inputs = errorInputs(ratingCount, person, 1 + 4 * random.uniform());
    return { inputs, squaredError: (random.normal() * starsDeviation(planted, inputs)) ** 2 };
  });
}

describe('the deviation of predicted stars', () => {
  it('is that worked out by hand', () => {
    const inputs = errorInputs(1, { count: 0, squares: 0 }, 4.5);
    expect(Array.from(inputs)).toEqual([1, -5, Math.log(2) - 3, 0, 1, 1]);
    expect(starsDeviation([2 * Math.log(0.7), 0, 0, 0, 0.2, -0.2], inputs)).toBeCloseTo(0.7, 9);
  });

  it('is learned back from errors that were drawn with it', () => {
    const weights = fitErrorWeights(drawErrors(20_000));
    planted.forEach((weight, k) => expect(weights?.[k]).toBeCloseTo(weight, 1));
  });

  it('covers what it says', () => {
    const errors = drawErrors(20_000);
    const weights = fitErrorWeights(errors.slice(0, 10_000)) ?? [];
    const { ratings, meanDeviation, within68, within95 } = measureStarsIntervals(
      weights,
      errors.slice(10_000),
    );
    expect(ratings).toBe(10_000);
    expect(within68).toBeCloseTo(0.683, 1);
    expect(within95).toBeCloseTo(0.95, 1);
    expect(meanDeviation).toBeGreaterThan(0.2);
  });

  it('covers what it says of errors with long tails too', () => {
    const random = createRandom(6, 'long tails');
    const inputs = errorInputs(10, { count: 50, squares: 30 }, 3.5);
    const errors = Array.from({ length: 20_000 }, () => ({
      inputs,
      squaredError: (random.normal() * (random.uniform() < 0.1 ? 1.5 : 0.6)) ** 2,
    }));
    const { within68, within95 } = measureStarsIntervals(fitErrorWeights(errors) ?? [], errors);
    expect(Math.abs(within68 - 0.68)).toBeLessThan(0.03);
    expect(Math.abs(within95 - 0.95)).toBeLessThan(0.03);
  });

  it('counts the errors within one deviation and within 1.96', () => {
    const inputs = errorInputs(1, { count: 0, squares: 0 }, 3.5);
    const half = [2 * Math.log(0.5), 0, 0, 0, 0, 0];
    const errors = [0.4, 0.6, 0.9, 1.1].map((error) => ({ inputs, squaredError: error ** 2 }));
    const measured = measureStarsIntervals(half, errors);
    expect(measured).toMatchObject({ ratings: 4, within68: 0.25, within95: 0.75 });
    expect(measured.meanDeviation).toBeCloseTo(0.5, 9);
  });

  it('is not made up where there is next to nothing to learn it from', () => {
    expect(fitErrorWeights(drawErrors(10))).toBeNull();
    expect(fitErrorWeights([])).toBeNull();
  });
});
