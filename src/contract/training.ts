// Training: what the person chooses, what is reported while it runs, and what stays of it as a run.
import { z } from 'zod';
import { jobIdSchema, runIdSchema } from './ids.ts';
import { recordOf } from './keys-of.ts';
import { listMetrics, starsMetrics, userMetrics, type UserMetric } from './metrics.ts';
import { defaultPreset, presetSchema, presetTable, type Preset } from './presets.ts';

/** Options of a training and of a sweep of them. */
export const commonOptions = {
  preset: presetSchema.default(defaultPreset),
  /** Of each training; by default the preset's. */
  epochs: z.int().min(1).max(500).optional(),
  /** Examples in a step at most: people for the joint model, ratings for the classic one. By default the preset's. */
  batchSize: z.int().min(16).max(65_536).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  /** Whose ratings of this computer are learned from beside the archive's: everybody's, or those of some profiles. */
  profileIds: z.union([z.literal('all'), z.array(z.int())]).default('all'),
};

/** Peak of the learning rate. */
export const learningRateSchema = z.number().min(1e-5).max(1);
/** Numbers in a movie's or a person's vector, which kernels take by fours. */
export const dimensionsSchema = z.int().min(8).max(512).multipleOf(4);

export const trainingOptionsSchema = z
  .strictObject({
    ...commonOptions,
    /** 0 for a preset that needs none, and for no other. */
    epochs: z.int().min(0).max(500).optional(),
    /** Weight of the rating loss against the retrieval loss; both can't be 0. */
    rankWeight: z.number().min(0).max(10).default(1),
    retrievalWeight: z.number().min(0).max(10).default(1),
    /** By default the preset's. */
    learningRate: learningRateSchema.optional(),
    dimensions: dimensionsSchema.optional(),
    /** The run from whose parameters it goes on, for a few epochs; missing where it starts from nothing. */
    continues: runIdSchema.optional(),
  })
  .refine(({ preset, epochs }) => epochs !== 0 || presetTable[preset].epochs === 0, {
    path: ['epochs'],
    message: 'Training needs an epoch at least.',
  })
  .transform(({ epochs, batchSize, ...options }) => {
    const defaults = presetTable[options.preset];
    const usualEpochs = options.continues === undefined ? defaults.epochs : continuedEpochs(options.preset);
    return {
      ...options,
      epochs: defaults.epochs === 0 ? 0 : (epochs ?? usualEpochs),
      batchSize: batchSize ?? defaults.batchSize,
    };
  });

/** What a training that continues a run is asked for: the same, for a few epochs, with everybody's ratings of this computer. */
export function optionsToContinue({ runId, options }: Pick<Run, 'runId' | 'options'>): TrainingOptions {
  const { preset, batchSize, seed, rankWeight, retrievalWeight, dimensions } = options;
  return trainingOptionsSchema.parse({
    ...{ preset, batchSize, seed, rankWeight, retrievalWeight, dimensions },
    continues: runId,
  });
}

/** For how many epochs a training that continues another one learns, where nothing else was asked. */
export function continuedEpochs(preset: Preset): number {
  return Math.ceil(presetTable[preset].epochs / 10);
}

export type TrainingOptions = z.output<typeof trainingOptionsSchema>;

/** What it trains with, asked for or not. */
export function learningRateOf({
  preset,
  learningRate,
}: Pick<TrainingOptions, 'preset' | 'learningRate'>): number {
  return learningRate ?? presetTable[preset].learningRate;
}

export function dimensionsOf({ preset, dimensions }: Pick<TrainingOptions, 'preset' | 'dimensions'>): number {
  return dimensions ?? presetTable[preset].dimensions;
}

/** What a library has to learn from. */
export const trainingSizeSchema = z.strictObject({
  ratings: z.int().positive(),
  users: z.int().positive(),
  movies: z.int().positive(),
});
export type TrainingSize = Readonly<z.infer<typeof trainingSizeSchema>>;

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
export const errorFiguresSchema = z.strictObject(recordOf(starsMetrics, () => z.number()));
export type ErrorFigures = z.infer<typeof errorFiguresSchema>;

/** Figures of ranked lists: means over users, and what all first tens together show of the catalogue. */
export const listFiguresSchema = z.strictObject(recordOf(listMetrics, () => z.number()));
export type ListFigures = z.infer<typeof listFiguresSchema>;

