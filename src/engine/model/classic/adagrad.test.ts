import { expect, it } from 'vitest';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { adagradParameter, adagradRowsStep, adagradStep } from './adagrad.ts';

it('takes Keras’ steps: a first one of lr g / sqrt(.1 + g^2), then shorter ones', () => {
  const memory = new KernelMemory();
  const parameter = adagradParameter(memory, memory.floatsOf([1, 1]));
  adagradStep(memory, parameter, memory.floatsOf([2, 0]), 0.1);
  expect(parameter.values[0]).toBeCloseTo(1 - 0.2 / Math.sqrt(4.1), 6);
  expect(parameter.values[1]).toBe(1);
  adagradStep(memory, parameter, memory.floatsOf([-2, 0]), 0.1);
  expect(parameter.values[0]).toBeCloseTo(1 - 0.2 / Math.sqrt(4.1) + 0.2 / Math.sqrt(8.1), 6);
});

it('moves only the rows that a gradient is for', () => {
  const memory = new KernelMemory();
  const matrix = adagradParameter(memory, memory.floats(12));
  adagradRowsStep(memory, matrix, memory.integersOf([2]), memory.floatsOf([1, -1, 0, 0]), 0.1);
  expect(Array.from(matrix.values.subarray(0, 8))).toEqual(Array(8).fill(0));
  expect(matrix.values[8]).toBeCloseTo(-0.1 / Math.sqrt(1.1), 6);
  expect(matrix.values[9]).toBeCloseTo(0.1 / Math.sqrt(1.1), 6);
});
