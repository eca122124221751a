// Models on the disk: a folder per run with safetensors weights and a readable model.json.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';
import type { Run } from '../../contract/training.ts';
import type { AnyModel } from './model-kinds.ts';
import { classicArrays, classicCard, classicCardSchema, classicModelOf } from './classic/classic-card.ts';
import { jointCard, jointCardSchema, jointModelOf } from './joint/joint-card.ts';
import { toNamedArrays } from './joint/model-arrays.ts';
import { readSafetensors, writeSafetensors, type NamedArray } from '../base/safetensors.ts';

const weightsFile = 'weights.safetensors';
const cardFile = 'model.json';

/** model.json: everything of a model that is not a large array, and the run that it comes from. */
const modelCardSchema = z.discriminatedUnion('format', [jointCardSchema, classicCardSchema]);
type ModelCard = z.infer<typeof modelCardSchema>;

function cardOf(model: AnyModel, run: Run): ModelCard {
  return model.kind === 'joint' ? jointCard(model, run) : classicCard(model, run);
}

function arraysOf(model: AnyModel): Map<string, NamedArray> {
  return model.kind === 'joint' ? toNamedArrays(model) : classicArrays(model);
}

function modelOf(card: ModelCard, arrays: ReadonlyMap<string, NamedArray>): AnyModel {
  return card.format === 'matinee-joint-model' ? jointModelOf(card, arrays) : classicModelOf(card, arrays);
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
  model: AnyModel,
  card: Run,
): Promise<void> {
  const folder = join(modelsDirectory, runId);
  const temporary = `${folder}.partial`;
  try {
    await mkdir(modelsDirectory, { recursive: true });
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    await writeDurably(join(temporary, weightsFile), writeSafetensors(arraysOf(model)));
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
export async function loadModel(modelsDirectory: string, runId: string): Promise<AnyModel> {
  const folder = join(modelsDirectory, runId);
  const cardText = await readModelFile(folder, cardFile);
  const weights = await readModelFile(folder, weightsFile);
  const card = parseCard(cardText.toString('utf8'), join(folder, cardFile));
  return modelOf(card, readSafetensors(weights, join(folder, weightsFile)));
}
