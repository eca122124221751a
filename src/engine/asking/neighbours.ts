// What movies without a tag may be about: those that the same people watch as the movies that have it.
import type { MovieColumns } from '../library/catalogue/movie-columns.ts';

/** Movies as rows of length 1, of which similar ones have large dot products. */
export type Vectors = {
  readonly movieIds: Int32Array;
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly ratingCounts: ArrayLike<number>;
};

/** The surest of them say enough. */
const mostSeeds = 120;
const fewestSeeds = 3;
const sureEnough = 0.4;
/** Seeds from which on half of what they say is believed: three movies have more in common than the one trait. */
const seedsBelieved = 8;
/** A movie so many standard deviations nearer than the mean is as near as one can be. */
const nearest = 4;
/** Ratings from which on half of a movie's place is believed. */
const believedAfter = 15;

/** By row how near each movie is to those that surely fit, 0 to 1; null where they are too few to go by. */
export function nearness(
  fit: Float32Array,
  { movieIds, vectors, dimensions, ratingCounts }: Vectors,
  { popularity, rowOf }: Pick<MovieColumns, 'popularity' | 'rowOf'>,
): Float32Array | null {
  const rows = Int32Array.from(movieIds, (movieId) => rowOf(movieId) ?? -1);
  const weights = Float32Array.from(rows, (row) =>
    (fit[row] ?? 0) >= sureEnough ? (fit[row] ?? 0) * (popularity[row] ?? 0) : 0,
  );
  const seeds = [...weights.keys()].filter((movie) => (weights[movie] ?? 0) > 0);
  if (seeds.length < fewestSeeds) return null;
  seeds.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  const centre = new Float32Array(dimensions);
  for (const movie of seeds.slice(0, mostSeeds)) {
    for (let j = 0; j < dimensions; j += 1)
      centre[j] = (centre[j] ?? 0) + (weights[movie] ?? 0) * (vectors[movie * dimensions + j] ?? 0);
  }
  const near = standardised(centre, rows, { vectors, ratingCounts }, fit.length);
  return near.map((close) => close * (seeds.length / (seeds.length + seedsBelieved)));
}

function standardised(
  centre: Float32Array,
  rows: Int32Array,
  { vectors, ratingCounts }: Pick<Vectors, 'vectors' | 'ratingCounts'>,
  movies: number,
): Float32Array {
  const dots = new Float32Array(rows.length);
  let [sum, squares] = [0, 0];
  for (let movie = 0; movie < rows.length; movie += 1) {
    let dot = 0;
    const start = movie * centre.length;
    for (let j = 0; j < centre.length; j += 1) dot += (centre[j] ?? 0) * (vectors[start + j] ?? 0);
    dots[movie] = dot;
    sum += dot;
    squares += dot ** 2;
  }
  const mean = sum / Math.max(1, rows.length);
  const deviation = Math.sqrt(Math.max(1e-12, squares / Math.max(1, rows.length) - mean ** 2));
  const near = new Float32Array(movies);
  for (const [movie, row] of rows.entries()) {
    const ratings = ratingCounts[movie] ?? 0;
    const distance = ((dots[movie] ?? 0) - mean) / deviation / nearest;
    if (row >= 0) near[row] = Math.min(1, Math.max(0, distance)) * (ratings / (ratings + believedAfter));
  }
  return near;
}
