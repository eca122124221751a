// Makes what was written survive a power cut.
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until the file's contents are on the disk. */
export function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until a rename inside the folder is on the disk; Windows can't open folders and needs none of it. */
export function flushDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
