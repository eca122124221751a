// What recommendations can be chosen from: all movies, or a set of the person's own.
import { z } from 'zod';
import { listIdSchema } from './ids.ts';

export const candidateSetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('watchlist') }),
  z.strictObject({ kind: z.literal('owned') }),
  z.strictObject({ kind: z.literal('list'), listId: listIdSchema }),
]);
export type CandidateSet = z.infer<typeof candidateSetSchema>;

export const allMovies: CandidateSet = { kind: 'all' };

/** The set that movies were chosen from: how many this library has of it, and how many of those are left to choose from. */
export const setSizeSchema = z.strictObject({ movies: z.int(), left: z.int() });
