// Re-ranks the front of a list for diversity, by maximal marginal relevance.
import { dotOfRows } from '../base/rows.ts';
import type { MovieVectors } from './movie-vectors.ts';

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
  const { vectors: values, dimensions: width } = vectors();
  const scores = ranked.map(({ score }) => score);
  const [least, span] = [Math.min(...scores), Math.max(...scores) - Math.min(...scores)];
  const rest = ranked.map(({ movie, score }) => ({
    movie,
    relevance: span === 0 ? 1 : (score - least) / span,
    similarity: 0,
  }));
  const taken: number[] = [];
  while (taken.length < limit && rest.length > 0) {
    let [best, bestValue] = [0, -Infinity];
    rest.forEach(({ relevance, similarity }, k) => {
      const value = (1 - strength) * relevance - strength * similarity;
      if (value > bestValue) [best, bestValue] = [k, value];
    });
    for (const { movie } of rest.splice(best, 1)) {
      taken.push(movie);
      for (const other of rest) {
        const cosine = dotOfRows({ values, width }, movie, other.movie);
        other.similarity = taken.length === 1 ? cosine : Math.max(other.similarity, cosine);
      }
    }
  }
  return taken;
}
