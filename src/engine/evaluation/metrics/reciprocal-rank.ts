// How far down a list its first relevant movie is.
import { positionOf } from '../../base/id-index.ts';

/** 1 / rank of the first relevant among the first k, 0 if there is none; its mean over users is the MRR. */
export function reciprocalRank(ranked: ArrayLike<number>, relevant: Int32Array, k: number): number {
  for (let i = 0; i < Math.min(k, ranked.length); i++) {
    if (positionOf(relevant, ranked[i] ?? -1) >= 0) return 1 / (i + 1);
  }
  return 0;
}
