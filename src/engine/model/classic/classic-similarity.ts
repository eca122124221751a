// Which movies are similar for the classic model: those whose learned vectors point the same way.
import { dotOfRows, type Rows } from '../../base/rows.ts';
import { topList } from '../../base/top-k.ts';
import { halfTrustRatings, type SimilarityIndex } from '../kinds/similarity.ts';
import type { ClassicModel } from './classic-model.ts';

/**
 * Similarity of a candidate j to a movie i = cos(q_i, q_j) sqrt(n_j / (n_j + 10)), n its ratings: as
 * joint-similarity.ts has it for the joint model, but this model knows nothing of movies except who rated them.
 */
export function classicSimilarity(model: ClassicModel): SimilarityIndex {
  const { movies, dimensions } = model.shape;
  const rows: Rows = { values: model.movieVectors, width: dimensions };
  const lengths = Float32Array.from({ length: movies }, (_, movie) =>
    Math.sqrt(dotOfRows(rows, movie, movie)),
  );
  const trust = Float32Array.from(model.ratingCounts, (n) => Math.sqrt(n / (n + halfTrustRatings)));
  return {
    nearest(movie, limit) {
      const similarities = Float32Array.from({ length: movies }, (_, other) => {
        const length = (lengths[movie] ?? 0) * (lengths[other] ?? 0);
        return length === 0 ? 0 : (dotOfRows(rows, movie, other) / length) * (trust[other] ?? 0);
      });
      const best = topList(similarities, {
        from: 0,
        to: movies,
        limit,
        isAllowed: (other) => other !== movie && (model.ratingCounts[other] ?? 0) > 0,
      });
      return Array.from(best, (other) => {
        const similarity = similarities[other] ?? 0;
        return { movie: other, similarity, parts: { people: similarity, genres: 0, pair: 0 } };
      });
    },
  };
}
