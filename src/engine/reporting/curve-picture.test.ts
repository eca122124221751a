import { describe, expect, it } from 'vitest';
import { curvePicture } from './curve-picture.ts';

const draw = (points: { x: number; y: number }[], baseline: { name: string; value: number } | null = null) =>
  curvePicture({ title: 'RMSE', points, baseline, format: (value) => value.toFixed(2) }).toString();

describe('curvePicture', () => {
  it('goes from the first epoch at the left to the last at the right, the lower the further down', () => {
    const drawn = draw([
      { x: 1, y: 2 },
      { x: 3, y: 1 },
    ]);
    // A tenth of the range is left above and below.
    expect(drawn).toContain('points="54.0,23.0 430.0,153.0"');
  });

  it('marks round figures', () => {
    const drawn = draw([
      { x: 1, y: 0.81 },
      { x: 2, y: 0.97 },
    ]);
    expect(Array.from(drawn.matchAll(/text-anchor="end">(0\.\d+)</g), ([, tick]) => tick)).toEqual([
      '0.80',
      '0.85',
      '0.90',
      '0.95',
    ]);
  });

  it('draws a level line, a single epoch, and what is not a number', () => {
    for (const points of [[], [{ x: 1, y: 0 }], [{ x: 1, y: Number.NaN }]]) {
      expect(draw(points, { name: 'Biases', value: 0 })).not.toMatch(/NaN|Infinity/);
    }
  });
});
