// The viewings of each movie, in the order of the diary.
import type { MovieId } from '../../contract/ids.ts';
import type { Viewing } from '../../contract/viewings.ts';

/** Without those that wait for their movie. */
export function viewingsByMovie(viewings: readonly Viewing[]): ReadonlyMap<MovieId, readonly Viewing[]> {
  const byMovie = new Map<MovieId, Viewing[]>();
  for (const viewing of viewings) {
    if (viewing.movieId === null) continue;
    const others = byMovie.get(viewing.movieId);
    if (others === undefined) byMovie.set(viewing.movieId, [viewing]);
    else others.push(viewing);
  }
  return byMovie;
}
