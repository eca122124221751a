// Re-ranks the front of a list for diversity, by maximal marginal relevance.
import type { MovieVectors } from './recommender.ts';

/**
 * Maximal marginal relevance (Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking for Reordering
 * Documents and Producing Summaries", 1998): each time takes the movie with the largest
 *
 *   (1 - strength) relevance - strength x (its largest cosine with what was taken)
 *
 * where relevance is the score within the pool, 0 for the least to 1 for the best. Strength 0 takes the best as they
 * are. `ranked` is the pool, best first, with the score of each; ties go to the first.
 */
export function diversified(
  ranked: readonly { readonly movie: number; readonly score: number }[],
  { limit, strength, vectors }: { limit: number; strength: number; vectors: () => MovieVectors },
): number[] {
  if (strength <= 0) return ranked.slice(0, limit).map(({ movie }) => movie);
  const { vectors: rows, dimensions } = vectors();
  const scores = ranked.map(({ score }) => score);
  const [least, span] = [Math.min(...scores), Math.max(...scores) - Math.min(...scores)];
  const rest = ranked.map(({ movie, score }) => ({
    movie,
    relevance: span === 0 ? 1 : (score - least) / span,
    likeness: 0,
  }));
  const taken: number[] = [];
  while (taken.length < limit && rest.length > 0) {
    let [best, bestValue] = [0, -Infinity];
    rest.forEach(({ relevance, likeness }, k) => {
      const value = (1 - strength) * relevance - strength * likeness;
      if (value > bestValue) [best, bestValue] = [k, value];
    });
    for (const { movie } of rest.splice(best, 1)) {
      taken.push(movie);
      for (const other of rest) {
        const cosine = cosineOf(rows, dimensions, movie, other.movie);
        other.likeness = taken.length === 1 ? cosine : Math.max(other.likeness, cosine);
      }
    }
  }
  return taken;
}

function cosineOf(rows: Float32Array, dimensions: number, one: number, other: number): number {
  let dot = 0;
  for (let j = 0; j < dimensions; j++) {
    dot += (rows[one * dimensions + j] ?? 0) * (rows[other * dimensions + j] ?? 0);
  }
  return dot;
}
