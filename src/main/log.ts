// A small log file of internal errors, beside the library; it never contains titles, ratings or searches.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Log = (line: string) => void;

const largestBytes = 1_000_000;

/** Writes to `matinee.log` in `directory`, and keeps one older file; logging never fails loudly. */
export function createLog(directory: string): Log {
  const file = join(directory, 'matinee.log');
  return (line) => {
    try {
      mkdirSync(directory, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) {
        renameSync(file, join(directory, 'matinee.old.log'));
      }
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      return;
    }
  };
}
