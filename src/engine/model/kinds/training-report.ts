// How a training went, as it stays with the model.
import { z } from 'zod';
import {
  baselinesSchema,
  epochMetricsSchema,
  qualitySchema,
  trainingOptionsSchema,
} from '../../../contract/training.ts';

export const trainingReportSchema = z.strictObject({
  options: trainingOptionsSchema,
  epochsDone: z.int(),
  /** The epoch in which the person stopped it; missing where they did not. */
  stoppedAtEpoch: z.int().optional(),
  elapsedMs: z.number(),
  /** Ratings that training saw (those held out for validation excluded). */
  trainRatings: z.int(),
  /** Ratings passed through a step (history and targets), per second of training. */
  ratingsPerSecond: z.number(),
  /** On the ratings held out for validation; null if none were. */
  quality: qualitySchema.nullable(),
  baselines: baselinesSchema.nullable(),
  /** One entry per epoch; empty if nothing was held out. */
  history: z.array(epochMetricsSchema),
});
export type TrainingReport = z.infer<typeof trainingReportSchema>;
