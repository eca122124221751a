// What model.json holds of a joint model, and the model that it and the arrays make again.
import { z } from 'zod';
import { runSchema, type Run } from '../../../contract/training.ts';
import { perRowOf } from './item-weights.ts';
import { fromNamedArrays } from './model-arrays.ts';
import type { NamedArray } from '../../base/safetensors.ts';
import { errorInputCount } from '../kinds/prediction-uncertainty.ts';
import { trainingReportSchema } from '../kinds/training-report.ts';
import type { TrainedModel } from './trained-model.ts';

export const jointFormat = 'matinee-joint-model';
const formatVersion = 4;

export const jointCardSchema = z.strictObject({
  format: z.literal(jointFormat),
  version: z.literal(formatVersion),
  shape: z.strictObject({
    movies: z.int(),
    users: z.int(),
    dimensions: z.int(),
    topics: z.int(),
    hiddenUnits: z.int(),
  }),
  meanStars: z.number(),
  shrinkage: z.strictObject({ movie: z.number(), user: z.number(), topic: z.number() }),
  topicGain: z.number(),
  outputBias: z.number(),
  errorWeights: z.array(z.number()).length(errorInputCount).nullable(),
  itemGain: z.number(),
  /** How many movies have item-item weights. */
  weightedMovies: z.int(),
  /** How many weights each of them has: as many, or its strongest. */
  weightsOfMovie: z.int(),
  featureSpace: z.strictObject({
    genres: z.array(z.string()),
    tags: z.array(z.string()),
    budget: z.strictObject({ mean: z.number(), deviation: z.number() }).nullable(),
  }),
  report: trainingReportSchema,
  /** Seed, data fingerprint and metrics are in here. */
  run: runSchema,
});
export type JointCard = z.infer<typeof jointCardSchema>;

export function jointCard(model: TrainedModel, run: Run): JointCard {
  const { genres, tags, budget } = model.featureSpace;
  return {
    format: jointFormat,
    version: formatVersion,
    shape: model.shape,
    meanStars: model.meanStars,
    shrinkage: model.shrinkage,
    topicGain: model.topicGain,
    outputBias: model.network.outputBias,
    errorWeights: model.errorWeights === null ? null : [...model.errorWeights],
    itemGain: model.itemGain,
    weightedMovies: model.itemWeights.movies.length,
    weightsOfMovie: perRowOf(model.itemWeights),
    featureSpace: { genres: [...genres], tags: [...tags], budget },
    report: model.report,
    run,
  };
}

/** The saved model; throws MatineeError `model-damaged` where the arrays do not fit the card. */
export function jointModelOf(card: JointCard, named: ReadonlyMap<string, NamedArray>): TrainedModel {
  const { shape, meanStars, shrinkage, topicGain, outputBias, itemGain, featureSpace, report } = card;
  const { network, ...arrays } = fromNamedArrays(named, shape, {
    genres: featureSpace.genres.length,
    weightedMovies: card.weightedMovies,
    weightsOfMovie: card.weightsOfMovie,
  });
  return {
    kind: 'joint',
    ...arrays,
    shape,
    meanStars,
    shrinkage,
    topicGain,
    itemGain,
    featureSpace,
    network: { ...network, outputBias },
    errorWeights: card.errorWeights,
    report,
  };
}
