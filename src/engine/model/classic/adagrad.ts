// Adagrad on arrays in the kernels' memory: the same update rule as keras.optimizers.Adagrad.
import type { KernelMemory } from '../../kernels/kernel-memory.ts';

/** Keras' defaults. */
const startAccumulator = 0.1;
const epsilon = 1e-7;

/** A parameter with the sum of its squared gradients. */
export interface AdagradParameter {
  readonly values: Float32Array;
  readonly accumulators: Float32Array;
}

/** Takes charge of a parameter. */
export function adagradParameter(memory: KernelMemory, values: Float32Array): AdagradParameter {
  return { values, accumulators: memory.floats(values.length).fill(startAccumulator) };
}

/** One step, in place: a = a + g^2, x = x - lr g / sqrt(a + eps). */
export function adagradStep(
  { kernels }: KernelMemory,
  { values, accumulators }: AdagradParameter,
  gradient: Float32Array,
  learningRate: number,
): void {
  kernels.adagrad(
    values.byteOffset,
    gradient.byteOffset,
    accumulators.byteOffset,
    // What follows an array up to the next multiple of 4 is zero and stays so.
    Math.ceil(values.length / 4) * 4,
    learningRate,
    epsilon,
  );
}

/**
 * The same for `rows` of a matrix that the gradient's rows belong to; the others, whose gradient is 0, stay as they
 * are. Its width is a multiple of 4.
 */
export function adagradRowsStep(
  { kernels }: KernelMemory,
  { values, accumulators }: AdagradParameter,
  rows: Int32Array,
  gradients: Float32Array,
  learningRate: number,
): void {
  kernels.adagradRows(
    values.byteOffset,
    gradients.byteOffset,
    accumulators.byteOffset,
    rows.byteOffset,
    rows.length,
    gradients.length / rows.length,
    learningRate,
    epsilon,
  );
}
