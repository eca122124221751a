// The calls behind a person's year in movies, and all of their years: figures, each of which leads to its movies.
import { z } from 'zod';
import { call } from './call.ts';
import { artistIdSchema } from './credits.ts';
import { movieSummarySchema } from './movies.ts';

const year = z.int().min(1874).max(9999).nullable();
const count = z.int().nonnegative();

/** What a figure counts, and by it the movies that it leads to. */
export const reviewPartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  /** Counted from 1. */
  z.strictObject({ kind: z.literal('month'), month: z.int().min(1).max(12) }),
  z.strictObject({ kind: z.literal('weekday'), weekday: z.int().min(1).max(7) }),
  z.strictObject({ kind: z.literal('rewatches') }),
  z.strictObject({ kind: z.literal('genre'), genre: z.string().max(60) }),
  z.strictObject({ kind: z.literal('director'), artistId: artistIdSchema }),
  z.strictObject({ kind: z.literal('cast'), artistId: artistIdSchema }),
  z.strictObject({ kind: z.literal('country'), country: z.string().max(2) }),
  z.strictObject({ kind: z.literal('stars'), stars: z.number() }),
]);
export type ReviewPart = z.infer<typeof reviewPartSchema>;

const seenSchema = z.strictObject({
  movie: movieSummarySchema,
  /** Of the last of these viewings; as `calendarDay` has it. */
  watchedAtMs: z.int(),
  times: z.int().positive(),
});
export type SeenMovie = z.infer<typeof seenSchema>;

const namedCount = z.strictObject({ name: z.string(), movies: count });
const artistCount = namedCount.extend({ artistId: artistIdSchema });

export const reviewSchema = z.strictObject({
  /** With a viewing on a known day, latest first. */
  years: z.array(z.int()),
  /** Viewings on a known day, the movies among them, and those seen again. */
  viewings: count,
  movies: count,
  rewatches: count,
  /** Viewings whose day is not known, or whose movie is not in this library; the figures leave them out. */
  leftOut: z.strictObject({ undated: count, waiting: count }),
  /** Of the viewings whose movie's runtime is known. */
  time: z.strictObject({ minutes: z.number(), known: count }),
  first: seenSchema.nullable(),
  last: seenSchema.nullable(),
  /** Seen more than once, most often first. */
  mostSeen: z.array(seenSchema),
  /** The longest row of days with a viewing on each. */
  streak: z.strictObject({ days: count, fromMs: z.int(), toMs: z.int() }).nullable(),
  /** Viewings of January to December, and of Monday to Sunday. */
  months: z.array(count).length(12),
  weekdays: z.array(count).length(7),
  /** Of the viewings with stars: how many gave 0.5, 1, ... 5. */
  stars: z.array(count).length(10),
  genres: z.array(namedCount),
  directors: z.array(artistCount),
  cast: z.array(artistCount),
  /** ISO 3166 codes. */
  countries: z.array(namedCount),
});
export type Review = z.infer<typeof reviewSchema>;

export const reviewCalls = {
  /** Of the active profile; a year, or all of them. */
  'review:overview': call('engine', 'lists-stay', z.strictObject({ year }), reviewSchema),
  /** The movies behind a figure of it, last watched first. */
  'review:movies': call(
    'engine',
    'lists-stay',
    z.strictObject({ year, part: reviewPartSchema }),
    z.array(seenSchema),
  ),
  /** Asks where to save a picture (PNG in base64) and writes it; null if the person changed their mind. */
  'review:save-picture': call(
    'main',
    'lists-stay',
    z.strictObject({ png: z.base64().max(950_000) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
} as const;
