// Matrices of rows of one length, and what is done with single rows.

/** Rows of one length, row-major. */
export interface Rows {
  readonly values: Float32Array;
  readonly width: number;
}

/** The given rows of a matrix, one after another. */
export function gatherRows({ values, width }: Rows, chosen: Int32Array): Float32Array {
  const gathered = new Float32Array(chosen.length * width);
  chosen.forEach((row, position) => {
    gathered.set(values.subarray(row * width, (row + 1) * width), position * width);
  });
  return gathered;
}

/** A matrix's rows scaled to `length`, so that their dot products are cosines; rows of zeros stay. */
export function scaledRows(matrix: Float32Array, width: number, length: number): Float32Array {
  const rows = matrix.slice();
  scaleRows(rows, width, length);
  return rows;
}

/** The same in place. */
export function scaleRows(rows: Float32Array, width: number, length: number): void {
  for (let start = 0; start < rows.length; start += width) {
    let squares = 0;
    for (let j = start; j < start + width; j++) squares += (rows[j] ?? 0) ** 2;
    const scale = squares === 0 ? 0 : length / Math.sqrt(squares);
    for (let j = start; j < start + width; j++) rows[j] = (rows[j] ?? 0) * scale;
  }
}

/** Dot product of two vectors of the length of the first. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] ?? 0) * (b[j] ?? 0);
  return sum;
}

/** Dot product of two rows of a matrix. */
export function dotOfRows({ values, width }: Rows, one: number, other: number): number {
  let sum = 0;
  const end = (one + 1) * width;
  for (let a = one * width, b = other * width; a < end; a++, b++) {
    sum += (values[a] ?? 0) * (values[b] ?? 0);
  }
  return sum;
}
