// Why a movie is recommended: what each of the person's ratings does for it, by the model without that rating.
import { z } from 'zod';
import { movieIdSchema, runIdSchema } from './ids.ts';
import { starsSchema } from './stars.ts';

export const ratingEffectSchema = z.strictObject({
  movieId: movieIdSchema,
  title: z.string(),
  year: z.int().nullable(),
  stars: starsSchema,
  /** What the movie's score loses without this rating; below 0 where the rating speaks against it. No unit. */
  contribution: z.number(),
  /** The prediction without this rating. */
  starsWithout: z.number(),
  /** The movie's place without this rating; null where it was not asked for. */
  placeWithout: z.int().nullable(),
});
export type RatingEffect = z.infer<typeof ratingEffectSchema>;

export const whySchema = z.strictObject({
  movieId: movieIdSchema,
  title: z.string(),
  year: z.int().nullable(),
  runId: runIdSchema,
  /** The person's own stars; then everything else here is as if they had not given them. */
  ownStars: starsSchema.nullable(),
  /** Null for a movie that the model does not know. */
  standing: z
    .strictObject({
      /** 1 is the best of the movies that the person has not rated. */
      place: z.int(),
      of: z.int(),
      match: z.int().min(0).max(100),
      predictedStars: z.number(),
      starsDeviation: z.number().nullable(),
    })
    .nullable(),
  /** Every rating of the person's that the model can use; what speaks for the movie most first, what speaks against it most last. */
  effects: z.array(ratingEffectSchema),
});
export type Why = z.infer<typeof whySchema>;
