// Random numbers for the simulation that come out the same, bit for bit, on every machine and every version of the runtime.
import { createRandom as createStream } from '../../src/engine/base/random.ts';

export type Random = {
  /** Uniform in (0, 1], never 0. */
  uniform: () => number;
  /** Mean 0, standard deviation 1. */
  normal: () => number;
};

/**
 * A generator for one purpose: streams of the same seed are independent, so that a change in what one part draws leaves
 * the others as they were.
 */
export function createRandom(seed: number, label: string): Random {
  const stream = createStream(seed, label);

  /** A sum of twelve uniforms (Irwin-Hall) needs no sine, whose last bits differ between runtimes. */
  function normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += stream.uniform();
    return sum;
  }

  return { uniform: () => 1 - stream.uniform(), normal };
}

/** `count` standard normal numbers. */
export function normals(random: Random, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => random.normal());
}
