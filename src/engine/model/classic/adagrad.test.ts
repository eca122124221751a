import { expect, it } from 'vitest';
import { adagradParameter, adagradStep } from './adagrad.ts';

it('takes Keras’ steps: a first one of lr g / sqrt(.1 + g^2), then shorter ones', () => {
  const parameter = adagradParameter(Float32Array.of(1, 1));
  adagradStep(parameter, Float32Array.of(2, 0), 0.1);
  expect(parameter.values[0]).toBeCloseTo(1 - 0.2 / Math.sqrt(4.1), 6);
  expect(parameter.values[1]).toBe(1);
  adagradStep(parameter, Float32Array.of(-2, 0), 0.1);
  expect(parameter.values[0]).toBeCloseTo(1 - 0.2 / Math.sqrt(4.1) + 0.2 / Math.sqrt(8.1), 6);
});

it('moves only the rows that a gradient is for', () => {
  const matrix = adagradParameter(new Float32Array(6));
  adagradStep(matrix, Float32Array.of(1, -1), 0.1, Int32Array.of(2));
  expect(Array.from(matrix.values.subarray(0, 4))).toEqual([0, 0, 0, 0]);
  expect(matrix.values[4]).toBeCloseTo(-0.1 / Math.sqrt(1.1), 6);
  expect(matrix.values[5]).toBeCloseTo(0.1 / Math.sqrt(1.1), 6);
});
