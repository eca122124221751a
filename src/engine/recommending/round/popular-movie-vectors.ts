// Vectors of the most popular movies: the model's, or their genres and decades.
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';
import type { MovieVectors } from '../movie-vectors.ts';
import { scaledRows } from '../../base/rows.ts';

/** Known movies, best known first, with a row of length 1 (or 0) each. */
export interface KnownVectors {
  readonly basis: 'model' | 'genres';
  readonly movies: readonly KnownMovie[];
  /** movies x width, row-major. */
  readonly vectors: Float32Array;
  readonly width: number;
}

/** How much two movies of one decade have in common, against two of the same genres. */
const decadeWeight = 0.5;

/**
 * The learned vectors minus their mean: the mean says that movies are watched, the rest says by whom.
 * Movies that the model does not know are left out.
 */
export function learnedVectors(
  known: readonly KnownMovie[],
  { movieIds, vectors: learned, dimensions: width }: MovieVectors,
): KnownVectors {
  const places = new Map(Array.from(movieIds, (movieId, place) => [movieId, place]));
  const movies = known.filter(({ movieId }) => places.has(movieId));
  const vectors = new Float32Array(movies.length * width);
  const mean = new Float64Array(width);
  movies.forEach(({ movieId }, row) => {
    const from = (places.get(movieId) ?? 0) * width;
    vectors.set(learned.subarray(from, from + width), row * width);
    for (let j = 0; j < width; j++) mean[j] = (mean[j] ?? 0) + (learned[from + j] ?? 0) / movies.length;
  });
  for (let at = 0; at < vectors.length; at++) vectors[at] = (vectors[at] ?? 0) - (mean[at % width] ?? 0);
  return { basis: 'model', movies, vectors: scaledRows(vectors, width, 1), width };
}

/** A row of which genres and which decade a movie is, for a library without a model. */
export function genreVectors(movies: readonly KnownMovie[]): KnownVectors {
  const columns = new Map<string, number>();
  const columnOf = (name: string): number => {
    const column = columns.get(name) ?? columns.size;
    columns.set(name, column);
    return column;
  };
  const cells = movies.map(({ genres, year }) => [
    ...genres.map((genre) => [columnOf(genre), Math.sqrt(1 / genres.length)] as const),
    ...(year === null ? [] : [[columnOf(`${Math.floor(year / 10)}0s`), Math.sqrt(decadeWeight)] as const]),
  ]);
  const width = Math.max(1, columns.size);
  const vectors = new Float32Array(movies.length * width);
  cells.forEach((row, at) => {
    for (const [column, value] of row) vectors[at * width + column] = value;
  });
  return { basis: 'genres', movies, vectors: scaledRows(vectors, width, 1), width };
}
