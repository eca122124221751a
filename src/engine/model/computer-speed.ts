// How fast this computer is at what trainings do most: a measurement of a tenth of a second, and the computer's name.
import { availableParallelism, cpus } from 'node:os';
import { expectedTensorflow } from '../base/tensorflow-choice.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';

/** What the measurement takes on the reference computer, in milliseconds, and its cores. */
const reference = { measuredMs: 4.7, cores: 2 };
/** Share of a training that more cores make faster, and how many of them it can use. */
const parallel = { share: 0.5, mostCores: 8 };
/** How many times as long as natively a training takes in WebAssembly, on one core (docs/performance.md). */
const wasmSlowness = 2;
/** Sizes: numbers of an AdamW step, rows and width of a product, and how often all of it is done. */
const work = { numbers: 2 ** 18, rows: 256, width: 128, rounds: 9 };

/** Changes when a library moves to another computer or TensorFlow, where what was measured does not count. */
export function computerName(): string {
  const tensorflow = expectedTensorflow() === 'wasm' ? ', WebAssembly' : '';
  return `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores${tensorflow}`;
}

/** How many times as long as on the reference computer a training will take, judged by a short measurement. */
export function measureSlowness(): number {
  if (expectedTensorflow() === 'wasm') return (measure() / reference.measuredMs) * wasmSlowness;
  const cores = Math.min(availableParallelism(), parallel.mostCores);
  const byCores = 1 - parallel.share + (parallel.share * reference.cores) / cores;
  return (measure() / reference.measuredMs) * byCores;
}

/** The quickest of some rounds: what else the computer does can only make one slower. */
function measure(): number {
  const memory = new KernelMemory();
  const adam = Array.from({ length: 4 }, () => memory.floats(work.numbers).fill(0.5).byteOffset);
  const [x = 0, g = 0, m = 0, v = 0] = adam;
  const pairs = work.rows ** 2;
  const [left, right] = [memory.floats(work.rows * work.width), memory.floats(work.rows * work.width)];
  const rows = memory.integers(pairs).map((_, pair) => Math.floor(pair / work.rows));
  const [rowsInMemory, columns] = [memory.integersOf(rows), memory.integers(pairs)];
  for (let pair = 0; pair < pairs; pair++) columns[pair] = pair % work.rows;
  const sums = memory.floats(pairs);
  let leastMs = Infinity;
  for (let round = 0; round < work.rounds; round++) {
    const startedMs = performance.now();
    for (let step = 0; step < 4; step++) {
      memory.kernels.adamW(x, g, m, v, work.numbers, 0.9, 0.99, 0.999, 0.001, 1, 1e-8);
    }
    memory.kernels.addDots(
      ...[sums.byteOffset, left.byteOffset, rowsInMemory.byteOffset],
      ...[right.byteOffset, columns.byteOffset, pairs, work.width],
    );
    leastMs = Math.min(leastMs, performance.now() - startedMs);
  }
  return leastMs;
}
