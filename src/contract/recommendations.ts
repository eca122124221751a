// Lists that the model makes: recommendations with their reasons, and similar movies.
import { z } from 'zod';
import { movieIdSchema, runIdSchema } from './ids.ts';
import { movieSummarySchema } from './movies.ts';
import { starsSchema } from './stars.ts';

/** A rating of the person's that speaks for the recommended movie. */
export const reasonSchema = z.strictObject({
  movieId: movieIdSchema,
  title: z.string(),
  stars: starsSchema,
  /** How much of the recommendation's score would be lost without this rating; larger says more. */
  contribution: z.number(),
});
export type Reason = z.infer<typeof reasonSchema>;

export const recommendationSchema = movieSummarySchema.extend({
  /** The list is sorted by this, highest first; it has no unit. */
  score: z.number(),
  /** Standard deviation of the predicted stars; null where the model can't tell. */
  starsDeviation: z.number().nullable(),
  /** Strongest first, at most three; empty where nothing of the person's is known. */
  reasons: z.array(reasonSchema),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

export const recommendationListSchema = z.strictObject({
  /** `popularity` while there is no model or no rating of the person's to go by. */
  basis: z.enum(['model', 'popularity']),
  runId: runIdSchema.nullable(),
  /** Ratings of the person's that the list was made from. */
  ratingsUsed: z.int(),
  recommendations: z.array(recommendationSchema),
});
export type RecommendationList = z.infer<typeof recommendationListSchema>;

export const similarMovieSchema = movieSummarySchema.extend({
  /** Cosine of the two movie vectors, -1 to 1. */
  similarity: z.number(),
});
export type SimilarMovie = z.infer<typeof similarMovieSchema>;
