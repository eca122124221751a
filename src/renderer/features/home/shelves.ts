// How a flat list of recommendations becomes a hero and shelves: by the rating that speaks for most of them.
import type { MovieId } from '../../../contract/ids.ts';
import type { Reason, Recommendation } from '../../../contract/recommendations.ts';

export type ReasonShelf = { readonly reason: Reason; readonly movies: readonly Recommendation[] };

export type HomeShelves = {
  readonly hero: Recommendation | null;
  /** The strongest ones behind the hero, whatever speaks for them. */
  readonly top: readonly Recommendation[];
  readonly byReason: readonly ReasonShelf[];
  readonly rest: readonly Recommendation[];
};

const topLength = 12;
const mostReasonShelves = 4;
const shortestShelf = 4;
const longestShelf = 18;

/** Takes the list in its order; each movie stands in one place only. */
export function arrangeShelves(recommendations: readonly Recommendation[]): HomeShelves {
  const [hero = null, ...others] = recommendations;
  const top = others.slice(0, topLength);
  const groups = new Map<MovieId, { reason: Reason; movies: Recommendation[] }>();
  for (const movie of others.slice(topLength)) {
    const [reason] = movie.reasons;
    if (reason === undefined) continue;
    const group = groups.get(reason.movieId);
    if (group === undefined) groups.set(reason.movieId, { reason, movies: [movie] });
    else group.movies.push(movie);
  }
  const byReason = [...groups.values()]
    .filter((group) => group.movies.length >= shortestShelf)
    .sort((one, other) => other.movies.length - one.movies.length)
    .slice(0, mostReasonShelves)
    .map((group) => ({ reason: group.reason, movies: group.movies.slice(0, longestShelf) }));
  const shown = new Set([...top, ...byReason.flatMap((shelf) => shelf.movies)].map(({ movieId }) => movieId));
  return { hero, top, byReason, rest: others.filter((movie) => !shown.has(movie.movieId)) };
}

/**
 * The new list, with those of the old one that were rated meanwhile kept in their places, so that nothing is pulled
 * from under the pointer; they are gone when the screen is opened again.
 */
export function keepRated(
  before: readonly Recommendation[],
  after: readonly Recommendation[],
  wasRated: (movieId: MovieId) => boolean,
): readonly Recommendation[] {
  const merged = after.filter((movie) => !wasRated(movie.movieId));
  before.forEach((movie, index) => {
    if (wasRated(movie.movieId)) merged.splice(Math.min(index, merged.length), 0, movie);
  });
  return merged;
}
