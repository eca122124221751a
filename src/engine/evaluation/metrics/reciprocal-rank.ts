// How far down a list its first relevant movie is.

/** 1 / rank of the first relevant among the first k, 0 if there is none; its mean over users is the MRR. */
export function reciprocalRank(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  for (let i = 0; i < Math.min(k, ranked.length); i++) if (relevant.has(ranked[i] ?? -1)) return 1 / (i + 1);
  return 0;
}
