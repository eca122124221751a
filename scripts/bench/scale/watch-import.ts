// Runs an import in a process of its own and watches it; stops it in a phase if asked to.
import { fork } from 'node:child_process';
import { resolve } from 'node:path';

export type ImportDone = {
  kind: 'done';
  /** The new catalogue. */
  stagedFile: string;
  elapsedMs: number;
  ratings: number;
  /** The process's largest resident size. */
  peakMb: number;
  /** The longest time without a message. */
  longestGapMs: number;
  catalogueMb: number;
};

/** What the process sends; one that is stopped ends without `done`. */
export type ImportMessage = { kind: 'progress'; phase: string } | ImportDone;

const processFile = resolve(import.meta.dirname, 'import-process.ts');

/** Imports the archive into a staged file; the library stays as it is. */
export async function runImport(library: string, archive: string): Promise<ImportDone> {
  const { done } = await watchImport(library, archive, null);
  if (done === null) throw new Error('the import stopped by itself');
  return done;
}

/** Stops an import in a phase; answers how many milliseconds that took, nothing if the import ended first. */
export async function stopImport(library: string, archive: string, phase: string): Promise<number[]> {
  const { done, stoppedAt } = await watchImport(library, archive, phase);
  return done === null && stoppedAt !== null ? [performance.now() - stoppedAt] : [];
}

async function watchImport(library: string, archive: string, stopIn: string | null) {
  const child = fork(processFile, [library, archive], { execArgv: ['--import', 'tsx'] });
  const seen: { done: ImportDone | null; stoppedAt: number | null } = { done: null, stoppedAt: null };
  child.on('message', (sent) => {
    // Both ends of this channel are ours.
    const message = sent as ImportMessage;
    if (message.kind === 'done') seen.done = message;
    else if (message.phase === stopIn && seen.stoppedAt === null) {
      seen.stoppedAt = performance.now();
      child.send('stop');
    }
  });
  const code = await new Promise<number | null>((onExit, onError) => {
    child.once('error', onError);
    child.once('exit', onExit);
  });
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  return seen;
}
