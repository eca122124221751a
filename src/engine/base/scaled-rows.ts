// Matrices whose rows have one length, so that their dot products are cosines.

/** A matrix's rows scaled to `length`; rows of zeros stay. */
export function scaledRows(matrix: Float32Array, width: number, length: number): Float32Array {
  const rows = matrix.slice();
  for (let start = 0; start < rows.length; start += width) {
    let squares = 0;
    for (let j = start; j < start + width; j++) squares += (rows[j] ?? 0) ** 2;
    const scale = squares === 0 ? 0 : length / Math.sqrt(squares);
    for (let j = start; j < start + width; j++) rows[j] = (rows[j] ?? 0) * scale;
  }
  return rows;
}
