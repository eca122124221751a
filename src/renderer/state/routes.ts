// The places one can be at, and how each is written in the window's address so that a reload comes back to it.
import type { z } from 'zod';
import { movieIdSchema, type MovieId } from '../../contract/ids.ts';
import { movieSearchSchema } from '../../contract/movies.ts';
import { runPairSchema, type RunPair } from '../../contract/run-comparison.ts';

/** What Browse filters by: a search without its page. */
export const browseFiltersSchema = movieSearchSchema.omit({ offset: true, limit: true });
export type BrowseFilters = z.output<typeof browseFiltersSchema>;

export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'browse'; readonly filters: BrowseFilters }
  | { readonly name: 'movie'; readonly movieId: MovieId }
  | { readonly name: 'map' }
  | { readonly name: 'night' }
  | { readonly name: 'rate' }
  | { readonly name: 'diary' }
  | { readonly name: 'watchlist' }
  | { readonly name: 'history' }
  | { readonly name: 'waiting' }
  | { readonly name: 'backup' }
  | { readonly name: 'you' }
  | { readonly name: 'train' }
  | { readonly name: 'compare'; readonly runs: RunPair | null }
  | { readonly name: 'sweep' }
  | { readonly name: 'settings' }
  | { readonly name: 'import' }
  | { readonly name: 'welcome' };
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
    case 'home':
    case 'map':
    case 'night':
    case 'rate':
    case 'diary':
    case 'watchlist':
    case 'history':
    case 'waiting':
    case 'backup':
    case 'you':
    case 'train':
    case 'sweep':
    case 'settings':
    case 'import':
    case 'welcome':
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
    case 'map':
    case 'night':
    case 'rate':
    case 'diary':
    case 'watchlist':
    case 'history':
    case 'waiting':
    case 'backup':
    case 'you':
    case 'train':
    case 'sweep':
    case 'settings':
    case 'import':
    case 'welcome':
      return { name };
    default:
      return { name: 'home' };
  }
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(text ?? ''));
  } catch {
    return undefined;
  }
}
