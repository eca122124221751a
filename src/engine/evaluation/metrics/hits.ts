// What a list finds: recall and hit rate.

/** Share of the relevant movies that are among the first k. */
export function recallAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  return relevant.size === 0 ? 0 : hitsAt(ranked, relevant, k) / relevant.size;
}

/** 1 if any of the first k is relevant, 0 otherwise. */
export function hitRateAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  return hitsAt(ranked, relevant, k) > 0 ? 1 : 0;
}

function hitsAt(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  let hits = 0;
  for (let i = 0; i < Math.min(k, ranked.length); i++) if (relevant.has(ranked[i] ?? -1)) hits++;
  return hits;
}
