// What is known of this computer's speed, in a small file of the library: its last trainings, and a measurement until there is one.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { presetSchema } from '../../contract/presets.ts';
import type { TrainingOptions, TrainingSize } from '../../contract/training.ts';
import { computerName, measureSlowness } from './computer-speed.ts';
import { expectedParts, scaledParts, totalOf, type TrainingParts } from './training-estimate.ts';
import { renamePatiently } from '../base/rename.ts';

/** How many trainings are remembered, and how many of them an estimate goes by. */
const remembered = 12;
const usedAtMost = 3;
/** A training of a library that is larger or smaller by more than this factor says little. */
const mostSizeRatio = 30;

const speedSchema = z.strictObject({
  computer: z.string(),
  /** By the short measurement; null before it was made. */
  slowness: z.number().positive().nullable(),
  /** Newest first: how many times as long as expected a training took. */
  trainings: z.array(
    z.strictObject({ preset: presetSchema, ratings: z.number(), slowness: z.number().positive() }),
  ),
});
type Speed = z.infer<typeof speedSchema>;

export type Estimate = {
  parts: TrainingParts;
  timeMs: number;
  /** What it goes by: trainings on this computer, or a short measurement of it. */
  basis: 'trainings' | 'measurement';
};

/** What a training will take here. The first time on a computer it is measured, which takes a tenth of a second. */
export function estimateTraining(file: string, size: TrainingSize, options: TrainingOptions): Estimate {
  const speed = readSpeed(file);
  const alike = speed.trainings.filter(
    ({ preset, ratings }) =>
      preset === options.preset && Math.abs(Math.log(ratings / size.ratings)) <= Math.log(mostSizeRatio),
  );
  const expected = expectedParts(size, options);
  const byTrainings = geometricMean(alike.slice(0, usedAtMost).map(({ slowness }) => slowness));
  const parts = scaledParts(expected, byTrainings ?? slownessOf(file, speed));
  return { parts, timeMs: totalOf(parts), basis: byTrainings === null ? 'measurement' : 'trainings' };
}

/** Remembers how long a training took; `options` with the epochs that it went through. */
export function noteTraining(
  file: string,
  size: TrainingSize,
  options: TrainingOptions,
  elapsedMs: number,
): void {
  const speed = readSpeed(file);
  const slowness = elapsedMs / totalOf(expectedParts(size, options));
  const latest = { preset: options.preset, ratings: size.ratings, slowness };
  writeSpeed(file, { ...speed, trainings: [latest, ...speed.trainings].slice(0, remembered) });
}

function slownessOf(file: string, speed: Speed): number {
  if (speed.slowness !== null) return speed.slowness;
  const slowness = measureSlowness();
  writeSpeed(file, { ...speed, slowness });
  return slowness;
}

function geometricMean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Nothing is known where the file is missing, unreadable or from another computer. */
function readSpeed(file: string): Speed {
  const unknown: Speed = { computer: computerName(), slowness: null, trainings: [] };
  if (!existsSync(file)) return unknown;
  try {
    const speed = speedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return speed.computer === unknown.computer ? speed : unknown;
  } catch {
    return unknown;
  }
}

/**
 * In one step: another process may read it at any time. A disk that refuses costs the note alone, which is measured again, and
 * not the training that it is about.
 */
function writeSpeed(file: string, speed: Speed): void {
  const staged = `${file}.${process.pid}`;
  try {
    writeFileSync(staged, JSON.stringify(speed));
    renamePatiently(staged, file);
  } catch {
    rmSync(staged, { force: true });
  }
}
