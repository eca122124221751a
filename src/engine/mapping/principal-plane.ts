// The plane in which rows differ most: principal component analysis, exact and done in a moment.
import type { Random } from '../base/random.ts';
import { dot, type Rows } from '../base/rows.ts';

export interface PrincipalPlane {
  readonly mean: Float64Array;
  /** Two directions of length 1 at right angles, the one of most variance first. */
  readonly axes: readonly [Float64Array, Float64Array];
}

const mostSteps = 500;
const tolerance = 1e-10;

/** Mean and covariance of the chosen rows; the matrix is symmetric, row-major. */
function covarianceOf(
  { values, width }: Rows,
  chosen: Int32Array,
): { mean: Float64Array; matrix: Float64Array } {
  const mean = new Float64Array(width);
  for (const row of chosen) {
    for (let j = 0; j < width; j++) mean[j] = (mean[j] ?? 0) + (values[row * width + j] ?? 0) / chosen.length;
  }
  const matrix = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (const row of chosen) {
    for (let j = 0; j < width; j++) centred[j] = (values[row * width + j] ?? 0) - (mean[j] ?? 0);
    for (let i = 0; i < width; i++) {
      const scale = (centred[i] ?? 0) / chosen.length;
      if (scale === 0) continue;
      for (let j = 0; j <= i; j++)
        matrix[i * width + j] = (matrix[i * width + j] ?? 0) + scale * (centred[j] ?? 0);
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = i + 1; j < width; j++) matrix[i * width + j] = matrix[j * width + i] ?? 0;
  }
  return { mean, matrix };
}

/** Makes `vector` orthogonal to `other` and scales it to length 1; false if nothing is left. */
function normalise(vector: Float64Array, other: Float64Array | null): boolean {
  const share = other === null ? 0 : dot(vector, other);
  if (other !== null) vector.forEach((value, j) => (vector[j] = value - share * (other[j] ?? 0)));
  const length = Math.sqrt(dot(vector, vector));
  if (length < 1e-12) return false;
  vector.forEach((value, j) => (vector[j] = value / length));
  return true;
}

/** A unit vector at right angles to `other`, by chance. */
function randomDirection(width: number, other: Float64Array | null, random: Random): Float64Array {
  const vector = Float64Array.from({ length: width }, () => random.normal());
  normalise(vector, other);
  return vector;
}

/** The matrix's direction of most variance at right angles to `other`, by power iteration. */
function strongestDirection(matrix: Float64Array, other: Float64Array | null, random: Random): Float64Array {
  const width = Math.sqrt(matrix.length);
  let vector = randomDirection(width, other, random);
  for (let step = 0; step < mostSteps; step++) {
    const next = Float64Array.from({ length: width }, (_, i) =>
      dot(matrix.subarray(i * width, (i + 1) * width), vector),
    );
    // If no variance is left, the random direction stays.
    if (!normalise(next, other)) break;
    const moved = 1 - Math.abs(dot(next, vector));
    vector = next;
    if (moved < tolerance) break;
  }
  return withFixedSign(vector);
}

/** An eigenvector's sign is arbitrary: its largest part is made positive, so that maps do not turn over. */
function withFixedSign(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? vector.map((value) => -value) : vector;
}

/** The first two principal components of the chosen rows. */
export function principalPlane(rows: Rows, chosen: Int32Array, random: Random): PrincipalPlane {
  const { mean, matrix } = covarianceOf(rows, chosen);
  const first = strongestDirection(matrix, null, random);
  return { mean, axes: [first, strongestDirection(matrix, first, random)] };
}

/** Every row's place in the plane: x and y by turns. */
export function projectOnto({ mean, axes }: PrincipalPlane, { values, width }: Rows): Float32Array {
  const count = values.length / width;
  const places = new Float32Array(2 * count);
  for (let row = 0; row < count; row++) {
    axes.forEach((axis, k) => {
      let sum = 0;
      for (let j = 0; j < width; j++)
        sum += ((values[row * width + j] ?? 0) - (mean[j] ?? 0)) * (axis[j] ?? 0);
      places[2 * row + k] = sum;
    });
  }
  return places;
}
