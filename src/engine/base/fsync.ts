// Flushes files and folders so that they survive a power cut.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { throwIfCancelled } from './cancellation.ts';

/** Waits until the file's contents are on the disk. */
export function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const turnMs = 100;

/** As `flushFile` for hundreds of megabytes, which can take seconds: calls `onTurn` in the meantime, and throws `cancelled` after an abort. */
export async function flushLargeFile(
  file: string,
  { signal, onTurn }: { signal?: AbortSignal | undefined; onTurn?: (() => void) | undefined },
): Promise<void> {
  const handle = await open(file, 'r+');
  const flushed = handle.sync().then(() => true);
  try {
    for (let isFlushed = false; !isFlushed;) {
      isFlushed = await Promise.race([flushed, setTimeout(turnMs, false, { ref: false })]);
      onTurn?.();
      throwIfCancelled(signal);
    }
  } finally {
    // After an abort the flush goes on, and its result is ignored.
    void flushed.catch(() => false).then(() => handle.close());
  }
}

/** Waits until a rename inside the folder is on the disk; Windows can't open folders and does not need it. */
export function flushDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
