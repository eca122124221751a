// The calls of Home: its shelves, why a movie is recommended, the tuner and its mixes.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { allMovies, candidateSetSchema } from './candidate-sets.ts';
import { homeSchema } from './home.ts';
import { movieIdSchema } from './ids.ts';
import { mixIdSchema, mixSchema, tunerFacetsSchema, tuningSchema } from './tuning.ts';
import { whySchema } from './why.ts';

export const homeCalls = {
  /** Without a tuning by the one that was kept last; with movies `from` a set alone. Throws `unknown-list`. */
  'home:shelves': call(
    'engine',
    'lists-stay',
    z.strictObject({
      tuning: tuningSchema.nullable().default(null),
      from: candidateSetSchema.default(allMovies),
    }),
    homeSchema,
  ),
  /**
   * What each of the person's ratings does for a movie. `strongest` knows the places without a rating for those alone
   * that do most; `all` for every rating, which takes milliseconds for each. Throws `unknown-movie` and `no-model`.
   */
  'recommendations:why': call(
    'engine',
    'lists-stay',
    z.strictObject({ movieId: movieIdSchema, places: z.enum(['strongest', 'all']).default('strongest') }),
    whySchema,
  ),
  'tuner:facets': call('engine', 'lists-stay', nothing, tunerFacetsSchema),
  /** Keeps the tuning for the next start. */
  'tuner:keep': call('engine', 'lists-stay', z.strictObject({ tuning: tuningSchema }), nothing),
  /** By name. */
  'mixes:list': call('engine', 'lists-stay', nothing, z.array(mixSchema)),
  /**
   * Saves a new mix, or with `mixId` changes that one. A new mix of a name that is taken replaces the one of that name.
   * Throws `unknown-mix`, and `invalid-input` for a changed name that another mix has.
   */
  'mixes:save': call(
    'engine',
    'lists-stay',
    z.strictObject({
      mixId: mixIdSchema.nullable().default(null),
      name: mixSchema.shape.name,
      tuning: tuningSchema,
    }),
    mixSchema,
  ),
  'mixes:remove': call('engine', 'lists-stay', z.strictObject({ mixId: mixIdSchema }), nothing),
} as const;
