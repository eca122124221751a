// The calls of Home: its shelves, why a movie is recommended, the tuner and its mixes.
import { z } from 'zod';
import { call } from './call.ts';
import { movieIdSchema } from './ids.ts';
import { whySchema } from './why.ts';

export const homeCalls = {
  /**
   * What each of the person's ratings does for a movie. `strongest` knows the places without a rating for those alone
   * that do most; `all` for every rating, which takes milliseconds for each. Throws `unknown-movie` and `no-model`.
   */
  'recommendations:why': call(
    'engine',
    z.strictObject({ movieId: movieIdSchema, places: z.enum(['strongest', 'all']).default('strongest') }),
    whySchema,
  ),
} as const;
