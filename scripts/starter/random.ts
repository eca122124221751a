// Seeded random numbers that come out the same, bit for bit, on every machine and every version of the runtime.

export type Random = {
  /** Uniform in (0, 1), never 0. */
  uniform: () => number;
  /** Mean 0, standard deviation 1. */
  normal: () => number;
};

/**
 * A generator (SplitMix32) for one purpose: streams of the same seed are independent, so that a change in what one
 * part draws leaves the others as they were.
 */
export function createRandom(seed: number, stream: string): Random {
  let state = hashStream(seed, stream);

  function uniform(): number {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return ((mixed >>> 0) + 0.5) / 2 ** 32;
  }

  /** A sum of twelve uniforms (Irwin-Hall) needs no sine or logarithm, whose last bits may differ between runtimes. */
  function normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum;
  }

  return { uniform, normal };
}

/** FNV-1a over the stream's name, started from the seed. */
function hashStream(seed: number, stream: string): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let i = 0; i < stream.length; i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
  return hash;
}

/** `count` standard normal numbers. */
export function normals(random: Random, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => random.normal());
}
