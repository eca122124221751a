import { expect, test } from 'vitest';
import { renderMeasurements, summarise } from './measurement.ts';
import { median, quantile } from './statistics.ts';

test('the median is the middle value, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a quantile has its share of the values below it', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(values, 0.95)).toBe(96);
  expect(quantile([7], 0.95)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

test('a measurement is told by its median and its limits', () => {
  const measurement = summarise('search', 'ms', [3, 1, 2]);
  expect(measurement).toEqual({ name: 'search', unit: 'ms', median: 2, min: 1, max: 3, samples: 3 });
  expect(renderMeasurements([measurement])).toContain('search      2.00  ms     1.00  3.00        3');
});
