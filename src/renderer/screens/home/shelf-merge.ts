// How new shelves take the place of those on screen: what was rated meanwhile stays where it is, all else moves.
import type { HomeMovie, HomeShelf } from '../../../contract/home.ts';
import type { MovieId } from '../../../contract/ids.ts';

type IsKept = (movieId: MovieId) => boolean;

/**
 * The new shelves, with movies of the old ones that were rated meanwhile kept in their places, so that nothing is pulled
 * from under the pointer; a shelf that is gone stays for their sake, with those of its movies that are nowhere else.
 */
export function keepRated(
  before: readonly HomeShelf[],
  after: readonly HomeShelf[],
  isKept: IsKept,
): HomeShelf[] {
  const kept = new Set(moviesOf(before).filter(isKept));
  const shown = new Set(moviesOf(after));
  const merged = after.map((shelf): HomeShelf => {
    const earlier = before.find(({ id }) => id === shelf.id)?.movies ?? [];
    const movies = shelf.movies.filter(({ movieId }) => !kept.has(movieId));
    return { ...shelf, movies: putBack(earlier, movies, isKept) };
  });
  before.forEach((shelf, index) => {
    const isGone = !after.some(({ id }) => id === shelf.id);
    if (!isGone || !shelf.movies.some(({ movieId }) => isKept(movieId))) return;
    const movies = shelf.movies.filter(({ movieId }) => isKept(movieId) || !shown.has(movieId));
    merged.splice(Math.min(index, merged.length), 0, { ...shelf, movies });
  });
  return merged.filter(({ movies }) => movies.length > 0);
}

/**
 * The shelves of another model in the places of those on screen: each shelf that there still is keeps its place, new ones
 * take those that are free, so that who is further down stays where they are. `held` is the shelf that someone is at: it
 * stays as it is.
 */
export function keepPlaces(
  before: readonly HomeShelf[],
  after: readonly HomeShelf[],
  held: string | null,
): HomeShelf[] {
  const heldShelf = before.find(({ id }) => id === held);
  const taken = new Set(moviesOf(heldShelf === undefined ? [] : [heldShelf]));
  const known = new Set(before.map(({ id }) => id));
  const fresh = after.filter(({ id }) => !known.has(id));
  const placed = before.flatMap((shelf) =>
    shelf === heldShelf ? shelf : (after.find(({ id }) => id === shelf.id) ?? fresh.shift() ?? []),
  );
  return [...placed, ...fresh]
    .map((shelf) =>
      shelf === heldShelf
        ? shelf
        : { ...shelf, movies: shelf.movies.filter(({ movieId }) => !taken.has(movieId)) },
    )
    .filter(({ movies }) => movies.length > 0);
}

/**
 * The first `count` shelves as they are now, of the others what there was of them or in their places before: nothing is
 * missing meanwhile, and nothing moves up and down again.
 */
export function partlyNew(
  before: readonly HomeShelf[],
  after: readonly HomeShelf[],
  count: number,
): HomeShelf[] {
  const stay = new Set(after.map(({ id }) => id));
  return after.flatMap((shelf, index) => {
    if (index < count) return [shelf];
    const earlier = before.find(({ id }) => id === shelf.id);
    if (earlier !== undefined) return [earlier];
    const there = before[index];
    return there === undefined || stay.has(there.id) ? [] : [there];
  });
}

function moviesOf(shelves: readonly HomeShelf[]): MovieId[] {
  return shelves.flatMap(({ movies }) => movies.map(({ movieId }) => movieId));
}

function putBack(before: readonly HomeMovie[], after: readonly HomeMovie[], isKept: IsKept): HomeMovie[] {
  const merged = [...after];
  before.forEach((movie, index) => {
    if (isKept(movie.movieId)) merged.splice(Math.min(index, merged.length), 0, movie);
  });
  return merged;
}
