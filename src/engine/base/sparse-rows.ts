// Matrices whose rows are mostly zero, and their product with dense ones.

/** Row i holds `values[k]` in column `columns[k]` for k from `starts[i]` up to `starts[i + 1]`. */
export interface SparseRows {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Rows given as lists of entries. */
export function sparseRows(
  rows: readonly (readonly { column: number; value: number }[])[],
  columnCount: number,
): SparseRows {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = (starts[i] ?? 0) + row.length));
  const entries = rows.flat();
  return {
    rowCount: rows.length,
    columnCount,
    starts,
    columns: Int32Array.from(entries, (entry) => entry.column),
    values: Float32Array.from(entries, (entry) => entry.value),
  };
}

/** sums += F W, where F is sparse [n, m], W is [m, width] and sums is [n, width]. */
export function addProduct(f: SparseRows, weights: Float32Array, width: number, sums: Float32Array): void {
  for (let row = 0; row < f.rowCount; row++) {
    const end = f.starts[row + 1] ?? 0;
    for (let k = f.starts[row] ?? 0; k < end; k++) {
      const value = f.values[k] ?? 0;
      const from = (f.columns[k] ?? 0) * width;
      for (let j = 0; j < width; j++) {
        const at = row * width + j;
        sums[at] = (sums[at] ?? 0) + value * (weights[from + j] ?? 0);
      }
    }
  }
}

/** sums += F' g, where F is sparse [n, m], g is [n] and sums is [m]. */
export function addTransposedProduct(f: SparseRows, values: Float32Array, sums: Float32Array): void {
  for (let row = 0; row < f.rowCount; row++) {
    const value = values[row] ?? 0;
    for (let k = f.starts[row] ?? 0; k < (f.starts[row + 1] ?? 0); k++) {
      const column = f.columns[k] ?? 0;
      sums[column] = (sums[column] ?? 0) + value * (f.values[k] ?? 0);
    }
  }
}
