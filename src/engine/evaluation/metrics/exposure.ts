// How often lists show each movie.

/** Times that each movie is shown. */
export type Exposure = ReadonlyMap<number, number>;

/** How often each movie is among the first k of the lists. */
export function exposureAt(lists: readonly ArrayLike<number>[], k: number): Exposure {
  const exposure = new Map<number, number>();
  for (const ranked of lists) {
    for (let i = 0; i < Math.min(k, ranked.length); i++) {
      const movie = ranked[i] ?? -1;
      exposure.set(movie, (exposure.get(movie) ?? 0) + 1);
    }
  }
  return exposure;
}
