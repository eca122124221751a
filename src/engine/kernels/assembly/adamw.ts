// AdamW in place (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019).
import { int, row } from './rows';

/**
 * One step on `count` numbers: m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, x = keep x - rate m / (sqrt(v) scale +
 * epsilon), where `rate` and `scale` hold the corrections of the first steps. `count` is a multiple of 4.
 */
export function adamW(
  x: usize,
  g: usize,
  m: usize,
  v: usize,
  count: i32,
  beta1: f32,
  beta2: f32,
  keep: f32,
  rate: f32,
  scale: f32,
  epsilon: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const c1 = f32x4.splat(1 - beta1);
  const b2 = f32x4.splat(beta2);
  const c2 = f32x4.splat(1 - beta2);
  const keeps = f32x4.splat(keep);
  const rates = f32x4.splat(rate);
  const scales = f32x4.splat(scale);
  const epsilons = f32x4.splat(epsilon);
  for (let i: usize = 0, end = (<usize>count) << 2; i < end; i += 16) {
    const gradient = v128.load(g + i);
    const first = f32x4.add(f32x4.mul(b1, v128.load(m + i)), f32x4.mul(c1, gradient));
    const second = f32x4.add(f32x4.mul(b2, v128.load(v + i)), f32x4.mul(c2, f32x4.mul(gradient, gradient)));
    v128.store(m + i, first);
    v128.store(v + i, second);
    const size = f32x4.add(f32x4.mul(f32x4.sqrt(second), scales), epsilons);
    v128.store(
      x + i,
      f32x4.sub(f32x4.mul(v128.load(x + i), keeps), f32x4.div(f32x4.mul(rates, first), size)),
    );
  }
}

/** The same for some rows of a matrix, each with the gradient at its place among them. */
export function adamWRows(
  x: usize,
  g: usize,
  m: usize,
  v: usize,
  chosen: usize,
  count: i32,
  width: i32,
  beta1: f32,
  beta2: f32,
  keep: f32,
  rate: f32,
  scale: f32,
  epsilon: f32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    const at = int(chosen, k);
    adamW(
      row(x, at, bytes),
      row(g, k, bytes),
      row(m, at, bytes),
      row(v, at, bytes),
      width,
      beta1,
      beta2,
      keep,
      rate,
      scale,
      epsilon,
    );
  }
}

/**
 * What steps without a gradient have done to some rows meanwhile: weights and both means decay. `logKept[s]` is the
 * sum of log(1 - rate x decay) over the steps before s; `seen` has each row's first step that is still to be made up
 * for, and gets `step`.
 */
export function decayRows(
  x: usize,
  m: usize,
  v: usize,
  chosen: usize,
  count: i32,
  width: i32,
  seen: usize,
  step: i32,
  logKept: usize,
  beta1: f32,
  beta2: f32,
): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < count; k++) {
    const at = int(chosen, k);
    const from = int(seen, at);
    store<i32>(seen + ((<usize>at) << 2), step);
    if (from >= step) continue;
    const kept = <f32>(
      Math.exp(load<f64>(logKept + ((<usize>step) << 3)) - load<f64>(logKept + ((<usize>from) << 3)))
    );
    const first = <f32>Math.pow(beta1, step - from);
    const second = <f32>Math.pow(beta2, step - from);
    scale(row(x, at, bytes), kept, bytes);
    scale(row(m, at, bytes), first, bytes);
    scale(row(v, at, bytes), second, bytes);
  }
}

function scale(to: usize, factor: f32, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, f32x4.mul(v128.load(to + i), factors));
}
