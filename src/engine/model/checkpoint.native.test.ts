import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runIdSchema } from '../../contract/ids.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { readCheckpoint, readCheckpointCard, saveCheckpoint, type CheckpointCard } from './checkpoint.ts';
import type { TrainingState } from './training-state.ts';

const card: CheckpointCard = {
  format: 'matinee-checkpoint',
  version: 2,
  runId: runIdSchema.parse('run'),
  options: trainingOptionsSchema.parse({}),
  catalogue: { name: 'Archive', fingerprint: 'f' },
  people: [
    { profileId: 1, name: 'You', movieIds: [3], halfStars: [8], ratedAt: [1_700_000_000], waiting: 0 },
  ],
  epoch: 3,
  savedAtMs: 5,
};

/** Its arrays are in shared memory, as those of the kernels are. */
function stateOf(value: number): TrainingState {
  const shared = new Float32Array(new SharedArrayBuffer(3_000_000), 8, 700_000).fill(value);
  return {
    epoch: 3,
    elapsedMs: 1234.5,
    history: [],
    learner: { steps: 30, ratingsSeen: 99, arrays: { 'a.values': shared, 'a.seen': Int32Array.of(1, 2, 3) } },
    best: {
      first: null,
      lowest: null,
      latest: [],
      lowestMean: null,
      lowestEpoch: 0,
      lastEpoch: 0,
      kept: null,
    },
    clock: { steps: 30, stepsMs: 1, checks: 3, checksMs: 2, finalMs: 0.1 },
  };
}

/** Comparing 700,000 numbers one by one would take seconds. */
function withHashes(state: TrainingState): unknown {
  const arrays = Object.entries(state.learner.arrays).map(([name, array]) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    return [name, array.constructor.name, createHash('sha256').update(bytes).digest('hex')];
  });
  return { ...state, learner: { ...state.learner, arrays } };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-checkpoint-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('is read as it was written, to the last bit, and replaces the one before', async () => {
  await saveCheckpoint(folder, card, stateOf(0.1));
  await saveCheckpoint(folder, { ...card, epoch: 4 }, stateOf(1 / 3));
  const { card: readCard, state } = await readCheckpoint(folder);
  expect(readCard).toEqual({ ...card, epoch: 4 });
  expect(withHashes(state)).toEqual(withHashes(stateOf(1 / 3)));
  expect(readCheckpointCard(folder)).toEqual(readCard);
  expect(readdirSync(folder)).toEqual(['checkpoint']);
});

it('stays as it was where writing the next one is cancelled', async () => {
  await saveCheckpoint(folder, card, stateOf(0.1));
  const saving = saveCheckpoint(folder, { ...card, epoch: 4 }, stateOf(2), AbortSignal.abort());
  await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
  expect((await readCheckpoint(folder)).card.epoch).toBe(3);
  expect(readdirSync(folder)).toEqual(['checkpoint']);
});

it('is not there before one was written', async () => {
  expect(readCheckpointCard(folder)).toBeNull();
  await expect(readCheckpoint(folder)).rejects.toMatchObject({ code: 'unknown-run' });
});
