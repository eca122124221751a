import { expect, test } from 'vitest';
import { histogramBars } from './histogram-bars.ts';

test('bars are measured against the tallest and counted against all', () => {
  const bars = histogramBars([0, 0, 0, 0, 0, 10, 0, 40, 0, 50], 4);
  expect(bars.map((bar) => bar.stars)).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  expect(bars[7]).toEqual({ stars: 4, count: 40, height: 0.8, share: 0.4, isYours: true });
  expect(bars[9]).toMatchObject({ height: 1, share: 0.5, isYours: false });
});

test('a movie without ratings has ten empty bars', () => {
  const bars = histogramBars(new Array<number>(10).fill(0), null);
  expect(bars).toHaveLength(10);
  expect(bars.every((bar) => bar.height === 0 && bar.share === 0 && !bar.isYours)).toBe(true);
});
