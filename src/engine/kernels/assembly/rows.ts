// Loops over rows of float32 matrices, four numbers at a time. Widths are multiples of 4; pointers are byte offsets.

/** to += factor x from, both `bytes` long. */
export function addScaled(to: usize, from: usize, factor: f32, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(to + i, f32x4.add(v128.load(to + i), f32x4.mul(factors, v128.load(from + i))));
  }
}

/** Dot product of two vectors of `bytes` bytes. */
export function dot(a: usize, b: usize, bytes: usize): f32 {
  let sums = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(a + i), v128.load(b + i)));
  }
  return (
    f32x4.extract_lane(sums, 0) +
    f32x4.extract_lane(sums, 1) +
    f32x4.extract_lane(sums, 2) +
    f32x4.extract_lane(sums, 3)
  );
}

export function row(matrix: usize, index: i32, bytes: usize): usize {
  return matrix + <usize>index * bytes;
}

export function int(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

export function float(array: usize, index: i32): f32 {
  return load<f32>(array + ((<usize>index) << 2));
}

export function setFloat(array: usize, index: i32, value: f32): void {
  store<f32>(array + ((<usize>index) << 2), value);
}

export function addFloat(array: usize, index: i32, value: f32): void {
  setFloat(array, index, float(array, index) + value);
}

/** to[k] = from[chosen[k]]: [count, width]. */
export function gatherRows(to: usize, from: usize, chosen: usize, count: i32, width: i32): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) memory.copy(row(to, k, bytes), row(from, int(chosen, k), bytes), bytes);
}

/** largest[k] = the largest dot product of rows[k] and one of `otherCount` others; all rows are of one width. */
export function largestDots(
  largest: usize,
  rows: usize,
  count: i32,
  others: usize,
  otherCount: i32,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    const own = row(rows, k, bytes);
    let most: f32 = -f32.MAX_VALUE;
    for (let other = 0; other < otherCount; other++)
      most = max(most, dot(own, row(others, other, bytes), bytes));
    setFloat(largest, k, most);
  }
}

/** sums[k] += dot product of a[rows[k]] and b[chosen[k]]. */
export function addDots(
  sums: usize,
  a: usize,
  rows: usize,
  b: usize,
  chosen: usize,
  count: i32,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    addFloat(sums, k, dot(row(a, int(rows, k), bytes), row(b, int(chosen, k), bytes), bytes));
  }
}

/** sums[rows[k]] += factors[k] x table[chosen[k]]. */
export function addRows(
  sums: usize,
  rows: usize,
  table: usize,
  chosen: usize,
  factors: usize,
  count: i32,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    addScaled(row(sums, int(rows, k), bytes), row(table, int(chosen, k), bytes), float(factors, k), bytes);
  }
}

/** sums[k] += F[chosen[k]] W for `count` rows of a sparse F; W is [columns, width]. */
export function addSparseProduct(
  sums: usize,
  chosen: usize,
  count: i32,
  starts: usize,
  columns: usize,
  values: usize,
  weights: usize,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    const from = int(chosen, k);
    for (let at = int(starts, from), end = int(starts, from + 1); at < end; at++) {
      const weight = row(weights, int(columns, at), bytes);
      if (width == 1) addFloat(sums, k, float(values, at) * load<f32>(weight));
      else addScaled(row(sums, k, bytes), weight, float(values, at), bytes);
    }
  }
}

/** sums += F[chosen]' G: the gradient of `addSparseProduct` by W; G is [count, width]. */
export function addSparseTransposed(
  sums: usize,
  chosen: usize,
  count: i32,
  starts: usize,
  columns: usize,
  values: usize,
  gradient: usize,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    const from = int(chosen, k);
    for (let at = int(starts, from), end = int(starts, from + 1); at < end; at++) {
      const sum = row(sums, int(columns, at), bytes);
      if (width == 1) store<f32>(sum, load<f32>(sum) + float(values, at) * float(gradient, k));
      else addScaled(sum, row(gradient, k, bytes), float(values, at), bytes);
    }
  }
}

/** to *= by, of `count` numbers; a multiple of 4. */
export function multiplyAll(to: usize, by: usize, count: i32): void {
  for (let i: usize = 0, end = (<usize>count) << 2; i < end; i += 16) {
    v128.store(to + i, f32x4.mul(v128.load(to + i), v128.load(by + i)));
  }
}

/** to += factor x from, of `count` numbers. */
export function addAll(to: usize, from: usize, factor: f32, count: i32): void {
  const whole = count & ~3;
  addScaled(to, from, factor, (<usize>whole) << 2);
  for (let i = whole; i < count; i++) addFloat(to, i, factor * float(from, i));
}
