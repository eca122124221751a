// How often lists show each movie.

/** Times that each movie is shown. */
export type Exposure = ReadonlyMap<number, number>;

/** How often each movie is among the first k of the lists. */
export function exposureAt(lists: readonly ArrayLike<number>[], k: number): Exposure {
  const times = new Map<number, number>();
  for (const ranked of lists) {
    for (let place = 0; place < Math.min(k, ranked.length); place++) {
      const movie = ranked[place] ?? -1;
      times.set(movie, (times.get(movie) ?? 0) + 1);
    }
  }
  return times;
}
