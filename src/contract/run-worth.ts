// What a run is worth to the active profile: how near its model's guesses are to their own ratings.
import { z } from 'zod';
import { errorInfoSchema } from './errors.ts';
import { runIdSchema } from './ids.ts';
import { differenceSchema } from './training.ts';

/** Below this many ratings chance decides. */
export const fewestForWorth = 20;
/** How many places of the list are compared. */
export const worthPlaces = 100;

/** Another method's error in stars, and the model's less that one, with a 95 % interval. */
const comparedErrorSchema = differenceSchema.extend({ rmse: z.number() });

export const runWorthSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('measured'),
    /** Ratings of the profile, each guessed as if it were not known; and whether the model was trained on them. */
    ratings: z.int(),
    trainedOn: z.int(),
    /** RMSE in stars. */
    rmse: z.number(),
    mean: comparedErrorSchema,
    bias: comparedErrorSchema,
    /** The run before it; null where none is left. */
    before: z
      .strictObject({
        runId: runIdSchema,
        error: comparedErrorSchema,
        /** Movies that are new among the first places of the list. */
        newMovies: z.int(),
      })
      .nullable(),
  }),
  z.strictObject({ status: z.literal('too-few'), ratings: z.int() }),
  /** A model of another library knows other movies. */
  z.strictObject({ status: z.literal('other-library') }),
  /** A model is gone or of another version; the error says which and what to do. */
  z.strictObject({ status: z.literal('unreadable'), error: errorInfoSchema }),
]);
export type RunWorth = z.infer<typeof runWorthSchema>;
