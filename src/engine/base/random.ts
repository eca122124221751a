// Seeded random numbers: the model's only source of randomness, so that the same seed gives the same training.

/** A stream of random numbers that depends only on its seed. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform whole number in [0, limit). */
  integer(limit: number): number;
}

/** 32-bit hash of a label (FNV-1a), to give every use of one seed its own stream. */
function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * The stream of a seed and a label: sfc32 (Chris Doty-Humphrey's small fast counter generator, PractRand),
 * warmed up by a few rounds. Streams of different labels are independent.
 */
export function createRandom(seed: number, label: string): Random {
  let a = seed | 0;
  let b = hashLabel(label) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  let spareNormal: number | null = null;

  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 15; i++) next();

  function uniform(): number {
    return next() / 2 ** 32;
  }

  /** Box and Muller's transform gives two at a time. */
  function normal(): number {
    if (spareNormal !== null) {
      const spare = spareNormal;
      spareNormal = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  return { uniform, normal, integer: (limit) => Math.floor(uniform() * limit) };
}

/** The whole numbers below `count`, in random order. */
export function shuffledRange(count: number, random: Random): Int32Array {
  const values = Int32Array.from({ length: count }, (_, k) => k);
  shuffle(values, random);
  return values;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(values: Int32Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const moved = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = moved;
  }
}
