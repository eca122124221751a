// The places one can be at, with their parameters, and how each is written in the window's address so that a reload comes back to it.
import { z } from 'zod';
import { artistIdSchema } from '../../contract/credits.ts';
import { listIdSchema, movieIdSchema, runIdSchema, type ListId, type MovieId } from '../../contract/ids.ts';
import { readySubjectSchema, type ReadySubject } from '../../contract/lists.ts';
import { movieSearchSchema } from '../../contract/movies.ts';
import { runPairSchema } from '../../contract/run-comparison.ts';

/** What Browse filters by: a search without its page. */
export const browseFiltersSchema = movieSearchSchema.omit({ offset: true, limit: true }).extend({
  /** Whether the query is a question in plain words, not a title. */
  isAsked: z.boolean().default(false),
});
export type BrowseFilters = z.output<typeof browseFiltersSchema>;

const allMovies: BrowseFilters = browseFiltersSchema.parse({ sort: 'popularity' });

export const routeNames = [
  ...['home', 'browse', 'map', 'night', 'rate', 'diary', 'watchlist', 'lists', 'history', 'waiting'],
  ...[
    'backup',
    'you',
    'years',
    'train',
    'compare',
    'curves',
    'sweep',
    'import',
    'settings',
    'movie',
    'artist',
    'welcome',
  ],
] as const;
export type RouteName = (typeof routeNames)[number];

/** One entry for each place that has parameters; those that it can do without have a value to fall back to. */
const routeSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.enum(routeNames).exclude(['browse', 'map', 'movie', 'artist', 'compare', 'curves', 'lists']),
  }),
  z.object({ name: z.literal('browse'), filters: browseFiltersSchema.catch(allMovies) }),
  /** The movie to fly to, forgotten once the map shows it. */
  z.object({ name: z.literal('map'), movieId: movieIdSchema.nullable().catch(null) }),
  /** The list that is opened, one's own or a ready one; null for all of them. */
  z.object({
    name: z.literal('lists'),
    listId: listIdSchema.nullable().catch(null),
    ready: readySubjectSchema.nullable().catch(null),
  }),
  z.object({ name: z.literal('movie'), movieId: movieIdSchema }),
  z.object({ name: z.literal('artist'), artistId: artistIdSchema }),
  /** The runs whose curves are overlaid, null for the newest, and the one that they are compared with. */
  z.object({
    name: z.literal('curves'),
    runs: z.array(runIdSchema).nullable().catch(null),
    pinned: runIdSchema.nullable().catch(null),
  }),
  z.object({ name: z.literal('compare'), runs: runPairSchema.nullable().catch(null) }),
]);
export type Route = Readonly<z.output<typeof routeSchema>>;

/** Places that need no parameters. */
export type PlainName = Exclude<RouteName, 'movie' | 'artist'>;

/** A place as it opens from the sidebar. */
export function routeTo(name: PlainName): Route {
  return routeSchema.parse({ name });
}

/** Browse as it opens: everything, best known first; `change` sets single filters. */
export function browseRoute(change: z.input<typeof browseFiltersSchema> = {}): Route {
  return { name: 'browse', filters: browseFiltersSchema.parse({ ...allMovies, ...change }) };
}

export function listRoute(listId: ListId): Route {
  return { name: 'lists', listId, ready: null };
}

export function readyListRoute(ready: ReadySubject): Route {
  return { name: 'lists', listId: null, ready };
}

export function movieRoute(movieId: MovieId): Route {
  return { name: 'movie', movieId };
}

/** `#/home`, `#/movie?{"movieId":17}`. */
export function toHash({ name, ...parameters }: Route): string {
  const written = Object.values(parameters).every((value) => value === null)
    ? ''
    : JSON.stringify(parameters);
  return written === '' ? `#/${name}` : `#/${name}?${encodeURIComponent(written)}`;
}

/** The route of an address; home for one that says nothing understandable. */
export function fromHash(hash: string): Route {
  const [name = '', written] = hash.replace(/^#\//, '').split('?', 2);
  const route = routeSchema.safeParse({ ...readParameters(written), name });
  return route.success ? route.data : { name: 'home' };
}

function readParameters(written: string | undefined): object {
  try {
    const parameters: unknown = JSON.parse(decodeURIComponent(written ?? ''));
    return typeof parameters === 'object' && parameters !== null ? parameters : {};
  } catch {
    return {};
  }
}
