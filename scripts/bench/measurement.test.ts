import { expect, test } from 'vitest';
import { median, quantile, renderSamples, repeat, samplesOf, summarise } from './measurement.ts';

test('the median is the middle value, in any order', () => {
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

test('runs are joined by name and shown as median, minimum and maximum', async () => {
  const [search] = await repeat(3, (run) => Promise.resolve([samplesOf('search', 'ms', [3 - run])]));
  expect(search).toEqual({ name: 'search', unit: 'ms', values: [3, 2, 1] });
  if (search === undefined) return;
  expect(summarise(search)).toEqual({ name: 'search', unit: 'ms', median: 2, min: 1, max: 3, samples: 3 });
  expect(renderSamples([search])).toMatch(/search +2\.00 +ms +1\.00 +3\.00 +3/u);
});
