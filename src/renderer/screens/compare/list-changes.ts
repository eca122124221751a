// What changed from one run's list to the other's: who came, who went, who moved, and whose stars changed.
import { comparedPlaces, type ComparedMovie } from '../../../contract/run-comparison.ts';

export type ListChanges = {
  /** How many of the first places show the same movies. */
  kept: number;
  /** In the second list's order. */
  entered: ComparedMovie[];
  /** In the first list's order. */
  left: ComparedMovie[];
  /** In both, the farthest first; those that stayed where they were are left out. */
  moved: ComparedMovie[];
  /** The largest change of predicted stars first; those that would be written alike are left out. */
  restarred: ComparedMovie[];
};

export function sortChanges(movies: readonly ComparedMovie[], size = comparedPlaces): ListChanges {
  const isIn = (movie: ComparedMovie, list: 0 | 1): boolean => (movie.places[list] ?? Infinity) <= size;
  const both = movies.filter((movie) => isIn(movie, 0) && isIn(movie, 1));
  return {
    kept: both.length,
    entered: byPlace(
      movies.filter((movie) => !isIn(movie, 0)),
      1,
    ),
    left: byPlace(
      movies.filter((movie) => !isIn(movie, 1)),
      0,
    ),
    moved: both
      .filter((movie) => climbOf(movie) !== 0)
      .toSorted((a, b) => Math.abs(climbOf(b) ?? 0) - Math.abs(climbOf(a) ?? 0)),
    restarred: movies
      .filter((movie) => Math.abs(starsChangeOf(movie) ?? 0) >= 0.05)
      .toSorted((a, b) => Math.abs(starsChangeOf(b) ?? 0) - Math.abs(starsChangeOf(a) ?? 0)),
  };
}

function byPlace(movies: ComparedMovie[], list: 0 | 1): ComparedMovie[] {
  return movies.toSorted((a, b) => (a.places[list] ?? Infinity) - (b.places[list] ?? Infinity));
}

/** Places won from the first list to the second; null for a movie that one of them does not have. */
export function climbOf({ places: [before, after] }: ComparedMovie): number | null {
  return before === null || after === null ? null : before - after;
}

/** Predicted stars won; null if one model predicts none. */
export function starsChangeOf({ stars: [before, after] }: ComparedMovie): number | null {
  return before === null || after === null ? null : after - before;
}

export type Slope = {
  movie: ComparedMovie;
  /** Counted from 0 in the first list; null below the shown places. */
  from: number | null;
  to: number | null;
  kind: 'same' | 'up' | 'down' | 'entered' | 'left';
};

/** The lines between the first `shown` places of both lists. */
export function slopes(movies: readonly ComparedMovie[], shown: number): Slope[] {
  return movies.flatMap((movie) => {
    const [from, to] = movie.places.map((place) => (place !== null && place <= shown ? place - 1 : null));
    if (from === undefined || to === undefined || (from === null && to === null)) return [];
    return { movie, from, to, kind: kindOf(from, to) };
  });
}

function kindOf(from: number | null, to: number | null): Slope['kind'] {
  if (from === null) return 'entered';
  if (to === null) return 'left';
  if (from === to) return 'same';
  return to < from ? 'up' : 'down';
}
