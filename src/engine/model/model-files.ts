// Models on the disk: a folder per run with safetensors weights and a readable model.json.
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';
import type { Run } from '../../contract/training.ts';
import { collectGarbageSoon } from '../base/collect-garbage.ts';
import { toLibraryError } from '../base/file-error.ts';
import { damaged, readSafetensors, writeSafetensors } from '../base/safetensors.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
import { readArrayFile, writeArrayFile } from './array-file.ts';
import type { EarlierTraining } from './kinds/earlier-training.ts';
import { stateArraysSchema, type StateArrays } from './kinds/learner-state.ts';
import type { ModelCard, ModelKind } from './kinds/model-kind.ts';
import { measuredUsersFile, writeMeasuredUsers, type MeasuredUsers } from './measured-users.ts';
import { checksumsFile, checksumsOf, isAsWritten } from './model-checksums.ts';
import { cardFile, parametersFile, weightsFile } from './model-file-names.ts';
import { kindOf, kindOfFormat, type AnyModel } from './model-kinds.ts';
import { renamePatiently } from '../base/rename.ts';

const parametersFormat = { format: 'matinee-parameters', version: 1 } as const;
const parametersCardSchema = z.strictObject({
  format: z.literal(parametersFormat.format),
  version: z.literal(parametersFormat.version),
});

/** What model.json says first: the rest is read by the kind of this format. */
const formatSchema = z.looseObject({ format: z.string() });

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
 * whole or not at all. `run` is kept in model.json, and beside it what the run reached with each user, and what another
 * training can continue from.
 */
export async function saveModel(
  modelsDirectory: string,
  runId: string,
  model: AnyModel,
  run: Run,
  { measured, parameters }: { measured?: MeasuredUsers; parameters?: StateArrays } = {},
): Promise<void> {
  const kind = kindOf(model);
  const folder = join(modelsDirectory, runId);
  const temporary = `${folder}.partial`;
  try {
    await mkdir(modelsDirectory, { recursive: true });
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    await writeDurably(join(temporary, weightsFile), writeSafetensors(kind.toArrays(model)));
    await writeDurably(join(temporary, cardFile), `${JSON.stringify(kind.toCard(model, run), null, 2)}\n`);
    if (measured !== undefined) {
      await writeDurably(join(temporary, measuredUsersFile), writeMeasuredUsers(measured));
    }
    if (parameters !== undefined) {
      await writeArrayFile(join(temporary, parametersFile), parametersFormat, parameters);
    }
    await writeDurably(join(temporary, checksumsFile), await checksumsOf(temporary));
    await syncFolder(temporary);
    await rm(folder, { recursive: true, force: true });
    renamePatiently(temporary, folder);
    await syncFolder(modelsDirectory);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw toLibraryError(folder, error);
  }
}

/** Into the kernels' memory, where the largest arrays stay: the bytes of a file that was read are garbage that nobody collects for long. */
async function readToKernels(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const bytes = new KernelMemory().bytes((await handle.stat()).size);
    for (let end = 0; end < bytes.length;) {
      const { bytesRead } = await handle.read(bytes, end, bytes.length - end, end);
      if (bytesRead === 0) break; // It has become shorter, which its checksum will show.
      end += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

async function readModelFile<T>(
  folder: string,
  name: string,
  read: (file: string) => Promise<T>,
): Promise<T> {
  try {
    return await read(join(folder, name));
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw toLibraryError(join(folder, name), error);
    throw new MatineeError(
      'no-model',
      `The model in ${folder} is not there any more (${name} is missing). Train again, or make another run the active one.`,
      { cause: error },
    );
  }
}

function parseCard(text: string, file: string): { kind: ModelKind<AnyModel>; card: ModelCard } {
  try {
    const json: unknown = JSON.parse(text);
    const { format } = formatSchema.parse(json);
    const kind = kindOfFormat(format);
    if (kind === undefined) throw new Error(`No kind of model has the format ${format}.`);
    return { kind, card: kind.cardSchema.parse(json) };
  } catch (error) {
    throw new MatineeError(
      'model-damaged',
      `The model file ${file} can't be read: it is damaged or of another version of Matinee. Train again, or make another run the active one.`,
      { cause: error },
    );
  }
}

/** Reads a saved model; throws MatineeError `no-model` where it is absent, `model-damaged` where it can't be read. */
export async function loadModel(modelsDirectory: string, runId: string): Promise<AnyModel> {
  const folder = join(modelsDirectory, runId);
  const cardText = await readModelFile(folder, cardFile, (file) => readFile(file));
  const weights = await readModelFile(folder, weightsFile, readToKernels);
  try {
    for (const [name, bytes] of [
      [cardFile, cardText],
      [weightsFile, weights],
    ] as const) {
      if (!isAsWritten(folder, name, bytes)) throw damaged(join(folder, name), 'it is not as it was written');
    }
    const { kind, card } = parseCard(cardText.toString('utf8'), join(folder, cardFile));
    return kind.fromFiles(card, readSafetensors(weights, join(folder, weightsFile)));
  } catch (error) {
    // It is read again with every list that asks for it, and what was read is of no use.
    collectGarbageSoon();
    throw error;
  }
}

/** A saved run to continue from; throws what `loadModel` throws, and `model-mismatch` where it can't be continued. */
export async function loadEarlier(
  modelsDirectory: string,
  runId: string,
): Promise<EarlierTraining<AnyModel>> {
  const model = await loadModel(modelsDirectory, runId);
  try {
    const { card, state } = await readArrayFile(join(modelsDirectory, runId, parametersFile));
    parametersCardSchema.parse(card);
    return { model, parameters: stateArraysSchema.parse(state) };
  } catch (error) {
    throw new MatineeError(
      'model-mismatch',
      'No training can continue this run: it is of an older version of Matinee, or its file is damaged. Train from the start.',
      { cause: error, details: { runId } },
    );
  }
}
