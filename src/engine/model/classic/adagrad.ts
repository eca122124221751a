// Adagrad on plain arrays: the same update rule as keras.optimizers.Adagrad.

/** Keras' defaults. */
const startAccumulator = 0.1;
const epsilon = 1e-7;

/** A parameter with the sum of its squared gradients. */
export interface AdagradParameter {
  readonly values: Float32Array;
  readonly accumulators: Float32Array;
}

export function adagradParameter(values: Float32Array): AdagradParameter {
  return { values, accumulators: new Float32Array(values.length).fill(startAccumulator) };
}

/**
 * One step, in place: a = a + g^2, x = x - lr g / sqrt(a + eps) (Duchi, Hazan and Singer, 2011; with epsilon under the
 * root as in Keras). `rows` names the rows of a matrix that the gradient's rows belong to; the others, whose gradient is
 * 0, stay as they are. TensorFlow.js' own starts and ends the same way, but only knows whole tensors.
 */
export function adagradStep(
  { values, accumulators }: AdagradParameter,
  gradient: Float32Array,
  learningRate: number,
  rows: Int32Array | null = null,
): void {
  const width = rows === null ? gradient.length : gradient.length / rows.length;
  const rowCount = rows?.length ?? 1;
  for (let row = 0; row < rowCount; row++) {
    const from = row * width;
    const to = (rows?.[row] ?? 0) * width;
    for (let j = 0; j < width; j++) {
      const g = gradient[from + j] ?? 0;
      const a = (accumulators[to + j] ?? 0) + g * g;
      accumulators[to + j] = a;
      values[to + j] = (values[to + j] ?? 0) - (learningRate * g) / Math.sqrt(a + epsilon);
    }
  }
}
