// What a list finds: recall and hit rate. Relevant movies are ascending in all metrics.
import { positionOf } from '../../base/id-index.ts';

/** Share of the relevant movies that are among the first k. */
export function recallAt(ranked: ArrayLike<number>, relevant: Int32Array, k: number): number {
  return relevant.length === 0 ? 0 : hitsAt(ranked, relevant, k) / relevant.length;
}

/** The same as a share of what k places can show: 1 where all of them, or all that is relevant, are hits (Liang et al., 2018). */
export function recallOfPlacesAt(ranked: ArrayLike<number>, relevant: Int32Array, k: number): number {
  return relevant.length === 0 ? 0 : hitsAt(ranked, relevant, k) / Math.min(k, relevant.length);
}

/** 1 if any of the first k is relevant, 0 otherwise. */
export function hitRateAt(ranked: ArrayLike<number>, relevant: Int32Array, k: number): number {
  return hitsAt(ranked, relevant, k) > 0 ? 1 : 0;
}

function hitsAt(ranked: ArrayLike<number>, relevant: Int32Array, k: number): number {
  let hits = 0;
  for (let i = 0; i < Math.min(k, ranked.length); i++) if (positionOf(relevant, ranked[i] ?? -1) >= 0) hits++;
  return hits;
}
