// A classic model as model.json and named arrays, and back.
import { z } from 'zod';
import { runSchema, type Run } from '../../../contract/training.ts';
import { findArray } from '../kinds/named-arrays.ts';
import type { NamedArray } from '../../base/safetensors.ts';
import { errorInputCount } from '../kinds/prediction-uncertainty.ts';
import { trainingReportSchema } from '../kinds/training-report.ts';
import type { ClassicModel } from './classic-model.ts';
import { historyInputCount } from './fold-in.ts';

export const classicFormat = 'matinee-classic-model';
const formatVersion = 1;

export const classicCardSchema = z.strictObject({
  format: z.literal(classicFormat),
  version: z.literal(formatVersion),
  shape: z.strictObject({ movies: z.int(), users: z.int(), dimensions: z.int() }),
  /** Outputs of the rating network's layers; the first takes a user's and a movie's vector. */
  layerUnits: z.array(z.int()).min(1),
  errorWeights: z.array(z.number()).length(errorInputCount).nullable(),
  report: trainingReportSchema,
  /** Seed, data fingerprint and metrics are in here. */
  run: runSchema,
});
export type ClassicCard = z.infer<typeof classicCardSchema>;

export function classicCard(model: ClassicModel, run: Run): ClassicCard {
  return {
    format: classicFormat,
    version: formatVersion,
    shape: model.shape,
    layerUnits: model.layers.map(({ biases }) => biases.length),
    errorWeights: model.errorWeights === null ? null : [...model.errorWeights],
    report: model.report,
    run,
  };
}

/** The model's arrays by their name in the file. */
export function classicArrays(model: ClassicModel): Map<string, NamedArray> {
  const { movies, users, dimensions } = model.shape;
  const layers = model.layers.flatMap(({ weights, biases }, k): [string, NamedArray][] => [
    [`layers.${k}.weights`, { shape: [weights.length / biases.length, biases.length], values: weights }],
    [`layers.${k}.biases`, { shape: [biases.length], values: biases }],
  ]);
  return new Map([
    ['movieIds', { shape: [movies], values: model.movieIds }],
    ['userIds', { shape: [users], values: model.userIds }],
    ['movieVectors', { shape: [movies, dimensions], values: model.movieVectors }],
    ['userVectors', { shape: [users, dimensions], values: model.userVectors }],
    ['ratingCounts', { shape: [movies], values: model.ratingCounts }],
    ['foldInWeights', { shape: [historyInputCount(dimensions), dimensions], values: model.foldInWeights }],
    ...layers,
  ]);
}

/** The saved model; throws MatineeError `model-damaged` where the arrays do not fit the card. */
export function classicModelOf(card: ClassicCard, arrays: ReadonlyMap<string, NamedArray>): ClassicModel {
  const { movies, users, dimensions } = card.shape;
  const floats = (name: string, shape: readonly number[]): Float32Array =>
    Float32Array.from(findArray(arrays, name, shape));
  const integers = (name: string, shape: readonly number[]): Int32Array =>
    Int32Array.from(findArray(arrays, name, shape));
  return {
    kind: 'classic',
    shape: card.shape,
    movieIds: integers('movieIds', [movies]),
    userIds: integers('userIds', [users]),
    movieVectors: floats('movieVectors', [movies, dimensions]),
    userVectors: floats('userVectors', [users, dimensions]),
    ratingCounts: integers('ratingCounts', [movies]),
    foldInWeights: floats('foldInWeights', [historyInputCount(dimensions), dimensions]),
    layers: card.layerUnits.map((outputs, k) => ({
      weights: floats(`layers.${k}.weights`, [card.layerUnits[k - 1] ?? 2 * dimensions, outputs]),
      biases: floats(`layers.${k}.biases`, [outputs]),
    })),
    errorWeights: card.errorWeights,
    report: card.report,
  };
}
