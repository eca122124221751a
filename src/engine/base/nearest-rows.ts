// Nearest rows by cosine, exactly: large products on all cores are faster than any approximation in JavaScript.
import { freeingTensors, tf } from './tensorflow.ts';
import { throwIfCancelled, nextTurn } from './cancellation.ts';
import { gatherRows, type Rows } from './rows.ts';

/** Cosines that are held at a time: 64 MB. */
const cosinesAtATime = 2 ** 24;

export interface NearestRows {
  readonly count: number;
  /** asked x count: positions in `among`, nearest first. */
  readonly positions: Int32Array;
  /** The same shape: cosines, highest first. */
  readonly cosines: Float32Array;
}

/**
 * For each of the rows `asked` the `count` rows of `among` with the highest dot product; rows of length 1 make that the
 * cosine. A row that is in both is its own nearest.
 */
export async function nearestRows(
  rows: Rows,
  asked: Int32Array,
  among: Int32Array,
  {
    count,
    signal,
    onDone,
  }: { count: number; signal?: AbortSignal | undefined; onDone?: (share: number) => void },
): Promise<NearestRows> {
  const { width } = rows;
  const found = Math.min(count, among.length);
  const positions = new Int32Array(asked.length * found);
  const cosines = new Float32Array(asked.length * found);
  const step = Math.max(1, Math.floor(cosinesAtATime / Math.max(1, among.length)));
  const candidates = tf.tensor2d(gatherRows(rows, among), [among.length, width]);
  try {
    for (let from = 0; from < asked.length; from += step) {
      throwIfCancelled(signal);
      const part = asked.subarray(from, from + step);
      const best = freeingTensors(() => {
        const block = tf.tensor2d(gatherRows(rows, part), [part.length, width]);
        const top = tf.topk(tf.matMul(block, candidates, false, true), found);
        return { indices: top.indices.dataSync(), values: top.values.dataSync() };
      });
      positions.set(best.indices, from * found);
      cosines.set(best.values, from * found);
      onDone?.(Math.min(1, (from + step) / asked.length));
      await nextTurn(signal);
    }
  } finally {
    candidates.dispose();
  }
  return { count: found, positions, cosines };
}
