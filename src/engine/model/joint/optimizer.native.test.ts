import { expect, it } from 'vitest';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { AdamW, learningRateAt } from './optimizer.ts';

it('takes two AdamW steps as worked by hand', () => {
  const memory = new KernelMemory();
  const optimizer = new AdamW(memory, [0.1, 0.1]);
  const values = memory.floatsOf([1]);
  const trained = optimizer.train(values);
  // Step 1: m / (1 - .9) = g, v / (1 - .99) = g^2, so that the update is the gradient's sign.
  optimizer.apply(trained, memory.floatsOf([0.5]));
  optimizer.endStep();
  expect(values[0]).toBeCloseTo(1 * (1 - 0.1) - 0.1, 6);
  // Step 2, g = -1: m = .9 x .05 - .1 = -.055, v = .99 x .0025 + .01 = .012475.
  optimizer.apply(trained, memory.floatsOf([-1]));
  const update = -0.055 / (1 - 0.81) / Math.sqrt(0.012475 / (1 - 0.9801));
  expect(values[0]).toBeCloseTo(0.8 * 0.9 - 0.1 * update, 5);
});

it('makes up for the decay of rows that steps did not look at', () => {
  const memory = new KernelMemory();
  const optimizer = new AdamW(memory, [0.1, 0.2, 0.3, 0.4]);
  const rows = optimizer.trainRows(memory.floatsOf([1, 1, 1, 1, 2, 2, 2, 2]), 4);
  const second = memory.integersOf([1]);
  for (let step = 0; step < 3; step++) {
    optimizer.catchUp(rows, second);
    optimizer.applyRows(rows, second, memory.floats(4));
    optimizer.endStep();
  }
  optimizer.catchUpAll(rows);
  expect(rows.values[0]).toBeCloseTo(0.9 * 0.8 * 0.7, 6);
  expect(rows.values[4]).toBeCloseTo(2 * 0.9 * 0.8 * 0.7, 6);
  const asBefore = rows.values.slice();
  optimizer.catchUpAll(rows);
  expect(rows.values).toEqual(asBefore);
});

it('looks at each row alone as it would at the whole', () => {
  const memory = new KernelMemory();
  const optimizer = new AdamW(memory, [0.1]);
  const start = Array.from({ length: 12 }, (_, i) => i / 10);
  const gradient = Array.from({ length: 12 }, (_, i) => Math.sin(i));
  const whole = optimizer.train(memory.floatsOf(start));
  const rows = optimizer.trainRows(memory.floatsOf(start), 4);
  optimizer.apply(whole, memory.floatsOf(gradient));
  optimizer.applyRows(
    rows,
    memory.integersOf([2, 0]),
    memory.floatsOf([...gradient.slice(8), ...gradient.slice(0, 4)]),
  );
  expect(rows.values.slice(0, 4)).toEqual(whole.values.slice(0, 4));
  expect(rows.values.slice(8)).toEqual(whole.values.slice(8));
  expect(Array.from(rows.values.slice(4, 8))).toEqual(Array.from(Float32Array.from(start.slice(4, 8))));
});

it('warms up over a twentieth of the steps and ends at 2 % of the peak', () => {
  expect(learningRateAt(0, 100, 1)).toBeCloseTo(0.2, 12);
  expect(learningRateAt(4, 100, 1)).toBe(1);
  expect(learningRateAt(5, 100, 1)).toBe(1);
  expect(learningRateAt(52, 100, 1)).toBeLessThan(0.6);
  expect(learningRateAt(100, 100, 1)).toBeCloseTo(0.02, 12);
  expect(learningRateAt(0, 1, 1)).toBe(1);
});
