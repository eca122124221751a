// Where two ranked lists for the same person differ.
import type { RankedMovie } from './recommender.ts';

/** A movie of at least one list's first places; figures are in the order of the lists. */
export type ListChange = {
  movieId: number;
  /** Counted from 1; null if it is not in the list. */
  places: [number | null, number | null];
  stars: [number | null, number | null];
};

/**
 * Compares the first `size` places of two whole lists, best first: in the order of the second, then what is only in the
 * first. Ranks beyond `size` are given too, to show how far a movie fell.
 */
export function listChanges(
  first: readonly RankedMovie[],
  second: readonly RankedMovie[],
  size: number,
): ListChange[] {
  const before = placesOf(first);
  const after = placesOf(second);
  const shown = new Set([...second.slice(0, size), ...first.slice(0, size)].map(({ movieId }) => movieId));
  return Array.from(shown, (movieId) => {
    const [a, b] = [before.get(movieId), after.get(movieId)];
    return {
      movieId,
      places: [a?.place ?? null, b?.place ?? null],
      stars: [a?.stars ?? null, b?.stars ?? null],
    };
  });
}

function placesOf(list: readonly RankedMovie[]): Map<number, { place: number; stars: number }> {
  return new Map(
    list.map(({ movieId, predictedStars }, index) => [movieId, { place: index + 1, stars: predictedStars }]),
  );
}
