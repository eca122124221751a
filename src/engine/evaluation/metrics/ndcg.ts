// Normalised discounted cumulative gain of a ranked list.

/**
 * NDCG with binary gains (Jarvelin and Kekalainen, 2002): the sum of 1 / log2(rank + 1) over the relevant among the
 * first k, divided by that of an ideal list, which has min(relevant, k) of them at the top.
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
