// AdamW on arrays in the kernels' memory, and the schedule of its learning rate.
import { growingIntegers } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import { jointRecipe } from './joint-recipe.ts';

const { beta1, beta2, epsilon, weightDecay } = jointRecipe.optimizer;

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

/** A parameter with the running means of its gradient and of the gradient's square. */
interface Trained {
  readonly values: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

/** A matrix of which a step changes some rows. */
export interface TrainedRows extends Trained {
  readonly width: number;
  /** By row: the first step whose decay is still to be made up for. */
  readonly seen: Int32Array;
}

/**
 * AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019): m = b1 m + (1 - b1) g,
 * v = b2 v + (1 - b2) g^2, x = x (1 - lr decay) - lr (m / (1 - b1^s)) / (sqrt(v / (1 - b2^s)) + eps).
 *
 * Of a matrix of people or movies only the rows that a step looks at are touched: `catchUp` brings them to what the
 * steps in between would have made of them without a gradient, but for what was left of their momentum.
 */
export class AdamW {
  readonly #memory: KernelMemory;
  readonly #rates: readonly number[];
  /** Before each step: sum of log(1 - lr decay) of the earlier ones. */
  readonly #logKept: Float64Array;
  readonly #all: (length: number) => Int32Array;
  #step = 0;

  /** `rates`: the learning rate of each step to come. */
  constructor(memory: KernelMemory, rates: readonly number[]) {
    this.#memory = memory;
    this.#rates = rates;
    this.#logKept = memory.doubles(rates.length + 1);
    rates.forEach((rate, step) => {
      this.#logKept[step + 1] = (this.#logKept[step] ?? 0) + Math.log1p(-rate * weightDecay);
    });
    this.#all = growingIntegers(memory);
  }

  /** Takes charge of a parameter. */
  train(values: Float32Array): Trained {
    const { length } = values;
    return { values, means: this.#memory.floats(length), squares: this.#memory.floats(length) };
  }

  /** Takes charge of a matrix by rows; `width` is a multiple of 4. */
  trainRows(values: Float32Array, width: number): TrainedRows {
    return { ...this.train(values), width, seen: this.#memory.integers(values.length / width) };
  }

  /** Makes up for the steps that some rows have missed. */
  catchUp(rows: TrainedRows, chosen: Int32Array): void {
    this.#memory.kernels.decayRows(
      rows.values.byteOffset,
      rows.means.byteOffset,
      rows.squares.byteOffset,
      chosen.byteOffset,
      chosen.length,
      rows.width,
      rows.seen.byteOffset,
      this.#step,
      this.#logKept.byteOffset,
      beta1,
      beta2,
    );
  }

  /** Makes up for the steps that any row has missed. */
  catchUpAll(rows: TrainedRows): void {
    const all = this.#all(rows.seen.length);
    for (let row = 0; row < all.length; row++) all[row] = row;
    this.catchUp(rows, all);
  }

  /** Changes a parameter by its gradient. */
  apply({ values, means, squares }: Trained, gradient: Float32Array): void {
    this.#memory.kernels.adamW(
      values.byteOffset,
      gradient.byteOffset,
      means.byteOffset,
      squares.byteOffset,
      // What follows an array up to the next multiple of 4 is zero and stays so.
      Math.ceil(values.length / 4) * 4,
      ...this.#settings(),
    );
  }

  /** Changes rows that were caught up with by their gradients [chosen, width]. */
  applyRows(rows: TrainedRows, chosen: Int32Array, gradients: Float32Array): void {
    this.#memory.kernels.adamWRows(
      rows.values.byteOffset,
      gradients.byteOffset,
      rows.means.byteOffset,
      rows.squares.byteOffset,
      chosen.byteOffset,
      chosen.length,
      rows.width,
      ...this.#settings(),
    );
    for (const row of chosen) rows.seen[row] = this.#step + 1;
  }

  /** To be called when everything of a step is applied. */
  endStep(): void {
    this.#step += 1;
  }

  /** b1, b2, the share of a weight that is kept, the rate with the first correction, the second correction, epsilon. */
  #settings(): [number, number, number, number, number, number] {
    const rate = this.#rates[this.#step] ?? 0;
    const first = rate / (1 - beta1 ** (this.#step + 1));
    const second = 1 / Math.sqrt(1 - beta2 ** (this.#step + 1));
    return [beta1, beta2, 1 - rate * weightDecay, first, second, epsilon];
  }
}
