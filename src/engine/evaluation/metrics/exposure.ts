// How often lists show each movie.
import { tally } from '../../base/counts.ts';

/** Times that each movie is shown. */
export type Exposure = ReadonlyMap<number, number>;

/** How often each movie is among the first k of the lists. */
export function exposureAt(lists: readonly ArrayLike<number>[], k: number): Exposure {
  return tally(lists.flatMap((ranked) => Array.from(ranked).slice(0, k)));
}
