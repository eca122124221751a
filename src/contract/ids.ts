// Branded ids, so that a user's number can't be passed where a movie's is meant.
import { z } from 'zod';

const positiveInteger = z
  .int()
  .nonnegative()
  .max(2 ** 31 - 1);

export const movieIdSchema = positiveInteger.brand<'MovieId'>();
export type MovieId = z.infer<typeof movieIdSchema>;

export const userIdSchema = positiveInteger.brand<'UserId'>();
export type UserId = z.infer<typeof userIdSchema>;

export const profileIdSchema = positiveInteger.brand<'ProfileId'>();

export const listIdSchema = positiveInteger.brand<'ListId'>();
export type ListId = z.infer<typeof listIdSchema>;

/** A collection of films, by its number at TMDB. */
export const collectionIdSchema = positiveInteger.brand<'CollectionId'>();

/** Also the name of the run's folder, hence the narrow alphabet. */
export const runIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .brand<'RunId'>();
export type RunId = z.infer<typeof runIdSchema>;

export const jobIdSchema = z.string().min(1).max(64).brand<'JobId'>();
export type JobId = z.infer<typeof jobIdSchema>;
