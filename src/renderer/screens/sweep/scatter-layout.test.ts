import { expect, it } from 'vitest';
import { roomyRange, spreadLabels, ticksIn, toSpot } from './scatter-layout.ts';

it('leaves room around the values, and some around a single one', () => {
  const two = roomyRange([0.8, 0.9]);
  expect(two.min).toBeCloseTo(0.79);
  expect(two.max).toBeCloseTo(0.91);
  const { min, max } = roomyRange([0.8]);
  expect(min).toBeLessThan(0.8);
  expect(max).toBeGreaterThan(0.8);
});

it('puts ticks on round numbers', () => {
  expect(ticksIn({ min: 0.79, max: 0.91 }, 4).map((tick) => tick.toFixed(3))).toEqual([
    '0.800',
    '0.850',
    '0.900',
  ]);
});

it('draws errors to the right and shares upwards', () => {
  const x = { min: 0, max: 2 };
  const y = { min: 0, max: 1 };
  expect(toSpot({ rmse: 0.5, recallAt10: 1 }, x, y, { width: 100, height: 50 })).toEqual({ x: 25, y: 0 });
});

it('keeps labels apart where their points lie on one another, and inside the chart', () => {
  const spots = Array.from({ length: 7 }, () => ({ x: 195, y: 5 }));
  const labels = spreadLabels(spots, 20, { width: 200, height: 200 });
  labels.forEach((label, index) => {
    expect(label.x).toBeLessThanOrEqual(190);
    expect(label.y).toBeGreaterThanOrEqual(10);
    for (const other of labels.slice(index + 1)) {
      expect(Math.hypot(label.x - other.x, label.y - other.y)).toBeGreaterThan(15);
    }
  });
});
