// Training: what the person chooses, what is told while it runs, and what stays of it as a run.
import { z } from 'zod';
import { runIdSchema } from './ids.ts';

export const trainingOptionsSchema = z.strictObject({
  /** Weight of the rating loss against the retrieval loss; both can't be 0. */
  rankWeight: z.number().min(0).max(10).default(1),
  retrievalWeight: z.number().min(0).max(10).default(1),
  epochs: z.int().min(1).max(500).default(60),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
});
export type TrainingOptions = z.infer<typeof trainingOptionsSchema>;

export const epochMetricsSchema = z.strictObject({
  /** Counted from 1. */
  epoch: z.int(),
  rankingLoss: z.number(),
  retrievalLoss: z.number(),
  validationRmse: z.number(),
  validationRecallAt10: z.number(),
});
export type EpochMetrics = z.infer<typeof epochMetricsSchema>;

/** What the simplest methods reach on the same validation ratings: the lines to beat. */
export const baselinesSchema = z.strictObject({
  movieMeanRmse: z.number(),
  popularityRecallAt10: z.number(),
});
export type Baselines = z.infer<typeof baselinesSchema>;

export const trainingProgressSchema = z.strictObject({
  phase: z.enum(['loading', 'training', 'evaluating', 'saving']),
  epoch: z.int(),
  epochs: z.int(),
  elapsedMs: z.number(),
  /** Null until it can be told. */
  remainingMs: z.number().nullable(),
  baselines: baselinesSchema.nullable(),
  history: z.array(epochMetricsSchema),
});
export type TrainingProgress = z.infer<typeof trainingProgressSchema>;

/** Quality on ratings that were held out; ranking metrics are means over users. */
export const qualitySchema = z.strictObject({
  rmse: z.number(),
  mae: z.number(),
  recallAt10: z.number(),
  ndcgAt10: z.number(),
  hitRateAt10: z.number(),
  ndcgAt100: z.number(),
  coverageAt10: z.number(),
  users: z.int(),
  testRatings: z.int(),
});
export type Quality = z.infer<typeof qualitySchema>;

export const runSchema = z.strictObject({
  runId: runIdSchema,
  createdAtMs: z.int(),
  options: trainingOptionsSchema,
  /** The catalogue it was trained on. */
  catalogue: z.strictObject({
    name: z.string(),
    fingerprint: z.string(),
    movies: z.int(),
    users: z.int(),
    ratings: z.int(),
  }),
  epochsDone: z.int(),
  elapsedMs: z.number(),
  ratingsPerSecond: z.number(),
  peakRssMb: z.number(),
  quality: qualitySchema,
  baselines: baselinesSchema,
  history: z.array(epochMetricsSchema),
});
export type Run = z.infer<typeof runSchema>;

export const listedRunSchema = runSchema.extend({
  isActive: z.boolean(),
  /** False for a run of another catalogue: it can be looked at, not made active. */
  fitsCatalogue: z.boolean(),
});
export type ListedRun = z.infer<typeof listedRunSchema>;
