// What a person usually watches: k-means centroids of the rated movies' vectors, and their most frequent genres.
import { nearestByCosine, sphericalKMeans } from '../base/k-means.ts';
import { meanOf } from '../base/statistics.ts';
import type { ModelTraits } from './model-traits.ts';
import type { MovieVectors } from './movie-vectors.ts';

/** With more centroids each would cover only a movie or two. */
const mostCentroids = 5;
const ratingsPerCentroid = 8;
const rounds = 8;
/** Usual genres: the maximum number, and the minimum share of the rated movies. */
const usualGenres = { most: 2, leastShare: 0.3 };
/** Minimum number of ratings before genres are called usual. */
const leastRatings = 4;

/** Centroids of the rated movies' vectors, each of length 1: one per eight ratings, five at most. */
export function tasteCentroids(
  { vectors, dimensions }: MovieVectors,
  rated: readonly number[],
): Float32Array[] {
  const rows = rated.map((movie) => vectors.subarray(movie * dimensions, (movie + 1) * dimensions));
  return sphericalKMeans(rows, Math.min(mostCentroids, Math.ceil(rows.length / ratingsPerCentroid)), rounds);
}

/** Cosine of each movie with the nearest centroid, -1 to 1; 0 for all movies if there are no centroids. */
export function nearnessToCentroids(
  { vectors, dimensions, movieIds }: MovieVectors,
  centroids: readonly Float32Array[],
): Float32Array {
  const nearness = new Float32Array(movieIds.length);
  if (centroids.length === 0) return nearness;
  for (let movie = 0; movie < nearness.length; movie++) {
    const vector = vectors.subarray(movie * dimensions, (movie + 1) * dimensions);
    nearness[movie] = nearestByCosine(centroids, vector).cosine;
  }
  return nearness;
}

/** The person's most frequent genres, most frequent first. */
export function genresOfHabit({ genres }: ModelTraits, rated: readonly number[]): string[] {
  if (rated.length < leastRatings) return [];
  return genres
    .map(({ genre, has }) => ({
      genre,
      share: meanOf(rated.map((movie) => has[movie] ?? 0)),
    }))
    .filter(({ share }) => share >= usualGenres.leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, usualGenres.most)
    .map(({ genre }) => genre);
}
