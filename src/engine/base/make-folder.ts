// Makes a folder and those around it, one by one.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Node's own way of doing it never ends where a system refuses new folders as Linux does in /proc. */
export function makeFolder(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(directory) !== directory) makeFolder(dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
