// Asking for movies in plain words: what was understood of the question, and the movies that it leads to.
import { z } from 'zod';
import { call } from './call.ts';
import { movieIdSchema } from './ids.ts';
import { movieSearchSchema, movieSummarySchema } from './movies.ts';
import { variationSchema } from './recommendations.ts';

const partFields = {
  /** The words of the question, as they were written. */
  said: z.string(),
  /** Of "not horror". */
  isExcluded: z.boolean(),
  /** How many movies of the library it speaks of directly. */
  movies: z.int(),
};

const limitFields = {
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** How many of the movies that were found may be outside of it, since it is not known of them; they come last. */
  unknown: z.int(),
};

/** What a few words of a question were taken for. */
export const askedPartSchema = z.discriminatedUnion('kind', [
  /** Genres and tags, the most telling first; only those that this library has. */
  z.strictObject({
    ...partFields,
    kind: z.literal('theme'),
    genres: z.array(z.string()),
    tags: z.array(z.string()),
  }),
  /** A word of titles and plots. */
  z.strictObject({ ...partFields, kind: z.literal('text') }),
  z.strictObject({ ...partFields, kind: z.literal('person'), name: z.string() }),
  z.strictObject({
    ...partFields,
    kind: z.literal('like'),
    movieId: movieIdSchema,
    title: z.string(),
    variation: variationSchema,
  }),
  z.strictObject({ ...partFields, ...limitFields, kind: z.literal('years') }),
  /** In minutes. */
  z.strictObject({ ...partFields, ...limitFields, kind: z.literal('runtime') }),
]);
export type AskedPart = z.infer<typeof askedPartSchema>;

export const askedMovieSchema = movieSummarySchema.extend({
  /** How well it fits the question alone, 0 to 1. */
  fit: z.number(),
  /** Tags, genres and names by which it fits, the strongest first; empty where only its neighbours speak for it. */
  fitsBy: z.array(z.string()),
  /** What was asked for and is not known of it. */
  unknown: z.array(z.enum(['years', 'runtime'])),
});
export type AskedMovie = z.infer<typeof askedMovieSchema>;

export const askedAnswerSchema = z.strictObject({
  /** In the order of the question. */
  parts: z.array(askedPartSchema),
  /** Words that mean nothing to this library. */
  notUnderstood: z.array(z.string()),
  /** What the order mixes the fit with: stars predicted for the person, or what everybody gave. */
  taste: z.enum(['predicted', 'everyone']),
  total: z.int(),
  movies: z.array(askedMovieSchema),
});
export type AskedAnswer = z.infer<typeof askedAnswerSchema>;

export const askingCalls = {
  /** `query` is a question in plain words, English or German; the other filters narrow what it finds. */
  'movies:ask': call('engine', 'lists-stay', movieSearchSchema, askedAnswerSchema),
} as const;
