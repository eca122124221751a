import { expect, test } from 'vitest';
import { curvePath, likelySpan, placeOfStars, predictionCurve } from './prediction-curve.ts';

test('half a star is in the middle of the first tenth, five stars of the last', () => {
  expect(placeOfStars(0.5)).toBe(5);
  expect(placeOfStars(5)).toBe(95);
});

test('the curve is highest over the prediction, and as wide as it is unsure', () => {
  const curve = predictionCurve(3, 0.5);
  const top = curve.reduce((highest, point) => (point.y < highest.y ? point : highest));
  expect(top.x).toBeCloseTo(placeOfStars(3), 0);
  expect(curve[0]?.x).toBe(0);
  expect(curve.at(-1)?.x).toBe(100);
  const heightAt4 = (deviation: number): number =>
    100 -
    predictionCurve(3, deviation).reduce((near, point) =>
      Math.abs(point.x - 75) < Math.abs(near.x - 75) ? point : near,
    ).y;
  expect(heightAt4(1)).toBeGreaterThan(heightAt4(0.5));
  // One deviation from the top: e^-.5 of its height.
  expect(heightAt4(1)).toBeCloseTo(88 * Math.exp(-0.5), 0);
});

test('two of three ratings are expected within one deviation, as far as there are stars', () => {
  expect(likelySpan(3, 0.5)).toEqual({ left: 45, width: 20 });
  const { left, width } = likelySpan(4.9, 1);
  expect(left + width).toBe(100);
});

test('a filled curve ends on the foot of the plot', () => {
  expect(
    curvePath(
      [
        { x: 0, y: 90 },
        { x: 100, y: 50 },
      ],
      true,
    ),
  ).toBe('M0.00 90.00L100.00 50.00L100 100L0 100Z');
  expect(curvePath([{ x: 0, y: 90 }], false)).toBe('M0.00 90.00');
});
