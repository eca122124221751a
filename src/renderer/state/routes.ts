// The places one can be at, and how each is written in the window's address so that a reload comes back to it.
import type { z } from 'zod';
import { movieIdSchema, type MovieId } from '../../contract/ids.ts';
import { movieSearchSchema } from '../../contract/movies.ts';
import { runPairSchema, type RunPair } from '../../contract/run-comparison.ts';

/** What Browse filters by: a search without its page. */
export const browseFiltersSchema = movieSearchSchema.omit({ offset: true, limit: true });
export type BrowseFilters = z.output<typeof browseFiltersSchema>;

const plainNames = [
  'home',
  'map',
  'night',
  'rate',
  'diary',
  'watchlist',
  'history',
  'waiting',
  'backup',
  'you',
  'train',
  'sweep',
  'settings',
  'import',
  'welcome',
] as const;
/** A place that its name alone tells. */
type PlainRoute = { [N in (typeof plainNames)[number]]: { readonly name: N } }[(typeof plainNames)[number]];

export type Route =
  | PlainRoute
  | { readonly name: 'browse'; readonly filters: BrowseFilters }
  | { readonly name: 'movie'; readonly movieId: MovieId }
  | { readonly name: 'compare'; readonly runs: RunPair | null };
export type RouteName = Route['name'];

/** Browse as it opens: everything, best known first; `change` sets single filters. */
export function browseRoute(change: z.input<typeof browseFiltersSchema> = {}): Route {
  return { name: 'browse', filters: browseFiltersSchema.parse({ sort: 'popularity', ...change }) };
}

export function movieRoute(movieId: MovieId): Route {
  return { name: 'movie', movieId };
}

/** `#/movie/17`, `#/browse?{...}`. */
export function toHash(route: Route): string {
  switch (route.name) {
    case 'movie':
      return `#/movie/${route.movieId}`;
    case 'browse':
      return `#/browse?${encodeURIComponent(JSON.stringify(route.filters))}`;
    case 'compare':
      return route.runs === null ? '#/compare' : `#/compare/${route.runs.join('/')}`;
    default:
      return `#/${route.name}`;
  }
}

/** The route of an address; home for one that says nothing understandable. */
export function fromHash(hash: string): Route {
  const [path = '', query] = hash.replace(/^#\//, '').split('?', 2);
  const [name, id, second] = path.split('/', 3);
  switch (name) {
    case 'movie': {
      const movieId = movieIdSchema.safeParse(Number(id ?? NaN));
      return movieId.success ? movieRoute(movieId.data) : { name: 'home' };
    }
    case 'browse': {
      const filters = browseFiltersSchema.safeParse(readJson(query));
      return filters.success ? { name: 'browse', filters: filters.data } : browseRoute();
    }
    case 'compare': {
      const runs = runPairSchema.safeParse([id, second]);
      return { name, runs: runs.success ? runs.data : null };
    }
    default:
      return { name: plainNames.find((plain) => plain === name) ?? 'home' };
  }
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(text ?? ''));
  } catch {
    return undefined;
  }
}
