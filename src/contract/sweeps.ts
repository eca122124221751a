// A sweep: trainings that differ in the balance of the two losses, in learning rate, dimensions and seed, one after another.
import { z } from 'zod';
import { runIdSchema } from './ids.ts';
import { defaultPreset, offeredPresets, presetTable } from './presets.ts';
import { sweepBalances, weightsAt } from './loss-balance.ts';
import {
  commonOptions,
  dimensionsSchema,
  learningRateSchema,
  trainingOptionsSchema,
  trainingProgressSchema,
  type TrainingOptions,
} from './training.ts';

/** How many balances a sweep may try. */
export const sweepSizes = [1, 3, 5, 7, 9] as const;
/** 1 is the balance in the middle. */
export const sweepSizeLimits = { min: 1, max: 21 } as const;
/** How many trainings one sweep may be. */
export const mostSweepTrainings = 60;

export const sweepOptionsSchema = z.strictObject({
  /** Balances tried, spread evenly over the slider with both ends. */
  points: z.int().min(sweepSizeLimits.min).max(sweepSizeLimits.max).default(5),
  ...commonOptions,
  preset: z.enum(offeredPresets).default(defaultPreset),
  /** Each is tried with every balance; none is the preset's. */
  learningRates: z.array(learningRateSchema).max(9).default([]),
  dimensions: z.array(dimensionsSchema).max(9).default([]),
  /** How many seeds each of them is trained with, from `seed` on: they show how much is chance. */
  seeds: z.int().min(1).max(10).default(1),
});
export type SweepOptions = z.output<typeof sweepOptionsSchema>;

/** Epochs for a first impression of the balances, in about a third of the time. */
export function quickEpochs(preset: SweepOptions['preset']): number {
  return Math.max(1, Math.round(presetTable[preset].epochs / 3));
}

/** As many learning rates around the preset's, each twice the one before. */
export function learningRatesAround(preset: SweepOptions['preset'], count: number): number[] {
  return doublingAround(presetTable[preset].learningRate, count);
}

/** The same of the dimensions. */
export function dimensionsAround(preset: SweepOptions['preset'], count: number): number[] {
  return doublingAround(presetTable[preset].dimensions, count);
}

function doublingAround(middle: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => middle * 2 ** (index - (count - 1) / 2));
}

/** What each training of a sweep is asked to do, from stars alone to picks alone; the seeds of one setting follow one another. */
export function sweepTrainings(sweep: SweepOptions): TrainingOptions[] {
  const { points, learningRates, dimensions, seeds, seed, ...options } = sweep;
  const orUsual = (values: readonly number[]) => (values.length === 0 ? [undefined] : values);
  return sweepBalances(points).flatMap((balance) =>
    orUsual(dimensions).flatMap((size) =>
      orUsual(learningRates).flatMap((learningRate) =>
        Array.from({ length: seeds }, (_, more) =>
          trainingOptionsSchema.parse({
            ...{ ...options, ...weightsAt(balance), learningRate, dimensions: size, seed: seed + more },
          }),
        ),
      ),
    ),
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
