// Removes what killed jobs left behind, but not what a running job is writing.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryPaths } from '../library/library-paths.ts';

/**
 * Path in the staging folder for this process to write to. The name begins with the process's number, which is how
 * other processes know whether its writer is still alive.
 */
export function stagingPath(paths: LibraryPaths, name: string): string {
  return join(paths.staging, `${process.pid}-${name}`);
}

/** Name of the empty staging file that a training keeps while its model's folder is not in the diary yet. */
export function trainingMark(runId: string): string {
  return `${runId}.training`;
}

/** Deletes staged files whose writer is gone, and models that belong neither to a run nor to a running training. */
export function cleanLeftovers(paths: LibraryPaths, knownRunIds: ReadonlySet<string>): void {
  for (const name of listFolder(paths.staging)) {
    if (!isWriterAlive(name)) rmSync(join(paths.staging, name), { recursive: true, force: true });
  }
  const inTraining = runningTrainings(paths);
  for (const name of listFolder(paths.models)) {
    const isInTraining = inTraining.some((runId) => name.includes(runId));
    if (!knownRunIds.has(name) && !isInTraining) {
      rmSync(join(paths.models, name), { recursive: true, force: true });
    }
  }
}

/** The runs that living processes train. */
export function runningTrainings(paths: LibraryPaths): string[] {
  return listFolder(paths.staging)
    .filter(isWriterAlive)
    .flatMap((staged) => /^\d+-(.+)\.training$/.exec(staged)?.[1] ?? []);
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isWriterAlive(stagedName: string): boolean {
  const pid = Number(/^(\d+)-/.exec(stagedName)?.[1] ?? Number.NaN);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not permitted to signal it means that it is there, and someone else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
