// Which movies make the map's picture: those that enough people rated for their vectors to say more than their features.

/** Ratings from which on a movie helps to make the picture. */
export const knownFromRatings = 5;
/** UMAP's time grows with the movies; this bounds it. */
export const mostLaidOut = 12_000;
/** With fewer known movies than this all rated ones make the picture. */
const leastKnown = 100;

/** Movies (positions), best known first, without movies that have no vector. */
export function knownMovies(
  ratingCounts: ArrayLike<number>,
  isPlaceable: (movie: number) => boolean,
): Int32Array {
  const all = Array.from({ length: ratingCounts.length }, (_, movie) => movie).filter(isPlaceable);
  const ratedAtLeast = (ratings: number): number[] =>
    all.filter((movie) => (ratingCounts[movie] ?? 0) >= ratings);
  const candidates = [ratedAtLeast(knownFromRatings), ratedAtLeast(1), all].find(
    (movies) => movies.length >= leastKnown,
  );
  return Int32Array.from(
    (candidates ?? all)
      .sort((a, b) => (ratingCounts[b] ?? 0) - (ratingCounts[a] ?? 0) || a - b)
      .slice(0, mostLaidOut),
  );
}
