// Lists of one's own: movies that a person put together under a name, in an order, with notes.
import { z } from 'zod';
import { artistIdSchema } from './credits.ts';
import { collectionIdSchema, listIdSchema, movieIdSchema } from './ids.ts';
import { movieSummarySchema } from './movies.ts';

/** Longest name of a list, and longest note on a list or a movie of it. */
export const longestListName = 100;
export const longestListNote = 4000;

export const listNameSchema = z.string().trim().min(1).max(longestListName);
export const listNoteSchema = z.string().max(longestListNote);

/** What a person can say of a list. */
export const listDetailsSchema = z.strictObject({
  name: listNameSchema,
  note: listNoteSchema,
  /** The order means something, such as a ranking, and places are numbered. */
  isOrdered: z.boolean(),
});
export type ListDetails = z.infer<typeof listDetailsSchema>;

/** A movie as lists of movies show it: its cover can be drawn from it, also where the catalogue has no such movie. */
const coverSchema = z.strictObject({
  movieId: movieIdSchema.nullable(),
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.string()),
});

export const listSummarySchema = listDetailsSchema.extend({
  listId: listIdSchema,
  /** All of its movies, and those that wait for this catalogue to have them. */
  items: z.int(),
  waiting: z.int(),
  /** Those that the person rated, or marked as watched. */
  seen: z.int(),
  /** Those that this catalogue has, in the order of the list. */
  movieIds: z.array(movieIdSchema),
  /** The first of its movies. */
  covers: z.array(coverSchema),
});
export type ListSummary = z.infer<typeof listSummarySchema>;

/** What a list is ready of: the films of a collection, such as a film and its sequels, or those of a director. */
export const readySubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('collection'), collectionId: collectionIdSchema }),
  z.strictObject({ kind: z.literal('director'), artistId: artistIdSchema }),
]);
export type ReadySubject = z.infer<typeof readySubjectSchema>;

/** A list that is ready, earliest film first. */
export const readyListSchema = z.strictObject({
  of: readySubjectSchema,
  name: z.string(),
  items: z.int(),
  seen: z.int(),
  movieIds: z.array(movieIdSchema),
  covers: z.array(coverSchema),
});
export type ReadyList = z.infer<typeof readyListSchema>;

export const listItemSchema = coverSchema.extend({
  itemId: z.int(),
  note: z.string(),
  isSeen: z.boolean(),
  /** Null while the current catalogue has no such movie; the entry waits and is never dropped. */
  movie: movieSummarySchema.nullable(),
});
export type ListItem = z.infer<typeof listItemSchema>;

export const listContentsSchema = z.strictObject({ list: listSummarySchema, items: z.array(listItemSchema) });
export type ListContents = z.infer<typeof listContentsSchema>;
