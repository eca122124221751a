// Normalised discounted cumulative gain of a ranked list.
import { positionOf } from '../../base/id-index.ts';

/**
 * NDCG with binary gains (Jarvelin and Kekalainen, 2002): the sum of 1 / log2(rank + 1) over the relevant among the
 * first k, divided by that of an ideal list, which has min(relevant, k) of them at the top.
 */
export function ndcgAt(ranked: ArrayLike<number>, relevant: Int32Array, k: number): number {
  let gain = 0;
  for (let i = 0; i < Math.min(k, ranked.length); i++) {
    if (positionOf(relevant, ranked[i] ?? -1) >= 0) gain += 1 / Math.log2(i + 2);
  }
  let ideal = 0;
  for (let i = 0; i < Math.min(relevant.length, k); i++) ideal += 1 / Math.log2(i + 2);
  return ideal === 0 ? 0 : gain / ideal;
}
