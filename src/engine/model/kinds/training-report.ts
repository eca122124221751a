// How a training went, as it stays with the model.
import { z } from 'zod';
import {
  baselinesSchema,
  epochMetricsSchema,
  qualitySchema,
  trainingOptionsSchema,
} from '../../../contract/training.ts';
import type { OwnRatings } from '../../ratings/own-ratings.ts';

/** `OwnRatings` as they are stored in checkpoints. */
export const ownRatingsSchema = z.strictObject({
  profileId: z.int(),
  name: z.string(),
  movieIds: z.array(z.int()),
  halfStars: z.array(z.int().min(1).max(10)),
  ratedAt: z.array(z.number()),
  waiting: z.int(),
}) satisfies z.ZodType<OwnRatings>;

/** A user of a training who is a profile of this computer, with what training saw of them; one entry per rating. */
export const trainedProfileSchema = ownRatingsSchema.omit({ ratedAt: true }).extend({ userId: z.int() });
export type TrainedProfile = Readonly<z.infer<typeof trainedProfileSchema>>;

export const trainingReportSchema = z.strictObject({
  options: trainingOptionsSchema,
  epochsDone: z.int(),
  /** The epoch in which the person stopped it; missing where they did not. */
  stoppedAtEpoch: z.int().optional(),
  elapsedMs: z.number(),
  /** Ratings that training saw (those held out for validation excluded). */
  trainRatings: z.int(),
  /** Missing in models from before profiles were learned from. */
  profiles: z.array(trainedProfileSchema).optional(),
  /** Ratings passed through a step (history and targets), per second of training. */
  ratingsPerSecond: z.number(),
  /** On the ratings held out for validation; null if none were. */
  quality: qualitySchema.nullable(),
  baselines: baselinesSchema.nullable(),
  /** One entry per epoch; empty if nothing was held out. */
  history: z.array(epochMetricsSchema),
});
export type TrainingReport = z.infer<typeof trainingReportSchema>;
