// Small systems of linear equations in double precision; large ones go through item-item/symmetric-inverse.ts.

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