/** What simple methods reach on the same held-out ratings: the lines to beat. */
export const baselinesSchema = z.strictObject({
  movieMeanRmse: z.number(),
  popularityRecallAt10: z.number(),
  /** Every movie's own mean. */
  mean: errorFiguresSchema,
  /** The mean of all, the movie's bias and the user's. */
  bias: errorFiguresSchema,
  /** The most rated movies, the same for everyone. */
  popularity: listFiguresSchema,
  /** The closed-form linear model EASE. */
  ease: listFiguresSchema,
  /** How many of the movies EASE ranks, the most rated ones, where they are too many for it; null if all. */
  easeMovies: z.int().nullable(),
});
export type Baselines = z.infer<typeof baselinesSchema>;

export const trainingProgressSchema = z.strictObject({
  phase: z.enum(['reading', 'preparing', 'training', 'measuring', 'saving']),
  /** Share of the phase that is done. */
  done: z.number().min(0).max(1),
  epoch: z.int(),
  epochs: z.int(),
  elapsedMs: z.number(),
  /** Null until it can be estimated. */
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

export const intervalsSchema = z.strictObject(recordOf(userMetrics, () => intervalSchema));
export type Intervals = z.infer<typeof intervalsSchema>;

/** How often the given stars are as near to the predicted ones as their standard deviation says. */
export const starsIntervalsSchema = z.strictObject({
  /** Held-out ratings whose prediction has a deviation: those of movies that the model knows. */
  ratings: z.int(),
  /** Mean of the deviations, in stars. */
  meanDeviation: z.number(),
  /** Share of ratings within 1 deviation; .68 is right. */
  within68: z.number(),
  /** Share of ratings within 1.96 deviations; .95 is right. */
  within95: z.number(),
});
export type StarsIntervals = z.infer<typeof starsIntervalsSchema>;

/** What a model makes of one part of the movies. */
export const movieGroupSchema = z.strictObject({
  name: z.string(),
  /** Movies that lists choose from. */
  movies: z.int(),
  testRatings: z.int(),
  /** Null without a test rating. */
  rmse: z.number().nullable(),
  /** The error of biases alone; null where they were not asked. */
  biasRmse: z.number().nullable(),
  /** Share of what lists could find (held-out ratings of 4 stars or more) that are of these movies. */
  likedShare: z.number(),
  /** Share of all places in the first tens that these movies have. */
  shownShare: z.number(),
});
export type MovieGroup = z.infer<typeof movieGroupSchema>;

/** What the first tens of some lists reach beyond the most rated movies; means over users. */
export const listReachSchema = z.strictObject({
  ndcgAt10: z.number(),
  /** With gains that make up for how seldom little-known movies are rated. */
  debiasedNdcgAt10: z.number(),
  /** How different two movies of a list are by their genres, 0 to 1. */
  diversityAt10: z.number(),
  /** Head, middle and tail. */
  byPopularity: z.array(
    z.strictObject({
      name: z.string(),
      /** Over the users with something relevant of the group; null if there is none. */
      recallAt10: z.number().nullable(),
      /** Share of all places in the first tens. */
      shownShare: z.number(),
    }),
  ),
});
export type ListReach = z.infer<typeof listReachSchema>;

/** The model's figure less another method's on the same users, with the 95 % interval of that difference. */
export const differenceSchema = z.strictObject({ difference: z.number(), ...intervalSchema.shape });
export type Difference = z.infer<typeof differenceSchema>;

/** By paired bootstrap over users. */
export const comparisonSchema = z.strictObject({
  rmseToBias: differenceSchema,
  maeToBias: differenceSchema,
  ndcgAt10ToEase: differenceSchema,
  recallAt10ToEase: differenceSchema,
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** The metric of each comparison and the method that it is against. */
export const comparisons: Readonly<Record<keyof Comparison, { metric: UserMetric; rival: 'bias' | 'ease' }>> =
  {
    rmseToBias: { metric: 'rmse', rival: 'bias' },
    maeToBias: { metric: 'mae', rival: 'bias' },
    ndcgAt10ToEase: { metric: 'ndcgAt10', rival: 'ease' },
    recallAt10ToEase: { metric: 'recallAt10', rival: 'ease' },
  };

/**
 * Quality on ratings that were held out; ranking metrics are means over users. It is saved with each run: what is added after
 * a release has to be optional here, as earlier runs lack it.
 */
export const qualitySchema = z.strictObject({
  ...errorFiguresSchema.shape,
  ...listFiguresSchema.shape,
  /** RMSE without the session bias; null for a model that has none, or without times. */
  untimedRmse: z.number().nullable(),
  /** Users with something relevant: those whose lists were judged. */
  users: z.int(),
  testRatings: z.int(),
  cutoffs: z.array(cutoffFiguresSchema),
  /** Lowest predictions first; bins without any are left out. */
  reliability: z.array(reliabilityBinSchema),
  /** Mean distance of predicted and given stars over the reliability table, in stars. */
  calibrationError: z.number(),
  /** By bootstrap over users. */
  intervals: intervalsSchema,
  /** Null for a model without an estimate of deviations. */
  starsIntervals: starsIntervalsSchema.nullable(),
  /** Most rated first. */
  byPopularity: z.array(movieGroupSchema),
  /** Oldest first; eras without a movie are left out. */
  byEra: z.array(movieGroupSchema),
  /** Missing where no other method was asked. */
  comparison: comparisonSchema.optional(),
  /** As the model orders lists, and corrected for popularity as For you shows them; missing where nobody asked. */
  reach: z.strictObject({ uncorrected: listReachSchema, corrected: listReachSchema }).optional(),
  /** The people that all of this is measured on, drawn from all who have held-out ratings; missing where it is all. */
  sample: z.strictObject({ people: z.int(), of: z.int() }).optional(),
});
export type Quality = z.infer<typeof qualitySchema>;

/** The figures that are cheap enough for every epoch. */
export type QuickQuality = Omit<
  Quality,
  | 'untimedRmse'
  | 'intervals'
  | 'starsIntervals'
  | 'byPopularity'
  | 'byEra'
  | 'comparison'
  | 'reach'
  | 'sample'
>;
/** A profile of this computer whose ratings a model learned from. */
export const learnedProfileSchema = z.strictObject({
  profileId: z.int(),
  name: z.string(),
  /** How many that were, and how many it did without, as their movies are not in the catalogue. */
  ratings: z.int(),
  waiting: z.int(),
});

export const runSchema = z.strictObject({
  runId: runIdSchema,
  /** The sweep that it is a part of; missing where it was trained by itself. */
  sweepId: jobIdSchema.optional(),
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
  /** Missing in runs from before profiles were learned from. */
  profiles: z.array(learnedProfileSchema).optional(),
  /** Epochs that the kept model has learned for. */
  epochsDone: z.int(),
  /** The epoch in which the person stopped it to keep the best so far; missing where they did not. */
  stoppedAtEpoch: z.int().optional(),
  elapsedMs: z.number(),
  ratingsPerSecond: z.number(),
  peakRssMb: z.number(),
  quality: qualitySchema,
  baselines: baselinesSchema,
  history: z.array(epochMetricsSchema),
});
export type Run = z.infer<typeof runSchema>;

/** A training that did not end, as it was when it was last stored. */
export const interruptedTrainingSchema = z.strictObject({
  runId: runIdSchema,
  options: trainingOptionsSchema,
  /** Epochs that are done. */
  epoch: z.int(),
  savedAtMs: z.int(),
});
export type InterruptedTraining = z.infer<typeof interruptedTrainingSchema>;

/** How long a note on a run may be, in characters. */
export const maxNoteLength = 2000;

export const listedRunSchema = runSchema.extend({
  isActive: z.boolean(),
  /** The run to roll back to: it was the active one before the current one was. At most one run is. */
  wasActiveBefore: z.boolean(),
  /** False for a run of another catalogue: it can be looked at, not made active. */
  fitsCatalogue: z.boolean(),
  /** Whether a training of the library in use can continue it. */
  canContinue: z.boolean(),
  /** What the person wrote down about it; empty where nothing. */
  note: z.string(),
  /** What its model takes on the disk; null where it is gone. */
  modelBytes: z.int().nullable(),
});
export type ListedRun = z.infer<typeof listedRunSchema>;

/**
 * The active run if a training can continue it. Where that is a first impression or none, as after the import of a newer
 * archive, the newest that can be continued.
 */
export function runToContinue(runs: readonly ListedRun[]): ListedRun | null {
  const active = runs.find(({ isActive }) => isActive);
  if (active !== undefined && !presetTable[active.options.preset].isFirstImpression) {
    return active.canContinue ? active : null;
  }
  const newestFirst = runs.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  return newestFirst.find(({ canContinue }) => canContinue) ?? null;
}
