// Training: what the person chooses, what is told while it runs, and what stays of it as a run.
import { z } from 'zod';
import { runIdSchema } from './ids.ts';

/**
 * What is trained: `matinee` is the joint model, `classic` the multitask model of the TensorFlow Recommenders tutorial
 * as it is written, `classic-tuned` the same one with better settings.
 */
export const presets = ['matinee', 'classic', 'classic-tuned'] as const;
export const presetSchema = z.enum(presets);
export type Preset = z.infer<typeof presetSchema>;

/** What each preset trains with unless told otherwise. */
export const presetDefaults: Readonly<Record<Preset, { epochs: number; batchSize: number }>> = {
  matinee: { epochs: 60, batchSize: 128 },
  classic: { epochs: 3, batchSize: 8192 },
  'classic-tuned': { epochs: 23, batchSize: 1024 },
};

export const trainingOptionsSchema = z
  .strictObject({
    preset: presetSchema.default('matinee'),
    /** Weight of the rating loss against the retrieval loss; both can't be 0. */
    rankWeight: z.number().min(0).max(10).default(1),
    retrievalWeight: z.number().min(0).max(10).default(1),
    /** By default the preset's. */
    epochs: z.int().min(1).max(500).optional(),
    /** Examples in a step at most: people for the joint model, ratings for the classic one. By default the preset's. */
    batchSize: z.int().min(16).max(65_536).optional(),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
  })
  .transform(({ epochs, batchSize, ...options }) => {
    const defaults = presetDefaults[options.preset];
    return { ...options, epochs: epochs ?? defaults.epochs, batchSize: batchSize ?? defaults.batchSize };
  });
export type TrainingOptions = z.output<typeof trainingOptionsSchema>;

export const epochMetricsSchema = z.strictObject({
  /** Counted from 1. */
  epoch: z.int(),
  rankingLoss: z.number(),
  retrievalLoss: z.number(),
  validationRmse: z.number(),
  validationRecallAt10: z.number(),
});
export type EpochMetrics = z.infer<typeof epochMetricsSchema>;

/** Errors of predicted stars, in stars. */
export const errorFiguresSchema = z.strictObject({ rmse: z.number(), mae: z.number() });
export type ErrorFigures = z.infer<typeof errorFiguresSchema>;

/** Figures of ranked lists: means over users, and what all first tens together show of the catalogue. */
export const listFiguresSchema = z.strictObject({
  recallAt10: z.number(),
  ndcgAt10: z.number(),
  hitRateAt10: z.number(),
  ndcgAt100: z.number(),
  /** Mean reciprocal rank of the first relevant movie, 0 where it is not among the first 100. */
  mrr: z.number(),
  /** Share of the movies that somebody's first ten show. */
  coverageAt10: z.number(),
  /** How unevenly the movies are shown: 0 all alike, towards 1 a few alone. */
  giniAt10: z.number(),
  /** Mean self-information of what is shown, in bits: 1 for a movie that half the users rated, 10 for one in 1,024. */
  noveltyAt10: z.number(),
});
export type ListFigures = z.infer<typeof listFiguresSchema>;

/**
 * What simple methods reach on the same held-out ratings: the lines to beat. Those of runs saved by earlier versions
 * are the first two alone.
 */
export const baselinesSchema = z.strictObject({
  movieMeanRmse: z.number(),
  popularityRecallAt10: z.number(),
  /** Every movie's own mean. */
  mean: errorFiguresSchema.optional(),
  /** The mean of all, the movie's bias and the user's. */
  bias: errorFiguresSchema.optional(),
  /** The most rated movies, the same for everyone. */
  popularity: listFiguresSchema.optional(),
  /** The closed-form linear model EASE; null where the catalogue is too large for it. */
  ease: listFiguresSchema.nullable().optional(),
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

/** Figures of lists of one length: means over users. */
export const cutoffFiguresSchema = z.strictObject({
  k: z.int(),
  recall: z.number(),
  ndcg: z.number(),
  hitRate: z.number(),
});
export type CutoffFigures = z.infer<typeof cutoffFiguresSchema>;

/** What was given where the prediction lay between two limits, in stars. */
export const reliabilityBinSchema = z.strictObject({
  fromStars: z.number(),
  toStars: z.number(),
  ratings: z.int(),
  meanPredicted: z.number(),
  meanActual: z.number(),
});
export type ReliabilityBin = z.infer<typeof reliabilityBinSchema>;

/** A 95 % confidence interval. */
export const intervalSchema = z.strictObject({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof intervalSchema>;

export const intervalsSchema = z.strictObject({
  rmse: intervalSchema,
  mae: intervalSchema,
  recallAt10: intervalSchema,
  ndcgAt10: intervalSchema,
  hitRateAt10: intervalSchema,
  ndcgAt100: intervalSchema,
  mrr: intervalSchema,
});
export type Intervals = z.infer<typeof intervalsSchema>;

/**
 * Quality on ratings that were held out; ranking metrics are means over users. What may be missing is missing in runs
 * saved by earlier versions.
 */
export const qualitySchema = z.strictObject({
  ...errorFiguresSchema.shape,
  ...listFiguresSchema.shape,
  mrr: listFiguresSchema.shape.mrr.optional(),
  giniAt10: listFiguresSchema.shape.giniAt10.optional(),
  noveltyAt10: listFiguresSchema.shape.noveltyAt10.optional(),
  /** Users with something relevant: those whose lists were judged. */
  users: z.int(),
  testRatings: z.int(),
  cutoffs: z.array(cutoffFiguresSchema).optional(),
  /** Lowest predictions first; bins without any are left out. */
  reliability: z.array(reliabilityBinSchema).optional(),
  /** Mean distance of predicted and given stars over the reliability table, in stars. */
  calibrationError: z.number().optional(),
  /** By bootstrap over users. */
  intervals: intervalsSchema.optional(),
});
export type Quality = z.infer<typeof qualitySchema>;

/** A type with nothing missing. */
type Complete<T> = { [Key in keyof T]-?: Exclude<T[Key], undefined> };
/** Quality as it is measured now. */
export type MeasuredQuality = Complete<Quality>;
/** The same where no intervals were asked for. */
export type QuickQuality = Omit<MeasuredQuality, 'intervals'>;
export type MeasuredBaselines = Complete<Baselines>;

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
