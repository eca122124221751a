// Which movies are similar for the joint model: by who watches them, what they are about, and what goes together beyond chance.
import { positionOf } from '../../base/id-index.ts';
import { dotOfRows, scaledRows } from '../../base/rows.ts';
import { topList } from '../../base/top-k.ts';
import { halfTrustRatings, type SimilarityIndex } from '../kinds/similarity.ts';
import { perRowOf, weightOf, type ItemWeights } from './item-weights.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { TrainedModel } from './trained-model.ts';

const { genreWeight, pairWeight } = jointRecipe.similarity;

/** Rows whose dot product is cos(q_i, q_j) + .5 cos(genres_i, genres_j). */
function similarityVectors(model: TrainedModel): { vectors: Float32Array; width: number } {
  const { movies, dimensions } = model.shape;
  const genres = model.featureSpace.genres.length;
  const width = dimensions + genres;
  const taste = scaledRows(model.movieVectors, dimensions, 1);
  const genre = scaledRows(model.movieGenres, genres, Math.sqrt(genreWeight));
  const vectors = new Float32Array(movies * width);
  for (let movie = 0; movie < movies; movie++) {
    vectors.set(taste.subarray(movie * dimensions, (movie + 1) * dimensions), movie * width);
    vectors.set(genre.subarray(movie * genres, (movie + 1) * genres), movie * width + dimensions);
  }
  return { vectors, width };
}

/**
 * How a movie goes together with others: rho_ij over the largest of the movie's own, 0 to 1, with rho_ij =
 * sqrt(B_ij B_ji) of item-weights.ts. For the closed-form part of B, B_ij = -P_ij / P_jj, that is the partial
 * correlation -P_ij / sqrt(P_ii P_jj): what is left of a correlation once all other movies have explained their part.
 * Unlike B itself it favours neither side of a pair. Only pairs of positive weights on both sides have one.
 */
function pairStrengths(weights: ItemWeights, movie: number): { others: number[]; strengths: number[] } {
  const others: number[] = [];
  const correlations: number[] = [];
  const { movies, columns, values } = weights;
  const row = positionOf(movies, movie);
  if (row < 0) return { others, strengths: correlations };
  const perRow = perRowOf(weights);
  for (let at = 0, k = row * perRow; at < perRow; at++, k++) {
    const column = columns?.[k] ?? at;
    const there = values[k] ?? 0;
    if (there <= 0) continue;
    const back = weightOf(weights, column, row);
    if (back <= 0) continue;
    others.push(movies[column] ?? 0);
    correlations.push(Math.sqrt(there * back));
  }
  const largest = correlations.reduce((most, rho) => Math.max(most, rho), 0);
  return { others, strengths: correlations.map((rho) => rho / largest) };
}

/**
 * Makes movies comparable. Similarity of a candidate j to a movie i =
 *
 *   ((cos(q_i, q_j) + .5 cos(genres_i, genres_j)) sqrt(n_j / (n_j + 10)) + .5 (rho_ij / max rho_i) n_i / (n_i + 10)) / 2
 *
 * with n a movie's ratings. The root is significance weighting (after Herlocker et al., 1999): without it movies that
 * hardly anyone rated, whose vectors are little more than their features, crowd out the ones that people know. The last
 * part counts the less, the fewer ratings its pairs rest on. What it was compared with: docs/decisions/similar-movies.md.
 */
export function jointSimilarity(model: TrainedModel): SimilarityIndex {
  const { vectors, width } = similarityVectors(model);
  const rows = { values: vectors, width };
  const { dimensions } = model.shape;
  const trust = Float32Array.from(model.ratingCounts, (n) => n / (n + halfTrustRatings));
  /** Of a pair's dot product the part that `from` up to `to` of their vectors make. */
  function partOf(movie: number, other: number, from: number, to: number): number {
    let dot = 0;
    for (let j = from; j < to; j++) {
      dot += (vectors[movie * width + j] ?? 0) * (vectors[other * width + j] ?? 0);
    }
    return scale * dot * Math.sqrt(trust[other] ?? 0);
  }
  const scale = 1 / (1 + genreWeight + pairWeight);
  return {
    nearest(movie, limit) {
      const similarities = new Float32Array(model.shape.movies);
      for (let other = 0; other < similarities.length; other++) {
        const product = dotOfRows(rows, movie, other);
        similarities[other] = scale * product * Math.sqrt(trust[other] ?? 0);
      }
      const { others, strengths } = pairStrengths(model.itemWeights, movie);
      const pairScale = scale * pairWeight * (trust[movie] ?? 0);
      others.forEach((other, k) => {
        similarities[other] = (similarities[other] ?? 0) + pairScale * (strengths[k] ?? 0);
      });
      const best = topList(similarities, {
        from: 0,
        to: similarities.length,
        limit,
        isAllowed: (other) => other !== movie,
      });
      const pairs = new Map(others.map((other, k) => [other, pairScale * (strengths[k] ?? 0)]));
      return Array.from(best, (other) => ({
        movie: other,
        similarity: similarities[other] ?? 0,
        parts: {
          people: partOf(movie, other, 0, dimensions),
          genres: partOf(movie, other, dimensions, width),
          pair: pairs.get(other) ?? 0,
        },
      }));
    },
  };
}
