// The classic model's rating network between its products; letters as in src/engine/model/classic/rating-error.ts.
import { addFloat, addScaled, float, int, row } from './rows';

/** Bytes of a vector of four numbers. */
const four: usize = 16;

/** x [size, 2 width] = [a[users[k]], b[movies[k]]]. */
export function pairRows(
  pairs: usize,
  a: usize,
  users: usize,
  b: usize,
  movies: usize,
  size: i32,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < size; k++) {
    const to = row(pairs, k, 2 * bytes);
    memory.copy(to, row(a, int(users, k), bytes), bytes);
    memory.copy(to + bytes, row(b, int(movies, k), bytes), bytes);
  }
}

/** Its gradient: a[users[k]] and b[movies[k]] += the halves of x. */
export function addPairRows(
  pairs: usize,
  a: usize,
  users: usize,
  b: usize,
  movies: usize,
  size: i32,
  width: i32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < size; k++) {
    const from = row(pairs, k, 2 * bytes);
    addScaled(row(a, int(users, k), bytes), from, 1, bytes);
    addScaled(row(b, int(movies, k), bytes), from + bytes, 1, bytes);
  }
}

/** ReLU(sums + biases) [size, units], in place. */
export function activate(sums: usize, biases: usize, size: i32, units: i32): void {
  const bytes = (<usize>units) << 2;
  for (let k = 0; k < size; k++) {
    const s = row(sums, k, bytes);
    for (let i: usize = 0; i < bytes; i += four) v128.store(s + i, active(s + i, biases + i));
  }
}

/** Its gradient, in place: that of the units [size, units] where they are not 0; that of the biases is added to. */
export function activeGradients(
  gradients: usize,
  hidden: usize,
  biasGradients: usize,
  size: i32,
  units: i32,
): void {
  const bytes = (<usize>units) << 2;
  const zero = f32x4.splat(0);
  for (let k = 0; k < size; k++) {
    const g = row(gradients, k, bytes);
    const h = row(hidden, k, bytes);
    for (let i: usize = 0; i < bytes; i += four) {
      const back = v128.and(f32x4.gt(v128.load(h + i), zero), v128.load(g + i));
      addFour(biasGradients + i, back);
      v128.store(g + i, back);
    }
  }
}

/**
 * The squared error of ReLU(s2 + biases) . weights + bias against the stars, summed. `sums` [size, units] go in as s2
 * and come out as its gradient; `share` is the loss's weight for one rating. The other gradients are added to. `units` is a multiple of 8.
 */
export function starsError(
  sums: usize,
  biases: usize,
  weights: usize,
  bias: usize,
  stars: usize,
  size: i32,
  units: i32,
  share: f32,
  biasGradients: usize,
  weightGradients: usize,
  outputBiasGradient: usize,
): f64 {
  const bytes = (<usize>units) << 2;
  const zero = f32x4.splat(0);
  let total: f64 = 0;
  for (let k = 0; k < size; k++) {
    const s = row(sums, k, bytes);
    let guesses = zero;
    let others = zero;
    for (let i: usize = 0; i < bytes; i += 2 * four) {
      const j = i + four;
      guesses = f32x4.add(guesses, f32x4.mul(active(s + i, biases + i), v128.load(weights + i)));
      others = f32x4.add(others, f32x4.mul(active(s + j, biases + j), v128.load(weights + j)));
    }
    guesses = f32x4.add(guesses, others);
    const guess =
      f32x4.extract_lane(guesses, 0) +
      f32x4.extract_lane(guesses, 1) +
      f32x4.extract_lane(guesses, 2) +
      f32x4.extract_lane(guesses, 3);
    const error = guess + load<f32>(bias) - float(stars, k);
    total += error * error;
    const gradient: f32 = <f32>2 * share * error;
    addFloat(outputBiasGradient, 0, gradient);
    const gradients = f32x4.splat(gradient);
    for (let i: usize = 0; i < bytes; i += four) {
      const unit = active(s + i, biases + i);
      const back = v128.and(f32x4.gt(unit, zero), f32x4.mul(gradients, v128.load(weights + i)));
      addFour(weightGradients + i, f32x4.mul(gradients, unit));
      addFour(biasGradients + i, back);
      v128.store(s + i, back);
    }
  }
  return total;
}

/** ReLU(sum + bias) of four units. */
function active(sum: usize, bias: usize): v128 {
  return f32x4.pmax(f32x4.add(v128.load(sum), v128.load(bias)), f32x4.splat(0));
}

function addFour(to: usize, values: v128): void {
  v128.store(to, f32x4.add(v128.load(to), values));
}
