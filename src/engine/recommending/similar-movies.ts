// Which movies are alike: by who watches them and what they are about.
import { topList } from '../model/top-list.ts';
import type { TrainedModel } from '../model/trained-model.ts';

/** Weight of the genres beside the learned vector. */
const genreWeight = 0.5;
/** The k of n / (n + k): ratings at which a movie's vector is trusted half; with fewer it says little but its features. */
const halfTrustRatings = 10;

export interface SimilarityIndex {
  /** Movies (indices in the model) most similar to one of them, best first. */
  nearest(movie: number, limit: number): { movie: number; similarity: number }[];
}

/** A matrix's rows scaled to length 1; rows of zeros stay. */
function normalisedRows(matrix: Float32Array, width: number): Float32Array {
  const rows = matrix.slice();
  for (let start = 0; start < rows.length; start += width) {
    let squares = 0;
    for (let j = start; j < start + width; j++) squares += (rows[j] ?? 0) ** 2;
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let j = start; j < start + width; j++) rows[j] = (rows[j] ?? 0) * scale;
  }
  return rows;
}

/** [q / |q|, .5 genres / |genres|], again of length 1: their dot product is the cosine, -1 to 1. */
function similarityVectors(model: TrainedModel): { vectors: Float32Array; width: number } {
  const { movies, dimensions } = model.shape;
  const genres = model.featureSpace.genres.length;
  const width = dimensions + genres;
  const taste = normalisedRows(model.movieVectors, dimensions);
  const genre = normalisedRows(model.movieGenres, genres);
  const joined = new Float32Array(movies * width);
  for (let movie = 0; movie < movies; movie++) {
    joined.set(taste.subarray(movie * dimensions, (movie + 1) * dimensions), movie * width);
    for (let g = 0; g < genres; g++) {
      joined[movie * width + dimensions + g] = genreWeight * (genre[movie * genres + g] ?? 0);
    }
  }
  return { vectors: normalisedRows(joined, width), width };
}

/**
 * Makes movies comparable. Similarity = cosine x sqrt(n / (n + 10)), with n the candidate's ratings: significance
 * weighting (after Herlocker et al., 1999). Without it movies that hardly anyone rated, whose vectors are little more
 * than their features, crowd out the ones that people know: see docs/decisions/similar-movies.md.
 */
export function createSimilarityIndex(model: TrainedModel): SimilarityIndex {
  const { vectors, width } = similarityVectors(model);
  const trust = Float32Array.from(model.ratingCounts, (n) => Math.sqrt(n / (n + halfTrustRatings)));
  return {
    nearest(movie, limit) {
      const similarities = new Float32Array(model.shape.movies);
      for (let other = 0; other < similarities.length; other++) {
        let dot = 0;
        for (let j = 0; j < width; j++) {
          dot += (vectors[movie * width + j] ?? 0) * (vectors[other * width + j] ?? 0);
        }
        similarities[other] = dot * (trust[other] ?? 0);
      }
      const best = topList(similarities, {
        from: 0,
        to: similarities.length,
        limit,
        isAllowed: (other) => other !== movie,
      });
      return Array.from(best, (other) => ({ movie: other, similarity: similarities[other] ?? 0 }));
    },
  };
}
