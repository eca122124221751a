// Small systems of linear equations in double precision; large ones go through item-item/symmetric-inverse.ts.

/** What is left of a diagonal, as a share of it, that is no more than rounding: sums of float32 have no more digits. */
const negligible = 1e-7;

/** Solves A x = b by elimination; A [n, n] is symmetric and positive definite, row-major. Both are used up. */
export function solveSmall(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  for (let k = 0; k < size; k++) {
    for (let i = k + 1; i < size; i++) {
      const factor = (a[i * size + k] ?? 0) / (a[k * size + k] ?? 1);
      for (let j = k; j < size; j++) {
        a[i * size + j] = (a[i * size + j] ?? 0) - factor * (a[k * size + j] ?? 0);
      }
      b[i] = (b[i] ?? 0) - factor * (b[k] ?? 0);
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) b[i] = (b[i] ?? 0) - (a[i * size + j] ?? 0) * (b[j] ?? 0);
    b[i] = (b[i] ?? 0) / (a[i * size + i] ?? 1);
  }
  return b;
}

/** Lower triangular L with A = L L', A [n, n] symmetric and positive semidefinite, row-major; directions without anything get 0. */
export function lowerFactor(a: Float64Array): Float64Array {
  const size = Math.sqrt(a.length);
  const factor = new Float64Array(a.length);
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let rest = a[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      const diagonal = factor[j * size + j] ?? 0;
      if (i > j) factor[i * size + j] = diagonal === 0 ? 0 : rest / diagonal;
      else factor[i * size + i] = rest > negligible * (a[i * size + i] ?? 0) ? Math.sqrt(rest) : 0;
    }
  }
  return factor;
}

/** The inverse of a lower triangular matrix; where its diagonal is 0, so are the row and the column of the inverse. */
export function invertLower(factor: Float64Array): Float64Array {
  const size = Math.sqrt(factor.length);
  const inverse = new Float64Array(factor.length);
  for (let i = 0; i < size; i++) {
    const diagonal = factor[i * size + i] ?? 0;
    if (diagonal === 0) continue;
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (inverse[k * size + j] ?? 0);
      inverse[i * size + j] = sum / diagonal;
    }
  }
  return inverse;
}
