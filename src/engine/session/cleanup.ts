// Removes what killed jobs left behind, but not what a running job is writing.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../contract/training.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import { filesNamed, removeOlder } from '../base/old-files.ts';
import { runOfModel } from '../library/run-of-model.ts';

/** A quarter of a year. */
const keptCopyHours = 90 * 24;

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

/**
 * Deletes staged files whose writer is gone, half-written models, and those of trainings that did not come to their end. Whole models
 * that the diary does not know are kept, since it may be an earlier one than they are; their runs are returned. In the backups folder
 * what is half-written goes after a day, and all but the last copy from before a restore, or a removal, after a quarter of a year.
 */
export function cleanLeftovers(paths: LibraryPaths, knownRunIds: ReadonlySet<string>): Run[] {
  removeOlder(filesNamed(paths.backups, /\.unfinished(?:-journal)?$/u), 24);
  for (const reason of ['restoring', 'removing-a-profile']) {
    const copies = filesNamed(paths.backups, new RegExp(`^diary-before-${reason}-\\d+\\.db$`, 'u')).slice(1);
    removeOlder(
      copies.map((file) => `${file}.sha256`),
      keptCopyHours,
    );
    removeOlder(copies, keptCopyHours);
  }
  const staged = listFolder(paths.staging);
  const gone = staged.filter((name) => !isWriterAlive(name));
  const ended = trainingsIn(gone);
  for (const name of gone) rmSync(join(paths.staging, name), { recursive: true, force: true });
  const inTraining = runningTrainings(paths);
  const unknown: Run[] = [];
  for (const name of listFolder(paths.models)) {
    if (knownRunIds.has(name) || inTraining.some((runId) => name.includes(runId))) continue;
    const folder = join(paths.models, name);
    const run = ended.includes(name) ? null : runOfModel(folder);
    if (run?.runId === name) unknown.push(run);
    else rmSync(folder, { recursive: true, force: true });
  }
  return unknown;
}

/** The runs that living processes train. */
export function runningTrainings(paths: LibraryPaths): string[] {
  return trainingsIn(listFolder(paths.staging).filter(isWriterAlive));
}

function trainingsIn(stagedNames: readonly string[]): string[] {
  return stagedNames.flatMap((staged) => /^\d+-(.+)\.training$/.exec(staged)?.[1] ?? []);
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
