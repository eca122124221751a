// The taste map: every movie's place, packed into columns, and where the person stands on it.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { jobIdSchema, runIdSchema } from './ids.ts';

/** Numbers of one kind, little-endian, in base64: a tenth of what lists of numbers take to check and to carry. */
const packed = z.string();

export const mapRegionSchema = z.strictObject({
  x: z.number(),
  y: z.number(),
  /** One or two. */
  genres: z.array(z.string()).min(1),
  decade: z.int().nullable(),
  /** As far from its middle as four fifths of its movies are. */
  radius: z.number(),
});
export type MapRegion = z.infer<typeof mapRegionSchema>;

export const movieMapSchema = z.strictObject({
  runId: runIdSchema,
  /** How it was laid out: by principal components, at once; by neighbours once the job has made that. */
  layout: z.enum(['components', 'neighbours']),
  movies: z.int(),
  /** At most 32, most frequent first; `genreBits` counts by their order. */
  genres: z.array(z.string()).max(32),
  /** By movie, least rated first. */
  columns: z.strictObject({
    /** Int32 */
    movieIds: packed,
    /** Float32, x and y by turns; about -1 to 1. */
    places: packed,
    /** Int16; 0 where it is not known. */
    years: packed,
    /** Int32 */
    ratingCounts: packed,
    /** Float32, in stars; NaN where nobody rated it. */
    meanStars: packed,
    /** Uint32; bit i for the genre i. */
    genreBits: packed,
  }),
  /** In the same order, a line for each. */
  titles: z.string(),
  regions: z.array(mapRegionSchema),
});
export type MovieMap = z.infer<typeof movieMapSchema>;

export const mapStandingSchema = z.strictObject({
  runId: runIdSchema,
  /** Oldest first: where the person stood after that many of their ratings; the last is where they stand now. */
  trail: z.array(z.strictObject({ x: z.number(), y: z.number(), ratings: z.int(), ratedAtMs: z.int() })),
  /** Predicted stars of the map's movies, Float32; null without ratings. */
  predictedStars: packed.nullable(),
});
export type MapStanding = z.infer<typeof mapStandingSchema>;

export const mapCalls = {
  /** Of the active model. Throws `no-model`. */
  'map:get': call('engine', 'lists-stay', nothing, movieMapSchema),
  'map:standing': call('engine', 'lists-stay', nothing, mapStandingSchema),
  /** Starts the job that lays the run's movies out by neighbours; it yields to any other job. */
  'map:start': call(
    'main',
    'lists-stay',
    z.strictObject({ runId: runIdSchema }),
    z.strictObject({ jobId: jobIdSchema }),
  ),
} as const;
