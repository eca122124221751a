// Measures of one ranked list against what its user liked, one formula each.

/** Share of the relevant movies that are among the first k. */
export function recallAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  return relevant.size === 0 ? 0 : hitsAt(ranked, relevant, k) / relevant.size;
}

/** 1 if any of the first k is relevant, else 0. */
export function hitRateAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  return hitsAt(ranked, relevant, k) > 0 ? 1 : 0;
}

function hitsAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  let hits = 0;
  for (let i = 0; i < Math.min(k, ranked.length); i++) if (relevant.has(ranked[i] ?? -1)) hits++;
  return hits;
}

/**
 * Normalised discounted cumulative gain with binary gains (Jarvelin and Kekalainen, 2002): the sum of
 * 1 / log2(rank + 1) over the relevant among the first k, divided by that of an ideal list, which has
 * min(relevant, k) of them at the top.
 */
export function ndcgAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  let gain = 0;
  for (let i = 0; i < Math.min(k, ranked.length); i++) {
    if (relevant.has(ranked[i] ?? -1)) gain += 1 / Math.log2(i + 2);
  }
  let ideal = 0;
  for (let i = 0; i < Math.min(relevant.size, k); i++) ideal += 1 / Math.log2(i + 2);
  return ideal === 0 ? 0 : gain / ideal;
}

/** 1 / rank of the first relevant among the first k, 0 where there is none; its mean over users is the MRR. */
export function reciprocalRank(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  for (let i = 0; i < Math.min(k, ranked.length); i++) if (relevant.has(ranked[i] ?? -1)) return 1 / (i + 1);
  return 0;
}
