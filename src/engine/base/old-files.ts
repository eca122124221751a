// Files that were left behind, by their names and their age.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const hourMs = 3_600_000;

/** The files of a folder whose name fits, newest first; none where there is no such folder. */
export function filesNamed(folder: string, pattern: RegExp): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, changedMs: changedAt(file) }))
    .sort((a, b) => b.changedMs - a.changedMs)
    .map(({ file }) => file);
}

/** Removes those of the files that nobody has written to for so long. */
export function removeOlder(files: readonly string[], hours: number): void {
  for (const file of files) {
    if (Date.now() - changedAt(file) > hours * hourMs) rmSync(file, { force: true });
  }
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}
