// Adagrad in place (Duchi, Hazan and Singer, 2011), with epsilon under the root as in Keras.
import { int, row } from './rows';

/** One step on `count` numbers, a multiple of 4: a = a + g^2, x = x - rate g / sqrt(a + epsilon). */
export function adagrad(x: usize, g: usize, a: usize, count: i32, rate: f32, epsilon: f32): void {
  const rates = f32x4.splat(rate);
  const epsilons = f32x4.splat(epsilon);
  for (let i: usize = 0, end = (<usize>count) << 2; i < end; i += 16) {
    const gradient = v128.load(g + i);
    const sum = f32x4.add(v128.load(a + i), f32x4.mul(gradient, gradient));
    v128.store(a + i, sum);
    const step = f32x4.div(f32x4.mul(rates, gradient), f32x4.sqrt(f32x4.add(sum, epsilons)));
    v128.store(x + i, f32x4.sub(v128.load(x + i), step));
  }
}

/** The same for some rows of a matrix, each with the gradient at its place among them. */
export function adagradRows(
  x: usize,
  g: usize,
  a: usize,
  chosen: usize,
  count: i32,
  width: i32,
  rate: f32,
  epsilon: f32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    const at = int(chosen, k);
    adagrad(row(x, at, bytes), row(g, k, bytes), row(a, at, bytes), width, rate, epsilon);
  }
}
