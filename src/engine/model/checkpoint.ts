// A long training on the disk, so that one that was killed goes on: one file in its run's folder, written in one step.
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';
import { runIdSchema } from '../../contract/ids.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { readArrayFile, readArrayFileCard, writeArrayFile } from './array-file.ts';
import { ownRatingsSchema } from './kinds/training-report.ts';
import { trainingStateSchema, type TrainingState } from './training-state.ts';
import { renamePatiently } from '../base/rename.ts';

const fileName = 'checkpoint';

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
  try {
    await writeArrayFile(temporary, card, state, signal);
    renamePatiently(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** What the checkpoint of a run is of; null where there is none that can be read. */
export function readCheckpointCard(runFolder: string): CheckpointCard | null {
  const file = checkpointFile(runFolder);
  if (!existsSync(file)) return null;
  try {
    return checkpointCardSchema.parse(readArrayFileCard(file));
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
    const { card, state } = await readArrayFile(file);
    return { card: checkpointCardSchema.parse(card), state: trainingStateSchema.parse(state) };
  } catch (cause) {
    throw new MatineeError(
      'library-damaged',
      `The interrupted training in ${runFolder} can't be read: it is damaged or of another version of Matinee. Discard it and train again.`,
      { cause },
    );
  }
}
