// Rating rounds: the movies to ask about next, and the groups of movies that a newcomer can choose from.
import { z } from 'zod';
import { movieSummarySchema } from './movies.ts';

/** `model`: from what the active model has learned; `genres`: from genres and decades, where there is no model. */
export const roundBasisSchema = z.enum(['model', 'genres']);

/** What the movies of a group have in common; the window makes its name of it. */
export const groupTraitsSchema = z.strictObject({
  /** The most characteristic first. */
  genres: z.array(z.string()),
  /** Null at an open end, and for both where all times mix. */
  fromYear: z.int().nullable(),
  toYear: z.int().nullable(),
});
export type GroupTraits = z.infer<typeof groupTraitsSchema>;

export const movieGroupSchema = groupTraitsSchema.extend({
  groupId: z.string().min(1).max(64),
  /** Well-known movies from its middle, the most typical first. */
  movies: z.array(movieSummarySchema),
  size: z.int(),
  isChosen: z.boolean(),
});
export type MovieGroup = z.infer<typeof movieGroupSchema>;

export const movieGroupsSchema = z.strictObject({
  basis: roundBasisSchema,
  groups: z.array(movieGroupSchema),
});

/** What the model knows of the person by now. */
export const learnedSchema = z.strictObject({
  /** Standard deviation that predictions for well-known movies have on average, in stars; and without any ratings. */
  deviation: z.number().nullable(),
  startDeviation: z.number().nullable(),
  /** The group whose movies are predicted farthest above what a stranger is predicted; null if none stands out. */
  leaning: groupTraitsSchema.nullable(),
});
export type Learned = z.infer<typeof learnedSchema>;

export const roundSchema = z.strictObject({
  basis: roundBasisSchema,
  /** The most worth asking about first; empty if nothing is left. */
  movies: z.array(movieSummarySchema),
  /** Groups that were chosen at the start and still count. */
  chosenGroups: z.int(),
  /** Null without a model or ratings. */
  learned: learnedSchema.nullable(),
});
export type Round = z.infer<typeof roundSchema>;
