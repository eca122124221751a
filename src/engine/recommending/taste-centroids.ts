// What a person usually watches: k-means centroids of the rated movies' vectors, and their most frequent genres.
import { sphericalKMeans } from '../base/k-means.ts';
import { memoize } from '../base/memoize.ts';
import { meanOf } from '../base/statistics.ts';
import { growingFloats } from '../kernels/growing.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
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
export function nearnessToCentroids(movies: MovieVectors, centroids: readonly Float32Array[]): Float32Array {
  const count = movies.movieIds.length;
  if (centroids.length === 0) return new Float32Array(count);
  const { memory, rows, width, roomForCentroids, cosines } = placed(movies);
  const others = roomForCentroids(centroids.length * width).fill(0);
  centroids.forEach((centroid, k) => others.set(centroid, k * width));
  const place = [cosines.byteOffset, rows.byteOffset, count, others.byteOffset] as const;
  memory.kernels.largestDots(...place, centroids.length, width);
  return cosines.slice();
}

/** The vectors where the kernels read them, four numbers at a time, with room for centroids and for what is found. */
const placed = memoize(({ vectors, dimensions, movieIds }: MovieVectors) => {
  const width = Math.ceil(dimensions / 4) * 4;
  const known = width === dimensions ? KernelMemory.of(vectors) : null;
  const memory = known ?? new KernelMemory();
  return {
    memory,
    width,
    rows: known === null ? padded(memory, vectors, { dimensions, width }) : vectors,
    roomForCentroids: growingFloats(memory),
    cosines: memory.floats(movieIds.length),
  };
});

function padded(
  memory: KernelMemory,
  vectors: Float32Array,
  { dimensions, width }: { dimensions: number; width: number },
): Float32Array {
  const count = vectors.length / dimensions;
  const rows = memory.floats(count * width);
  for (let row = 0; row < count; row++) {
    rows.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), row * width);
  }
  return rows;
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
