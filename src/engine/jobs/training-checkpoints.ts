// The checkpoints of a training job: written every minute or so, and taken up again where they fit.
import { isDeepStrictEqual } from 'node:util';
import { MatineeError } from '../../contract/errors.ts';
import type { CatalogueInfo } from '../../contract/library.ts';
import { readCheckpoint, saveCheckpoint } from '../model/checkpoint.ts';
import type { TrainerSettings } from '../model/trainer.ts';
import type { TrainingState } from '../model/training-state.ts';
import type { OwnRatings } from '../ratings/own-ratings.ts';
import type { RunJobOptions } from './job-options.ts';
import type { TrainingSpec } from './job-protocol.ts';

const everyMs = 60_000;
/** Writing takes a twentieth of the time at most, however slow the disk is. */
const writingShare = 0.05;

/** Stores the state of the training after the first epoch that ends when it is time. */
export function checkpointing(
  folder: string,
  { runId, options }: TrainingSpec,
  { name, fingerprint }: CatalogueInfo,
  people: readonly OwnRatings[],
  { signal, checkpointEveryMs }: RunJobOptions,
): NonNullable<TrainerSettings['onState']> {
  let dueAtMs = performance.now() + (checkpointEveryMs ?? everyMs);
  return async (state) => {
    const startedMs = performance.now();
    if (startedMs < dueAtMs) return;
    const now = state();
    const card = {
      ...({ format: 'matinee-checkpoint', version: 2 } as const),
      ...{ runId, options, catalogue: { name, fingerprint }, people: [...people] },
      ...{ epoch: now.epoch, savedAtMs: Date.now() },
    };
    await saveCheckpoint(folder, card, now, signal);
    const writtenMs = performance.now();
    dueAtMs = writtenMs + (checkpointEveryMs ?? Math.max(everyMs, (writtenMs - startedMs) / writingShare));
  };
}

/** Where the interrupted training was, and what it learns from this computer's people; throws `model-mismatch` where its library or its options are others. */
export async function resumedState(
  folder: string,
  { options }: TrainingSpec,
  { name, fingerprint }: CatalogueInfo,
): Promise<{ state: TrainingState; people: OwnRatings[] }> {
  const { card, state } = await readCheckpoint(folder);
  if (card.catalogue.fingerprint !== fingerprint) {
    throw new MatineeError(
      'model-mismatch',
      `The interrupted training learned from "${card.catalogue.name}", and the library is now "${name}". Import that archive again, or train a new model.`,
    );
  }
  if (!isDeepStrictEqual(card.options, options)) {
    throw new MatineeError(
      'model-mismatch',
      'The interrupted training has other options. It goes on with those that it was started with; to change them, train a new model.',
    );
  }
  return { state, people: card.people };
}
