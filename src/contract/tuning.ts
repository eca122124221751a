// The tuner of Home: what a person turns to see other movies first, and mixes of it that they named.
import { z } from 'zod';
import { profileSchema } from './diary.ts';

const slider = z.number().min(-1).max(1).default(0);
/** 1 is more of it, -1 less; what is left out is as the model has it. */
const leanings = (longest: number) =>
  z.record(z.string().min(1).max(longest), z.union([z.literal(-1), z.literal(1)])).default({});

/** All at rest (`untuned`) leaves every list as the model made it, but for the popularity correction of For you. */
export const tuningSchema = z.strictObject({
  /** -1 well known, 1 little known. */
  novelty: slider,
  /** -1 close to what the person usually watches, 1 far from it. */
  distance: slider,
  /** First and last year; null is no limit. With a limit movies of no known year are left out. */
  yearFrom: z.int().nullable().default(null),
  yearTo: z.int().nullable().default(null),
  genres: leanings(60),
  tags: leanings(200),
  /** Strength of the re-ranking for diversity, 0 to 1. */
  diversity: z.number().min(0).max(1).default(0),
  /** Whether less rated movies have places in For you by the person's share of them; no part of being tuned. */
  corrected: z.boolean().default(true),
});
export type Tuning = z.infer<typeof tuningSchema>;
export type Leaning = -1 | 1;

export const untuned: Tuning = tuningSchema.parse({});

export function isUntuned(tuning: Tuning): boolean {
  return (
    tuning.novelty === 0 &&
    tuning.distance === 0 &&
    tuning.yearFrom === null &&
    tuning.yearTo === null &&
    tuning.diversity === 0 &&
    Object.keys(tuning.genres).length === 0 &&
    Object.keys(tuning.tags).length === 0
  );
}

export const mixIdSchema = z.int().nonnegative().brand<'MixId'>();

/** A tuning that the person named. */
export const mixSchema = z.strictObject({
  mixId: mixIdSchema,
  name: profileSchema.shape.name,
  tuning: tuningSchema,
});
export type Mix = z.infer<typeof mixSchema>;

/** What the tuner of this library has to offer. */
export const tunerFacetsSchema = z.strictObject({
  genres: z.array(z.strictObject({ genre: z.string(), movies: z.int() })),
  /** Most movies first; empty where the library has none. */
  tags: z.array(z.strictObject({ tag: z.string(), movies: z.int() })),
  yearMin: z.int().nullable(),
  yearMax: z.int().nullable(),
});
export type TunerFacets = z.infer<typeof tunerFacetsSchema>;
