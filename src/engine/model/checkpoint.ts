// A long training on the disk, so that one that was killed goes on: one file in its run's folder, written in one step.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';
import { runIdSchema } from '../../contract/ids.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { nextTurn } from '../base/cancellation.ts';
import { packArrays, unpackArrays } from './packed-arrays.ts';
import { ownRatingsSchema } from './kinds/training-report.ts';
import { trainingStateSchema, type TrainingState } from './training-state.ts';

/*
 * Layout: 8 bytes little-endian length N, N bytes of JSON (`headerSchema`), then the bytes of all arrays one after the
 * other, little-endian. It is not a safetensors file, as that would have to be made in memory as a whole.
 */
const fileName = 'checkpoint';
const lengthBytes = 8;
const mostHeaderBytes = 2 ** 28;
/** Bytes that are written between two looks at the signal. */
const chunkBytes = 2 ** 22;

/** What a checkpoint is of. */
export const checkpointCardSchema = z.strictObject({
  format: z.literal('matinee-checkpoint'),
  version: z.literal(2),
  runId: runIdSchema,
  options: trainingOptionsSchema,
  /** Of the library that it learns from. */
  catalogue: z.strictObject({ name: z.string(), fingerprint: z.string() }),
  /** What it learns from this computer's profiles, as it was when it began. */
  people: z.array(ownRatingsSchema),
  /** Epochs that are done. */
  epoch: z.int(),
  savedAtMs: z.int(),
});
export type CheckpointCard = z.infer<typeof checkpointCardSchema>;

const headerSchema = z.strictObject({
  card: checkpointCardSchema,
  state: z.unknown(),
  arrays: z.array(z.strictObject({ type: z.enum(['F32', 'I32']), length: z.int().nonnegative() })),
});

export function checkpointFile(runFolder: string): string {
  return join(runFolder, fileName);
}

/** Replaces the run's checkpoint; after an abort, `cancelled`, the one before is still there. */
export async function saveCheckpoint(
  runFolder: string,
  card: CheckpointCard,
  state: TrainingState,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(runFolder, { recursive: true });
  const file = checkpointFile(runFolder);
  const temporary = `${file}.partial`;
  const { tree, arrays } = packArrays(state);
  const types = arrays.map((array) => ({
    type: array instanceof Float32Array ? 'F32' : 'I32',
    length: array.length,
  }));
  const header = Buffer.from(JSON.stringify({ card, state: tree, arrays: types }));
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(header.length));
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(Buffer.concat([length, header]));
      for (const array of arrays) await writeArray(handle, array, signal);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** In pieces that are copied: what is in the kernels' shared memory can't be written as it is. */
async function writeArray(
  handle: FileHandle,
  { buffer, byteOffset, byteLength }: Float32Array | Int32Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let from = 0; from < byteLength; from += chunkBytes) {
    await nextTurn(signal);
    const bytes = new Uint8Array(buffer, byteOffset + from, Math.min(chunkBytes, byteLength - from));
    await handle.writeFile(Uint8Array.from(bytes));
  }
}

/** What the checkpoint of a run is of; null where there is none that can be read. */
export function readCheckpointCard(runFolder: string): CheckpointCard | null {
  const file = checkpointFile(runFolder);
  if (!existsSync(file)) return null;
  try {
    return readHeader(file).header.card;
  } catch {
    return null;
  }
}

/** The checkpoint of a run; throws `unknown-run` where there is none, `library-damaged` where it can't be read. */
export async function readCheckpoint(
  runFolder: string,
): Promise<{ card: CheckpointCard; state: TrainingState }> {
  const file = checkpointFile(runFolder);
  if (!existsSync(file)) {
    throw new MatineeError('unknown-run', 'There is no interrupted training of that name. Train again.');
  }
  try {
    const { header, dataStart } = readHeader(file);
    const handle = await open(file, 'r');
    try {
      let position = dataStart;
      const arrays: (Float32Array | Int32Array)[] = [];
      for (const { type, length } of header.arrays) {
        const array = type === 'F32' ? new Float32Array(length) : new Int32Array(length);
        await readFully(handle, new Uint8Array(array.buffer), position);
        position += array.byteLength;
        arrays.push(array);
      }
      return { card: header.card, state: trainingStateSchema.parse(unpackArrays(header.state, arrays)) };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new MatineeError(
      'library-damaged',
      `The interrupted training in ${runFolder} can't be read: it is damaged or of another version of Matinee. Discard it and train again.`,
      { cause },
    );
  }
}

async function readFully(handle: FileHandle, into: Uint8Array, from: number): Promise<void> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await handle.read(into, done, into.length - done, from + done);
    if (bytesRead === 0) throw new Error('it is cut short');
    done += bytesRead;
  }
}

function readHeader(file: string): { header: z.infer<typeof headerSchema>; dataStart: number } {
  const descriptor = openSync(file, 'r');
  try {
    const length = Buffer.alloc(lengthBytes);
    if (readSync(descriptor, length) < lengthBytes) throw new Error('it is too short');
    const headerBytes = Number(length.readBigUInt64LE());
    if (headerBytes > mostHeaderBytes) throw new Error('its header is longer than any of ours');
    const json = Buffer.alloc(headerBytes);
    if (readSync(descriptor, json, 0, headerBytes, lengthBytes) < headerBytes)
      throw new Error('it is cut short');
    return {
      header: headerSchema.parse(JSON.parse(json.toString('utf8'))),
      dataStart: lengthBytes + headerBytes,
    };
  } finally {
    closeSync(descriptor);
  }
}
