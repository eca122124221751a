// Random numbers of the kernels: sfc32, as in base/random.ts; its four words of state are in memory.

/** Inverted dropout: 0 with the given probability and 1 / (1 - probability) otherwise, so that the mean stays 1. */
export function dropoutMask(mask: usize, count: i32, state: usize, probability: f32): void {
  let a = load<u32>(state);
  let b = load<u32>(state + 4);
  let c = load<u32>(state + 8);
  let counter = load<u32>(state + 12);
  const kept: f32 = 1 / (1 - probability);
  const limit = <u32>(<f64>probability * 4294967296);
  for (let i = 0; i < count; i++) {
    const sum = a + b + counter;
    counter += 1;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = ((c << 21) | (c >>> 11)) + sum;
    store<f32>(mask + ((<usize>i) << 2), sum < limit ? 0 : kept);
  }
  store<u32>(state, a);
  store<u32>(state + 4, b);
  store<u32>(state + 8, c);
  store<u32>(state + 12, counter);
}
