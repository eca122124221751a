// Trainings that a crash or the end of the program interrupted: the one that can go on, and how it is given up.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId } from '../../contract/ids.ts';
import type { InterruptedTraining } from '../../contract/training.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import { readCheckpointCard, type CheckpointCard } from '../model/checkpoint.ts';
import { runningTrainings } from './cleanup.ts';

/** How long an interrupted training is offered. */
const longestMs = 30 * 24 * 60 * 60 * 1000;

/** The latest one of the library with this fingerprint that no process is at; null where there is none. */
export function findInterruptedTraining(
  paths: LibraryPaths,
  fingerprint: string | null,
): InterruptedTraining | null {
  const latest = interrupted(paths).find((card) => card.catalogue.fingerprint === fingerprint);
  if (latest === undefined) return null;
  const { runId, options, epoch, savedAtMs } = latest;
  return { runId, options, epoch, savedAtMs };
}

/** The latest one of any library: what is kept at start, when the library may turn out to be damaged. */
export function latestInterruptedRun(paths: LibraryPaths): RunId | null {
  return interrupted(paths)[0]?.runId ?? null;
}

/** Newest first. */
function interrupted(paths: LibraryPaths): CheckpointCard[] {
  const running = new Set(runningTrainings(paths));
  const names = existsSync(paths.models) ? readdirSync(paths.models) : [];
  return names
    .flatMap((name) => readCheckpointCard(join(paths.models, name)) ?? [])
    .filter((card) => !running.has(card.runId) && isRecent(card))
    .toSorted((a, b) => b.savedAtMs - a.savedAtMs);
}

/** Deletes what is stored of an interrupted training; a finished run has nothing of the kind. */
export function discardInterrupted(paths: LibraryPaths, runId: RunId): void {
  const folder = join(paths.models, runId);
  if (readCheckpointCard(folder) !== null) rmSync(folder, { recursive: true, force: true });
}

function isRecent({ savedAtMs }: CheckpointCard): boolean {
  return Date.now() - savedAtMs < longestMs;
}
