// Every call the window can make: who answers it, what goes in, what comes out. Clients, handlers and the preload list derive from it.
import { z } from 'zod';
import { appCalls } from './app-calls.ts';
import { askingCalls } from './asking.ts';
import { ballotCalls } from './ballots.ts';
import { call, nothing, type Answerer } from './call.ts';
import { allMovies, candidateSetSchema } from './candidate-sets.ts';
import { coversCalls } from './covers-calls.ts';
import { creditsCalls } from './credits.ts';
import { diaryEntrySchema, settingsSchema } from './diary.ts';
import { exportCalls } from './export-calls.ts';
import { historyCalls } from './history-calls.ts';
import { homeCalls } from './home-calls.ts';
import { dropCalls } from './drop-calls.ts';
import { downloadSetSchema } from './downloads.ts';
import { jobIdSchema, movieIdSchema } from './ids.ts';
import { jobSchema } from './jobs.ts';
import { overviewSchema } from './library.ts';
import { listsCalls } from './lists-calls.ts';
import { marksCalls } from './marks-calls.ts';
import { mapCalls } from './map-calls.ts';
import { menuCalls } from './menu-calls.ts';
import {
  movieDetailsSchema,
  movieFacetsSchema,
  movieNameKinds,
  movieNameSchema,
  movieSearchResultSchema,
  movieSearchSchema,
} from './movies.ts';
import { recommendationListSchema, similarMovieSchema, variationSchema } from './recommendations.ts';
import { nightCalls } from './night-calls.ts';
import { peopleCalls } from './people-calls.ts';
import { recoveryCalls } from './recovery-calls.ts';
import { reviewCalls } from './review-calls.ts';
import { tasteCalls } from './taste-calls.ts';
import { roundCalls } from './round-calls.ts';
import { starsSchema } from './stars.ts';
import { trainingCalls } from './training-calls.ts';
import { viewingsCalls } from './viewings-calls.ts';

const limit = z.int().min(1).max(500);

export const calls = {
  'library:overview': call('engine', 'lists-stay', nothing, overviewSchema),
  'settings:update': call('engine', 'lists-stay', settingsSchema.partial(), settingsSchema),

  'movies:search': call('engine', 'lists-stay', movieSearchSchema, movieSearchResultSchema),
  /** Names with a word that begins like this, those of the most movies first. */
  'movies:names': call(
    'engine',
    'lists-stay',
    z.strictObject({
      kind: z.enum(movieNameKinds),
      query: z.string().max(200),
      limit: z.int().min(1).max(50).default(8),
    }),
    z.array(movieNameSchema),
  ),
  'movies:facets': call('engine', 'lists-stay', nothing, movieFacetsSchema),
  'movies:get': call('engine', 'lists-stay', z.strictObject({ movieId: movieIdSchema }), movieDetailsSchema),
  'movies:similar': call(
    'engine',
    'lists-stay',
    z.strictObject({
      movieId: movieIdSchema,
      limit: limit.default(20),
      variation: variationSchema.default('closest'),
    }),
    z.array(similarMovieSchema),
  ),

  'ratings:list': call('engine', 'lists-stay', nothing, z.array(diaryEntrySchema)),
  'ratings:set': call(
    'engine',
    'lists-stay',
    z.strictObject({
      movieId: movieIdSchema,
      stars: starsSchema,
      /** Only where an earlier rating is put back with its own time; otherwise it is now. */
      ratedAtMs: z.int().nonnegative().optional(),
    }),
    diaryEntrySchema,
  ),
  'ratings:remove': call('engine', 'lists-stay', z.strictObject({ entryId: z.int() }), nothing),
  /** Puts back an entry that was removed since the engine started, also one that waits for its movie. */
  'ratings:put-back': call('engine', 'lists-stay', z.strictObject({ entryId: z.int() }), diaryEntrySchema),

  ...askingCalls,
  ...creditsCalls,
  ...marksCalls,
  ...listsCalls,
  ...viewingsCalls,
  ...peopleCalls,
  ...tasteCalls,
  ...reviewCalls,
  ...roundCalls,
  ...nightCalls,
  ...ballotCalls,
  ...appCalls,
  ...coversCalls,
  ...recoveryCalls,
  ...dropCalls,
  ...historyCalls,
  ...exportCalls,
  ...homeCalls,
  ...mapCalls,
  ...menuCalls,

  'recommendations:list': call(
    'engine',
    'lists-stay',
    z.strictObject({ limit: limit.default(60), from: candidateSetSchema.default(allMovies) }),
    recommendationListSchema,
  ),

  ...trainingCalls,

  'imports:pick': call(
    'main',
    'lists-stay',
    z.strictObject({ kind: z.enum(['file', 'folder']) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  'imports:start': call(
    'main',
    'lists-stay',
    z.strictObject({ path: z.string().min(1).max(4096) }),
    z.strictObject({ jobId: jobIdSchema }),
  ),
  /** Fetches a set from GroupLens, whose terms the person has agreed to, and imports it. */
  'imports:download': call(
    'main',
    'lists-stay',
    z.strictObject({ set: downloadSetSchema }),
    z.strictObject({ jobId: jobIdSchema }),
  ),
  /** Replaces the catalogue with the starter library and its trained model. */
  'library:use-starter': call('main', 'lists-change', nothing, nothing),
  /** The running job, or the last one of this session, or null. */
  'jobs:current': call('main', 'lists-stay', nothing, jobSchema.nullable()),
  'jobs:cancel': call('main', 'lists-stay', z.strictObject({ jobId: jobIdSchema }), nothing),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;

export type CallNameOf<P extends Answerer> = {
  [N in CallName]: Calls[N]['answeredBy'] extends P ? N : never;
}[CallName];

/** One handler for each call that the process answers; a missing one does not compile. */
export type Handlers<P extends Answerer> = {
  [N in CallNameOf<P>]: (input: ParsedInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** Object.keys keeps no key type; the object above is closed, so this is exact. */
export const callNames = Object.keys(calls) as CallName[];

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
