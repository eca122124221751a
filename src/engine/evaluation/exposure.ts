// What a set of lists shows of the catalogue: how much of it, how evenly, and how far from the well-known.
import type { Candidates } from './candidates.ts';

/** How often each movie is among the first k of the lists. */
export function exposureAt(lists: readonly ArrayLike<number>[], k: number): Map<number, number> {
  const exposure = new Map<number, number>();
  for (const ranked of lists) {
    for (let i = 0; i < Math.min(k, ranked.length); i++) {
      const movie = ranked[i] ?? -1;
      exposure.set(movie, (exposure.get(movie) ?? 0) + 1);
    }
  }
  return exposure;
}

/** Catalogue coverage: the share of the candidates that some list shows. */
export function coverage(exposure: ReadonlyMap<number, number>, { ratingCounts }: Candidates): number {
  return ratingCounts.size === 0 ? 0 : exposure.size / ratingCounts.size;
}

/**
 * Gini coefficient of the candidates' exposure: 0 where all are shown equally often, towards 1 where a few have it
 * all. With the exposures x_1 <= ... <= x_n: sum of (2 i - n - 1) x_i / (n sum of x_i) (Damgaard and Weiner, 2000);
 * movies that no list shows count with 0.
 */
export function giniOfExposure(exposure: ReadonlyMap<number, number>, { ratingCounts }: Candidates): number {
  const n = ratingCounts.size;
  const shown = [...exposure.values()].sort((a, b) => a - b);
  const total = shown.reduce((sum, x) => sum + x, 0);
  if (n === 0 || total === 0) return 0;
  const hidden = n - shown.length;
  const weighted = shown.reduce((sum, x, i) => sum + (2 * (hidden + i + 1) - n - 1) * x, 0);
  return weighted / (n * total);
}

/**
 * Novelty: mean self-information of what the lists show, in bits: -log2 of the share of the training users who rated
 * the movie (Zhou et al., "Solving the apparent diversity-accuracy dilemma", 2010). A movie that half of them know
 * has 1 bit, one that a thousandth knows 10.
 */
export function novelty(exposure: ReadonlyMap<number, number>, { ratingCounts, users }: Candidates): number {
  let bits = 0;
  let shown = 0;
  for (const [movie, times] of exposure) {
    const raters = ratingCounts.get(movie) ?? 0;
    if (raters === 0) continue;
    bits -= times * Math.log2(raters / users);
    shown += times;
  }
  return shown === 0 ? 0 : bits / shown;
}
