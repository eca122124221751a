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
  /** What the model sorts by, highest first, which a corrected list does within head, middle and tail; no unit. */
  score: z.number(),
  /** Standard deviation of the predicted stars; null where the model has no estimate. */
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
  /** Whether less rated movies were given places by the person's share of them. */
  corrected: z.boolean(),
  recommendations: z.array(recommendationSchema),
});
export type RecommendationList = z.infer<typeof recommendationListSchema>;

/** Why two movies are similar: which part of their similarity is the largest, and what is true of both. */
export const likenessSchema = z.strictObject({
  /**
   * `people`: the same people watch both; `pair`: who watches one watches the other, more than anything else explains;
   * `genres`: the genres they share.
   */
  strongest: z.enum(['people', 'pair', 'genres']),
  /** What both have; the rarer first. */
  genres: z.array(z.string()),
  tags: z.array(z.string()),
  directors: z.array(z.string()),
  /** Such as 1980; null where they are of different ones. */
  decade: z.int().nullable(),
});
export type Likeness = z.infer<typeof likenessSchema>;

/** More like a movie, but ... */
export const variations = ['closest', 'lighter', 'darker', 'newer', 'older', 'lesser-known'] as const;
export const variationSchema = z.enum(variations);
export type Variation = z.infer<typeof variationSchema>;

export const similarMovieSchema = movieSummarySchema.extend({
  /** -1 to 1; what it is made of is described in docs/decisions/similar-movies.md. */
  similarity: z.number(),
  likeness: likenessSchema,
});
export type SimilarMovie = z.infer<typeof similarMovieSchema>;
