// The map that is there at once: the plane in which the known movies' vectors differ most.
import type { MovieVectors } from '../recommending/movie-vectors.ts';
import { createRandom } from '../base/random.ts';
import { fitToFrame } from './frame.ts';
import { knownMovies } from './known-movies.ts';
import type { Rows } from '../base/rows.ts';
import { principalPlane, projectOnto } from './principal-plane.ts';

/** x and y of each movie of the model, interleaved, about -1 to 1; NaN for unknown movies. */
export type Places = Float32Array;

/** The same model gives the same map. */
export const mapSeed = 1;

export type MapSubject = {
  readonly rows: Rows;
  /** Movies that make the picture, best known first, and those that are placed in it. */
  readonly known: Int32Array;
  readonly others: Int32Array;
  readonly movies: number;
};

/** A model's movies, grouped by how much is known of them. */
export function mapSubject({ movieIds, vectors, dimensions, ratingCounts }: MovieVectors): MapSubject {
  const isPlaceable = (movie: number): boolean =>
    vectors.subarray(movie * dimensions, (movie + 1) * dimensions).some((value) => value !== 0);
  const known = knownMovies(ratingCounts, isPlaceable);
  const isKnown = new Set(known);
  const others = Int32Array.from(movieIds.keys()).filter(
    (movie) => !isKnown.has(movie) && isPlaceable(movie),
  );
  return { rows: { values: vectors, width: dimensions }, known, others, movies: movieIds.length };
}

/** In units of the vectors; NaN for unknown movies. */
export function principalPlaces({ rows, known, others, movies }: MapSubject): Places {
  const projected = projectOnto(principalPlane(rows, known, createRandom(mapSeed, 'map axes')), rows);
  const places = new Float32Array(2 * movies).fill(Number.NaN);
  for (const movie of [...known, ...others]) {
    places.set(projected.subarray(2 * movie, 2 * movie + 2), 2 * movie);
  }
  return places;
}

export function layOutByComponents(movies: MovieVectors): Places {
  const subject = mapSubject(movies);
  return fitToFrame(principalPlaces(subject), subject.known);
}
