// Kernels of the closed-form weights between movies: sums over pairs of ratings of one person, and what is made of them.
import { addAll, addFloat, float, int, row, setFloat } from './rows';

/** Stands before each person's ratings. */
const border: u32 = 0xffffffff;
/** Rows and columns of a square that stays in the processor's cache while it is mirrored. */
const squareSide = 64;

/**
 * Adds X' X to rows `from` up to `to` of a lower triangle [width, width]. `words` holds the ratings person by person in
 * ascending order of place, each as place x 256 + half stars, with a border before each person; `positions` those of
 * each place, from `starts`. A row is summed up as a whole, so that it stays in the cache.
 */
export function addPairs(
  matrix: usize,
  width: i32,
  from: i32,
  to: i32,
  starts: usize,
  positions: usize,
  words: usize,
  preferences: usize,
): void {
  const bytes = (<usize>width) << 2;
  for (let place = from; place < to; place++) {
    const sums = row(matrix, place, bytes);
    for (let k = int(starts, place), end = int(starts, place + 1); k < end; k++) {
      let at = words + ((<usize>int(positions, k)) << 2);
      let word = load<u32>(at);
      const x = float(preferences, word & 255);
      while (word != border) {
        addFloat(sums, word >> 8, x * float(preferences, word & 255));
        at -= 4;
        word = load<u32>(at);
      }
    }
  }
}

/**
 * Adds factor x F F' to rows `from` up to `to` of a lower triangle. F is given by rows (`starts`, `columns`, `values`)
 * and by columns (`columnStarts`, `rows`, `columnValues`), each in ascending order.
 */
export function addFeaturePairs(
  matrix: usize,
  width: i32,
  from: i32,
  to: i32,
  factor: f32,
  starts: usize,
  columns: usize,
  values: usize,
  columnStarts: usize,
  rows: usize,
  columnValues: usize,
): void {
  const bytes = (<usize>width) << 2;
  for (let place = from; place < to; place++) {
    const sums = row(matrix, place, bytes);
    for (let k = int(starts, place), end = int(starts, place + 1); k < end; k++) {
      const column = int(columns, k);
      const x = factor * float(values, k);
      for (let at = int(columnStarts, column), last = int(columnStarts, column + 1); at < last; at++) {
        const other = int(rows, at);
        if (other > place) break;
        addFloat(sums, other, x * float(columnValues, at));
      }
    }
  }
}

function double(array: usize, index: i32): f64 {
  return load<f64>(array + ((<usize>index) << 3));
}

/**
 * L^-1 of the lower triangular L with L L' = A, in double precision: [size, size]. A, of which only the lower triangle
 * is read, becomes L. Both are row-major; `inverse` holds zeros.
 */
export function invertFactor(matrix: usize, inverse: usize, size: i32): void {
  const bytes = (<usize>size) << 3;
  for (let i = 0; i < size; i++) {
    const ofI = row(matrix, i, bytes);
    for (let j = 0; j <= i; j++) {
      const ofJ = row(matrix, j, bytes);
      const even = j & ~1;
      let sums = f64x2.splat(0);
      for (let k = 0; k < even; k += 2) {
        const at = (<usize>k) << 3;
        sums = f64x2.add(sums, f64x2.mul(v128.load(ofI + at), v128.load(ofJ + at)));
      }
      let sum = double(ofI, j) - f64x2.extract_lane(sums, 0) - f64x2.extract_lane(sums, 1);
      if (even < j) sum -= double(ofI, even) * double(ofJ, even);
      store<f64>(ofI + ((<usize>j) << 3), i == j ? sqrt<f64>(sum) : sum / double(ofJ, j));
    }
  }
  for (let i = 0; i < size; i++) {
    const ofI = row(matrix, i, bytes);
    const sums = row(inverse, i, bytes);
    for (let k = 0; k < i; k++) {
      const factor = double(ofI, k);
      const known = row(inverse, k, bytes);
      // L^-1's row k ends at column k; the number beside it is a zero.
      for (let j = 0; j <= k; j += 2) {
        const at = (<usize>j) << 3;
        v128.store(
          sums + at,
          f64x2.sub(v128.load(sums + at), f64x2.mul(f64x2.splat(factor), v128.load(known + at))),
        );
      }
    }
    const scale = 1 / double(ofI, i);
    for (let j = 0; j < i; j++) {
      store<f64>(sums + ((<usize>j) << 3), scale * double(sums, j));
    }
    store<f64>(sums + ((<usize>i) << 3), scale);
  }
}

/**
 * From the lower triangle of P to both sides of B = I - P diag(1 / diag P), for rows `from` up to `to` of the triangle
 * and the columns above them. `scales` holds -1 / diag P.
 */
