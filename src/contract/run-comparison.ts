// Two runs side by side: what each of their models would show the person, and where the two lists differ.
import { z } from 'zod';
import { errorInfoSchema } from './errors.ts';
import { runIdSchema } from './ids.ts';
import { recordOf } from './keys-of.ts';
import { userMetrics } from './metrics.ts';
import { movieSummarySchema } from './movies.ts';
import { differenceSchema } from './training.ts';

/** The figures of two runs, user by user. */
export const pairedRunsSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('paired'),
    /** Users with held-out ratings that both were measured on. */
    users: z.int(),
    /** The second run's figure less the first one's. */
    differences: z.strictObject(recordOf(userMetrics, () => differenceSchema)),
  }),
  z.strictObject({
    status: z.literal('unpaired'),
    /** Other ratings were held out, of another catalogue or by another seed; or a run has no results by user. */
    reason: z.enum(['other-catalogue', 'other-split', 'no-results']),
  }),
]);
export type PairedRuns = z.infer<typeof pairedRunsSchema>;

/** How long a list is compared. */
export const comparedPlaces = 100;

export const runPairSchema = z.tuple([runIdSchema, runIdSchema]);
export type RunPair = z.infer<typeof runPairSchema>;

/** A movie that is in at least one of the two lists; figures are in the order of the runs. */
export const comparedMovieSchema = movieSummarySchema.extend({
  /** Counted from 1, also beyond the compared places; null for what a model does not list. */
  places: z.tuple([z.int().nullable(), z.int().nullable()]),
  /** What each model expects the person to give. */
  stars: z.tuple([z.number().nullable(), z.number().nullable()]),
});
export type ComparedMovie = z.infer<typeof comparedMovieSchema>;

export const comparedListsSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('compared'),
    /** Ratings of the active profile that both lists go by. */
    ratingsUsed: z.int(),
    /** In the order of the second list, then of the first for those that are only there. */
    movies: z.array(comparedMovieSchema),
  }),
  /** Without ratings there is no person to make lists for. */
  z.strictObject({ status: z.literal('no-ratings') }),
  /** Models of another library know other movies. */
  z.strictObject({ status: z.literal('other-library'), runIds: z.array(runIdSchema) }),
  /** A model is gone or of another version; the error says which and what to do. */
  z.strictObject({ status: z.literal('unreadable'), error: errorInfoSchema }),
]);
export type ComparedLists = z.infer<typeof comparedListsSchema>;
