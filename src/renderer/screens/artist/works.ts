// Somebody's works as their page shows them: grouped by what they did, and counted in words.
import type { Artist, CreditKind } from '../../../contract/credits.ts';
import { m } from '../../../messages/messages.js';
import { creditKindName } from '../../parts/movies/credit-kinds.ts';
import { formatMean } from '../../ui/format.ts';

type Work = Artist['works'][number];
export type WorkGroup = { name: string; works: readonly Work[] };

/** What they did most comes first; a movie for which they did several things stands in each of these groups. */
export function groupWorks(works: readonly Work[]): WorkGroup[] {
  const byKind = new Map<CreditKind, Work[]>();
  for (const work of works)
    for (const kind of work.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), work]);
  return [...byKind]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([kind, ofKind]) => ({
      name: kind === 'cast' ? m.movie_acting() : creditKindName(kind, 1),
      works: ofKind,
    }));
}

/** How many movies the library has of them, and what the person gave those that they rated. */
export function workWords(movies: number, stars: readonly number[]): string {
  const all = m.movie_artist_movies({ count: movies });
  if (stars.length === 0) return all;
  const mean = stars.reduce((sum, each) => sum + each, 0) / stars.length;
  return `${all} ${m.movie_artist_rated({ count: stars.length, mean: formatMean(mean) })}`;
}