export function weighPairs(matrix: usize, width: i32, from: i32, to: i32, scales: usize): void {
  const bytes = (<usize>width) << 2;
  for (let begin = 0; begin < to; begin += squareSide) {
    for (let i = max(from, begin); i < to; i++) {
      const ofI = row(matrix, i, bytes);
      const scale = float(scales, i);
      for (let j = begin, end = min(i, begin + squareSide); j < end; j++) {
        const p = float(ofI, j);
        setFloat(ofI, j, p * float(scales, j));
        setFloat(row(matrix, j, bytes), i, p * scale);
      }
    }
  }
  for (let i = from; i < to; i++) setFloat(row(matrix, i, bytes), i, 0);
}

const nobody: u16 = 0xffff;

function placeAt(ordered: usize, index: i32): u16 {
  return load<u16>(ordered + ((<usize>index) << 1));
}

/**
 * c of people `from` up to `to`: for each place the sum of `closeness` by distance [farthest + 1] over its neighbours,
 * in doubles. `ordered` has each person's places in order of time, from `starts`.
 */
export function sumNeighbours(
  sums: usize,
  from: i32,
  to: i32,
  starts: usize,
  ordered: usize,
  closeness: usize,
  farthest: i32,
): void {
  for (let person = from; person < to; person++) {
    const begin = int(starts, person);
    const end = int(starts, person + 1);
    for (let k = begin; k < end; k++) {
      const place = placeAt(ordered, k);
      if (place == nobody) continue;
      let sum: f32 = 0;
      for (let distance = 1; distance <= farthest; distance++) {
        const close = float(closeness, distance);
        if (k - distance >= begin) sum += close;
        if (k + distance < end) sum += close;
      }
      const at = sums + ((<usize>place) << 3);
      store<f64>(at, load<f64>(at) + sum);
    }
  }
}

/** Adds closeness x scales[i] x scales[j] to the weights of each pair of neighbours, in both directions. */
export function addNeighbours(
  matrix: usize,
  width: i32,
  from: i32,
  to: i32,
  starts: usize,
  ordered: usize,
  closeness: usize,
  farthest: i32,
  scales: usize,
): void {
  const bytes = (<usize>width) << 2;
  for (let person = from; person < to; person++) {
    const end = int(starts, person + 1);
    for (let k = int(starts, person); k < end; k++) {
      const place = placeAt(ordered, k);
      if (place == nobody) continue;
      const scale = float(scales, place);
      for (let distance = 1, most = min(farthest, end - 1 - k); distance <= most; distance++) {
        const other = placeAt(ordered, k + distance);
        if (other == nobody) continue;
        const weight = float(closeness, distance) * scale * float(scales, other);
        addFloat(row(matrix, place, bytes), other, weight);
        addFloat(row(matrix, other, bytes), place, weight);
      }
    }
  }
}

/** Numbers that differ only below their first 8 binary digits are equally strong. */
const binShift = 15;
const binCount = 1 << 16;

function binOf(array: usize, index: i32): i32 {
  return (load<u32>(array + ((<usize>index) << 2)) & 0x7fffffff) >> binShift;
}

/** The `kept` strongest of a row's numbers with their columns, in ascending order; `bins` has room for 2^16 integers. */
export function keepStrongest(
  values: usize,
  width: i32,
  kept: i32,
  bins: usize,
  keptColumns: usize,
  keptValues: usize,
): void {
  memory.fill(bins, 0, binCount << 2);
  for (let j = 0; j < width; j++) {
    const at = bins + ((<usize>binOf(values, j)) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  let least = binCount;
  let stronger = 0;
  let count = 0;
  while (least > 0 && count < kept) {
    least--;
    stronger = count;
    count += int(bins, least);
  }
  let ofLeast = kept - stronger;
  for (let j = 0, at = 0; j < width && at < kept; j++) {
    const bin = binOf(values, j);
    if (bin < least || (bin == least && ofLeast-- <= 0)) continue;
    store<i32>(keptColumns + ((<usize>at) << 2), j);
    setFloat(keptValues, at, float(values, j));
    at++;
  }
}

/**
 * sums += factors[k] x row rows[k] of some weights, for `count` rows. A row is `perRow` values; `columns` has theirs
 * in the same order, or is 0 if a row has a value for each column.
 */
export function addWeightRows(
  sums: usize,
  values: usize,
  columns: usize,
  perRow: i32,
  rows: usize,
  factors: usize,
  count: i32,
): void {
  const bytes = (<usize>perRow) << 2;
  for (let k = 0; k < count; k++) {
    const ofRow = row(values, int(rows, k), bytes);
    const factor = float(factors, k);
    if (columns == 0) {
      addAll(sums, ofRow, factor, perRow);
    } else {
      const columnsOfRow = row(columns, int(rows, k), bytes);
      for (let j = 0; j < perRow; j++) addFloat(sums, int(columnsOfRow, j), factor * float(ofRow, j));
    }
  }
}
