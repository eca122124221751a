// AdamW on plain arrays, and the schedule of its learning rate.
import { jointRecipe } from './joint-recipe.ts';

/** Running means of one parameter's gradient. */
export interface AdamWState {
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
}

export function adamWState(size: number): AdamWState {
  return { firstMoment: new Float32Array(size), secondMoment: new Float32Array(size) };
}

/**
 * Rises in a line over the first 5 % of the steps, then falls along a cosine to 2 % of the peak (Loshchilov and Hutter,
 * "SGDR", 2017, without restarts). `step` counts from 0.
 */
export function learningRateAt(
  step: number,
  steps: number,
  peak: number = jointRecipe.optimizer.learningRate,
): number {
  const { warmUpShare, finalShare } = jointRecipe.optimizer;
  const warmUpSteps = Math.max(1, Math.round(steps * warmUpShare));
  if (step < warmUpSteps) return (peak * (step + 1)) / warmUpSteps;
  const progress = (step - warmUpSteps) / Math.max(1, steps - warmUpSteps);
  return peak * (finalShare + (1 - finalShare) * 0.5 * (1 + Math.cos(Math.PI * progress)));
}

/**
 * One step of AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019), in place: m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2,
 * x = x (1 - lr decay) - lr (m / (1 - b1^s)) / (sqrt(v / (1 - b2^s)) + eps). `step` counts from 0.
 * One fused loop here takes a third of the time that the dozen tensor operations of it would.
 */
export function adamWStep(
  values: Float32Array,
  gradient: Float32Array,
  state: AdamWState,
  options: { step: number; learningRate: number },
): void {
  const { beta1, beta2, epsilon, weightDecay } = jointRecipe.optimizer;
  const { firstMoment, secondMoment } = state;
  const firstCorrection = 1 / (1 - beta1 ** (options.step + 1));
  const secondCorrection = 1 / (1 - beta2 ** (options.step + 1));
  const keep = 1 - options.learningRate * weightDecay;
  for (let i = 0; i < values.length; i++) {
    const g = gradient[i] ?? 0;
    const m = beta1 * (firstMoment[i] ?? 0) + (1 - beta1) * g;
    const v = beta2 * (secondMoment[i] ?? 0) + (1 - beta2) * g * g;
    firstMoment[i] = m;
    secondMoment[i] = v;
    const update = (m * firstCorrection) / (Math.sqrt(v * secondCorrection) + epsilon);
    values[i] = (values[i] ?? 0) * keep - options.learningRate * update;
  }
}
