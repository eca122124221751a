// Softmax of the rows of a matrix.
import { dot, int, row } from './rows';

/** Lower powers of e are as good as 0, and would be slow to reckon with. */
const leastExponent: f32 = -80;
/** 1.5 x 2^23: added to a small number it leaves the nearest integer in the last bits. */
const roundingShift: f32 = 12582912;

/**
 * p = softmax of logits [size, width] + offsets [width], times `weight` and the row's count; returns the sum of
 * count x log sum. It takes four at a time: `offsets` go on with four that are as good as minus infinity, `logits` and
 * `p` with room for four.
 */
export function weightedSoftmax(
  p: usize,
  logits: usize,
  offsets: usize,
  counts: usize,
  size: i32,
  width: i32,
  weight: f32,
): f64 {
  const bytes = (<usize>width) << 2;
  let total: f64 = 0;
  for (let k = 0; k < size; k++) {
    const from = row(logits, k, bytes);
    // What is written beyond the row is written over by the next one.
    const to = row(p, k, bytes);
    let most = f32x4.splat(-f32.MAX_VALUE);
    for (let i: usize = 0; i < bytes; i += 16) {
      most = f32x4.pmax(most, f32x4.add(v128.load(from + i), v128.load(offsets + i)));
    }
    const largest = max<f32>(
      max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    most = f32x4.splat(largest);
    let sums = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const logit = f32x4.add(v128.load(from + i), v128.load(offsets + i));
      const power = exp(f32x4.sub(logit, most));
      v128.store(to + i, power);
      sums = f32x4.add(sums, power);
    }
    const sum =
      f32x4.extract_lane(sums, 0) +
      f32x4.extract_lane(sums, 1) +
      f32x4.extract_lane(sums, 2) +
      f32x4.extract_lane(sums, 3);
    const count = <f32>int(counts, k);
    total += count * (largest + Math.log(sum));
    const factors = f32x4.splat((weight * count) / sum);
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(to + i, f32x4.mul(factors, v128.load(to + i)));
    }
  }
  return total;
}

/**
 * e^x for x up to 0, to 32 bits: with x = n ln 2 + r it is 2^n e^r, and e^r a polynomial. Its coefficients and the two
 * parts of ln 2, the first of which times n is exact, are those of XNNPACK's kernels for softmax.
 */
function exp(x: v128): v128 {
  const limited = f32x4.pmax(x, f32x4.splat(leastExponent));
  const shifted = f32x4.add(f32x4.mul(limited, f32x4.splat(1.44269504)), f32x4.splat(roundingShift));
  const n = f32x4.sub(shifted, f32x4.splat(roundingShift));
  const near = f32x4.sub(limited, f32x4.mul(n, f32x4.splat(0.693145752)));
  const r = f32x4.sub(near, f32x4.mul(n, f32x4.splat(1.42860677e-6)));
  let power = f32x4.splat(0.00828929059);
  power = f32x4.add(f32x4.mul(power, r), f32x4.splat(0.0418978221));
  power = f32x4.add(f32x4.mul(power, r), f32x4.splat(0.166676521));
  power = f32x4.add(f32x4.mul(power, r), f32x4.splat(0.499991506));
  power = f32x4.add(f32x4.mul(power, r), f32x4.splat(0.999999702));
  power = f32x4.add(f32x4.mul(power, r), f32x4.splat(1));
  // The integer in the last bits is added to the exponent.
  return i32x4.add(power, i32x4.shl(shifted, 23));
}

/** Gradient of a softmax by what went into it, in place: phi (g - g . phi). */
export function softmaxGradients(gradients: usize, probabilities: usize, size: i32, width: i32): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < size; k++) {
    const gradient = row(gradients, k, bytes);
    const phi = row(probabilities, k, bytes);
    const mean = f32x4.splat(dot(gradient, phi, bytes));
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(gradient + i, f32x4.mul(v128.load(phi + i), f32x4.sub(v128.load(gradient + i), mean)));
    }
  }
}
