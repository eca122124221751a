// The call behind Movie night: movies for several people at once, with what each of them gets and gives up.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { allMovies, candidateSetSchema, setSizeSchema } from './candidate-sets.ts';
import { movieIdSchema, profileIdSchema, runIdSchema } from './ids.ts';
import { movieSummarySchema } from './movies.ts';
import { starsSchema } from './stars.ts';
import { viewingDetailsSchema } from './viewings.ts';

export const nightStrategySchema = z.enum(['average', 'misery', 'fairness']);
export type NightStrategy = z.infer<typeof nightStrategySchema>;

/** A profile, or a guest with a handful of ratings that are kept nowhere. */
export const nightPersonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('profile'), profileId: profileIdSchema }),
  z.strictObject({
    kind: z.literal('guest'),
    name: z.string().min(1).max(60),
    ratings: z
      .array(z.strictObject({ movieId: movieIdSchema, stars: starsSchema }))
      .min(1)
      .max(100),
  }),
]);
export type NightPerson = z.infer<typeof nightPersonSchema>;

export const nightFiltersSchema = z.strictObject({
  genre: z.string().max(60).nullable(),
  yearFrom: z.int().nullable(),
  yearTo: z.int().nullable(),
  /** Leaves out movies whose length is not known. */
  mostMinutes: z.number().min(1).nullable(),
  /** Of watchlists and what is owned those of all profiles who come; lists are the active profile's. */
  from: candidateSetSchema.default(allMovies),
});
export type NightFilters = z.output<typeof nightFiltersSchema>;

/** What one person gets of a movie; in the order of the people asked for. */
export const nightShareSchema = z.strictObject({
  /** 0 to 100: the match by their own list, as on every card. */
  match: z.int(),
  predictedStars: z.number(),
  /** Predicted stars less than for the movie that they would get alone under the same filters; 0 for none. */
  givesUp: z.number().min(0),
});
export type NightShare = z.infer<typeof nightShareSchema>;

export const nightPickSchema = movieSummarySchema.extend({
  shares: z.array(nightShareSchema),
  /** By fairness: the one whose turn it was, to whom the picks before had given least; null if it is nobody's turn. */
  turnOf: z.int().nullable(),
});
export type NightPick = z.infer<typeof nightPickSchema>;

export const nightSchema = z.strictObject({
  runId: runIdSchema,
  /** Movies that nobody here has rated, hidden or watched, and that pass the filters. */
  candidates: z.int(),
  /** What they were chosen from; null for all movies. */
  set: setSizeSchema.nullable(),
  /** Null unless somebody got clearly less of the nights before and counts more now. */
  memory: z
    .strictObject({
      /** Index among the people asked for. */
      person: z.int(),
      nights: z.int().min(1),
    })
    .nullable(),
  /** Best first. */
  picks: z.array(nightPickSchema),
});
export type Night = z.infer<typeof nightSchema>;

/** All that it takes to undo a night that was noted, whether or not the engine was restarted since. */
const notedNightSchema = z.strictObject({
  notedAtMs: z.int(),
  movieId: movieIdSchema,
  viewings: z.array(z.strictObject({ profileId: profileIdSchema, viewingId: z.int() })),
});
export type NotedNight = z.infer<typeof notedNightSchema>;

export const nightCalls = {
  /**
   * A viewing for each of the profiles, all at once, and what the movie was worth to each for later nights. Throws `no-model`,
   * `unknown-movie`, `unknown-profile`.
   */
  'night:watched': call(
    'engine',
    'lists-stay',
    z.strictObject({
      movieId: movieIdSchema,
      watchedAtMs: viewingDetailsSchema.shape.watchedAtMs.unwrap(),
      people: z
        .array(z.strictObject({ profileId: profileIdSchema, stars: starsSchema.nullable() }))
        .min(1)
        .max(12),
      /** Guests' names. */
      guests: z.array(z.string().min(1).max(60)).max(12),
    }),
    notedNightSchema,
  ),
  /** Undoes all of it that is still there. */
  'night:put-back': call('engine', 'lists-stay', notedNightSchema, nothing),
  /** Throws `no-model`, `unknown-profile`, `unknown-list`, and `invalid-input` for someone without a rating that the model could use. */
  'night:choose': call(
    'engine',
    'lists-stay',
    z.strictObject({
      people: z.array(nightPersonSchema).min(2).max(12),
      strategy: nightStrategySchema,
      filters: nightFiltersSchema,
      limit: z.int().min(1).max(50).default(9),
    }),
    nightSchema,
  ),
} as const;
