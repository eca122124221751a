import { expect, it } from 'vitest';
import { adamWState, adamWStep, learningRateAt } from './optimizer.ts';

it('takes two AdamW steps as worked by hand', () => {
  const values = Float32Array.of(1);
  const state = adamWState(1);
  // Step 1: m / (1 - .9) = g, v / (1 - .99) = g^2, so that the update is the gradient's sign.
  adamWStep(values, Float32Array.of(0.5), state, { step: 0, learningRate: 0.1 });
  expect(values[0]).toBeCloseTo(1 * (1 - 0.1) - 0.1, 6);
  // Step 2, g = -1: m = .9 x .05 - .1 = -.055, v = .99 x .0025 + .01 = .012475.
  adamWStep(values, Float32Array.of(-1), state, { step: 1, learningRate: 0.1 });
  const update = -0.055 / (1 - 0.81) / Math.sqrt(0.012475 / (1 - 0.9801));
  expect(values[0]).toBeCloseTo(0.8 * 0.9 - 0.1 * update, 5);
});

it('warms up over a twentieth of the steps and ends at 2 % of the peak', () => {
  expect(learningRateAt(0, 100, 1)).toBeCloseTo(0.2, 12);
  expect(learningRateAt(4, 100, 1)).toBe(1);
  expect(learningRateAt(5, 100, 1)).toBe(1);
  expect(learningRateAt(52, 100, 1)).toBeLessThan(0.6);
  expect(learningRateAt(100, 100, 1)).toBeCloseTo(0.02, 12);
  expect(learningRateAt(0, 1, 1)).toBe(1);
});
