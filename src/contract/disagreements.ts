// Movies about which the two answers of a model disagree: the place in the list and the predicted stars.
import { z } from 'zod';
import { movieSummarySchema } from './movies.ts';

export const disagreementSchema = movieSummarySchema.extend({
  /** 1 is the best of the movies that the person has not rated. */
  place: z.int(),
});
export type Disagreement = z.infer<typeof disagreementSchema>;

export const disagreementsSchema = z.strictObject({
  /** Movies that the places are among. */
  of: z.int(),
  /** Mean of the person's own stars. */
  yourMeanStars: z.number(),
  /** Far up the list, with stars below the person's mean; the lowest stars first. */
  rankedHigh: z.array(disagreementSchema),
  /** Far down the list, with stars among the highest; these first. */
  starredHigh: z.array(disagreementSchema),
});
export type Disagreements = z.infer<typeof disagreementsSchema>;
