// A sweep: trainings that differ in nothing but the balance of the two losses, one after another.
import { z } from 'zod';
import { runIdSchema } from './ids.ts';
import { defaultPreset, offeredPresets, presetTable } from './presets.ts';
import { sweepBalances, weightsAt } from './loss-balance.ts';
import {
  commonOptions,
  trainingOptionsSchema,
  trainingProgressSchema,
  type TrainingOptions,
} from './training.ts';

/** How many balances a sweep may try. */
export const sweepSizes = [3, 5, 7, 9] as const;
export const sweepSizeLimits = { min: 2, max: 21 } as const;

export const sweepOptionsSchema = z.strictObject({
  /** Balances tried, spread evenly over the slider with both ends. */
  points: z.int().min(sweepSizeLimits.min).max(sweepSizeLimits.max).default(5),
  ...commonOptions,
  preset: z.enum(offeredPresets).default(defaultPreset),
});
export type SweepOptions = z.output<typeof sweepOptionsSchema>;

/** Epochs for a first impression of the balances, in about a third of the time. */
export function quickEpochs(preset: SweepOptions['preset']): number {
  return Math.max(1, Math.round(presetTable[preset].epochs / 3));
}

/** What each training of a sweep is asked to do, from stars alone to picks alone. */
export function sweepTrainings({ points, ...options }: SweepOptions): TrainingOptions[] {
  return sweepBalances(points).map((balance) =>
    trainingOptionsSchema.parse({ ...options, ...weightsAt(balance) }),
  );
}

/** One training of a sweep. */
export const sweepPointSchema = z.strictObject({
  options: trainingOptionsSchema,
  /** Set when it is finished: its run is in the history then. */
  runId: runIdSchema.nullable(),
});

export const sweepProgressSchema = z.strictObject({
  /** The training that runs, counted from 0. */
  point: z.int(),
  points: z.int(),
  training: trainingProgressSchema,
  elapsedMs: z.number(),
  /** Of all that is still to be trained; null until it can be estimated. */
  remainingMs: z.number().nullable(),
});
export type SweepProgress = z.infer<typeof sweepProgressSchema>;
