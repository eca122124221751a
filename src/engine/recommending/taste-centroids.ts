// What a person usually watches: k-means centroids of the rated movies' vectors, and their most frequent genres.
import type { ModelTraits } from './model-traits.ts';
import type { MovieVectors } from './recommender.ts';

/** With more centroids each would cover only a movie or two. */
const mostMiddles = 5;
const ratingsPerMiddle = 8;
const rounds = 8;
/** Usual genres: the maximum number, and the minimum share of the rated movies. */
const usualGenres = { most: 2, leastShare: 0.3 };
/** Minimum number of ratings before genres are called usual. */
const leastRatings = 4;

/**
 * Middles of the rated movies' vectors, each of length 1: k-means by cosine, begun with movies far from one another, so
 * that the same ratings always give the same centroids. One per eight ratings, five at most.
 */
export function tasteMiddles(
  { vectors, dimensions }: MovieVectors,
  rated: readonly number[],
): Float32Array[] {
  const rows = rated.map((movie) => vectors.subarray(movie * dimensions, (movie + 1) * dimensions));
  const count = Math.min(mostMiddles, Math.ceil(rows.length / ratingsPerMiddle));
  let middles = farApart(rows, count);
  for (let round = 0; round < rounds; round++) {
    const sums = middles.map(() => new Float32Array(dimensions));
    for (const row of rows) {
      const sum = sums[nearestOf(middles, row).middle];
      row.forEach((value, j) => {
        if (sum !== undefined) sum[j] = (sum[j] ?? 0) + value;
      });
    }
    middles = sums.map((sum, k) => scaledToOne(sum) ?? middles[k] ?? sum);
  }
  return middles;
}

/** Cosine of each movie with the nearest centroid, -1 to 1; 0 for all movies if there are no centroids. */
export function nearnessToMiddles(
  { vectors, dimensions, movieIds }: MovieVectors,
  middles: readonly Float32Array[],
): Float32Array {
  return Float32Array.from(movieIds, (_, movie) =>
    middles.length === 0
      ? 0
      : nearestOf(middles, vectors.subarray(movie * dimensions, (movie + 1) * dimensions)).cosine,
  );
}

/** The person's most frequent genres, most frequent first. */
export function genresOfHabit({ genres }: ModelTraits, rated: readonly number[]): string[] {
  if (rated.length < leastRatings) return [];
  return genres
    .map(({ genre, has }) => ({
      genre,
      share: rated.reduce((sum, movie) => sum + (has[movie] ?? 0), 0) / rated.length,
    }))
    .filter(({ share }) => share >= usualGenres.leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, usualGenres.most)
    .map(({ genre }) => genre);
}

/** The first row, then each time the one that is least like those chosen. */
function farApart(rows: readonly Float32Array[], count: number): Float32Array[] {
  const [first] = rows;
  if (first === undefined) return [];
  const chosen = [first];
  while (chosen.length < count) {
    let [least, farthest] = [Infinity, first];
    for (const row of rows) {
      const { cosine } = nearestOf(chosen, row);
      if (cosine < least) [least, farthest] = [cosine, row];
    }
    chosen.push(farthest);
  }
  return chosen;
}

function nearestOf(middles: readonly Float32Array[], row: Float32Array): { middle: number; cosine: number } {
  let [middle, cosine] = [0, -Infinity];
  middles.forEach((values, k) => {
    let dot = 0;
    for (let j = 0; j < row.length; j++) dot += (row[j] ?? 0) * (values[j] ?? 0);
    if (dot > cosine) [middle, cosine] = [k, dot];
  });
  return { middle, cosine };
}

/** Null for a vector of zeros. */
function scaledToOne(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return length === 0 ? null : vector.map((value) => value / length);
}
