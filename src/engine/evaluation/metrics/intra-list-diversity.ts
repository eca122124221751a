// How different the movies of one list are from each other.

/**
 * Intra-list diversity: the mean over all pairs of the first k of 1 - |shared genres| / |genres of either| (Jaccard
 * distance; the complement of the intra-list similarity of Ziegler et al., "Improving Recommendation Lists Through Topic
 * Diversification", WWW 2005). 0 where all have the same genres, 1 where no two share any; a movie without genres shares
 * none. A list of fewer than two movies has 0.
 */
export function intraListDiversity(
  ranked: ArrayLike<number>,
  genresOf: (movie: number) => ReadonlySet<string>,
  k: number,
): number {
  const sets = Array.from({ length: Math.min(k, ranked.length) }, (_, i) => genresOf(ranked[i] ?? -1));
  let [sum, pairs] = [0, 0];
  sets.forEach((one, i) => {
    for (const other of sets.slice(0, i)) {
      const shared = [...one].filter((genre) => other.has(genre)).length;
      const either = one.size + other.size - shared;
      sum += either === 0 ? 1 : 1 - shared / either;
      pairs += 1;
    }
  });
  return pairs === 0 ? 0 : sum / pairs;
}
