// Models on the disk: a folder per run with safetensors weights and a readable model.json.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';
import { runSchema, type Run } from '../../contract/training.ts';
import { fromNamedArrays, toNamedArrays } from './model-arrays.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import { errorInputCount } from './stars-deviation.ts';
import { trainingReportSchema, type TrainedModel } from './trained-model.ts';

const weightsFile = 'weights.safetensors';
const cardFile = 'model.json';
const formatVersion = 2;

/** model.json: everything of a model that is not a large array, and the run that it comes from. */
const modelCardSchema = z.strictObject({
  format: z.literal('matinee-joint-model'),
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
  /** How many item-item weights there are. */
  itemWeights: z.int(),
  featureSpace: z.strictObject({
    genres: z.array(z.string()),
    tags: z.array(z.string()),
    budget: z.strictObject({ mean: z.number(), deviation: z.number() }).nullable(),
  }),
  report: trainingReportSchema,
  /** Seed, data fingerprint and metrics are in here. */
  run: runSchema,
});
type ModelCard = z.infer<typeof modelCardSchema>;

function cardOf(model: TrainedModel, run: Run): ModelCard {
  const { genres, tags, budget } = model.featureSpace;
  return {
    format: 'matinee-joint-model',
    version: formatVersion,
    shape: model.shape,
    meanStars: model.meanStars,
    shrinkage: model.shrinkage,
    topicGain: model.topicGain,
    outputBias: model.network.outputBias,
    errorWeights: model.errorWeights === null ? null : [...model.errorWeights],
    itemGain: model.itemGain,
    itemWeights: model.itemWeights.values.length,
    featureSpace: { genres: [...genres], tags: [...tags], budget },
    report: model.report,
    run,
  };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function writeDurably(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder's entries durable; Windows can't open folders and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes `modelsDirectory/runId/` in one step: a temporary folder, fsynced, then renamed, so that a model is there
 * whole or not at all. `card` is kept in model.json.
 */
export async function saveModel(
  modelsDirectory: string,
  runId: string,
  model: TrainedModel,
  card: Run,
): Promise<void> {
  const folder = join(modelsDirectory, runId);
  const temporary = `${folder}.partial`;
  try {
    await mkdir(modelsDirectory, { recursive: true });
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    await writeDurably(join(temporary, weightsFile), writeSafetensors(toNamedArrays(model)));
    await writeDurably(join(temporary, cardFile), `${JSON.stringify(cardOf(model, card), null, 2)}\n`);
    await syncFolder(temporary);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    await syncFolder(modelsDirectory);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (isCode(error, 'ENOSPC')) {
      throw new MatineeError('no-space', `There is no space left to save the model in ${folder}.`, {
        cause: error,
      });
    }
    throw error;
  }
}

async function readModelFile(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    throw new MatineeError(
      'no-model',
      `The model in ${folder} is not there any more (${name} is missing). Train again, or make another run the active one.`,
      { cause: error },
    );
  }
}

function parseCard(text: string, file: string): ModelCard {
  try {
    return modelCardSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MatineeError(
      'library-damaged',
      `The model file ${file} can't be read: it is damaged or of another version of Matinee. Train again, or make another run the active one.`,
      { cause: error },
    );
  }
}

/** Reads a saved model; throws MatineeError `no-model` where it is absent, `library-damaged` where it can't be read. */
export async function loadModel(modelsDirectory: string, runId: string): Promise<TrainedModel> {
  const folder = join(modelsDirectory, runId);
  const cardText = await readModelFile(folder, cardFile);
  const weights = await readModelFile(folder, weightsFile);
  const card = parseCard(cardText.toString('utf8'), join(folder, cardFile));
  const { shape, meanStars, shrinkage, topicGain, outputBias, itemGain, featureSpace, report } = card;
  const { network, ...arrays } = fromNamedArrays(readSafetensors(weights, join(folder, weightsFile)), shape, {
    genres: featureSpace.genres.length,
    itemWeights: card.itemWeights,
  });
  return {
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
