// What a training between two epochs has to be given back to go on as if it had never ended.
import { z } from 'zod';
import { epochMetricsSchema } from '../../contract/training.ts';
import { stateArraysSchema } from './kinds/learner-state.ts';
import type { AnyModel } from './model-kinds.ts';

const count = z.int().nonnegative();
const metrics = z.strictObject({ validationRmse: z.number(), validationRecallAt10: z.number() });

/** Written by this program alone: only that it is a model is looked at. */
const model = z.custom<AnyModel>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export const trainingStateSchema = z.strictObject({
  /** Epochs that are done. */
  epoch: z.int().positive(),
  elapsedMs: z.number(),
  history: z.array(epochMetricsSchema),
  learner: z.strictObject({ steps: count, ratingsSeen: count, arrays: stateArraysSchema }),
  best: z.strictObject({
    first: metrics.nullable(),
    /** Null before the first epoch was measured. */
    lowest: z.number().nullable(),
    latest: z.array(z.number()),
    lowestMean: z.number().nullable(),
    lowestEpoch: count,
    lastEpoch: count,
    kept: z.strictObject({ epoch: count, model }).nullable(),
  }),
  clock: z.strictObject({
    steps: count,
    stepsMs: z.number(),
    checks: count,
    checksMs: z.number(),
    finalMs: z.number(),
  }),
});
export type TrainingState = z.infer<typeof trainingStateSchema>;
