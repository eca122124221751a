// Renames files and folders; on Windows it waits for other programs to let go of them.
import { renameSync } from 'node:fs';

/** What Windows answers while another program, often one that looks for viruses or makes a search index, has a file open. */
const isInUse = new Set(['EACCES', 'EBUSY', 'EPERM']);
const mostTries = 20;

interface RenameSurroundings {
  readonly platform?: NodeJS.Platform;
  readonly attempt?: (from: string, to: string) => void;
  readonly pauseMs?: number;
}

/**
 * Puts `from` where `to` is, in one step. Elsewhere a file can be renamed while it is open; on Windows it is tried again
 * for a second, and only then the error counts.
 */
export function renamePatiently(
  from: string,
  to: string,
  { platform = process.platform, attempt = renameSync, pauseMs = 50 }: RenameSurroundings = {},
): void {
  for (let left = platform === 'win32' ? mostTries : 1; ; left -= 1) {
    try {
      attempt(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (left <= 1 || !isInUse.has(code)) throw error;
    }
    // Nothing else of this process may come in between: a name stands for the old file or the new one.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
}
