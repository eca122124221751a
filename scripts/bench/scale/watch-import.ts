// Runs an import in its process and watches it; stops it where it is asked to.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ImportDone = {
  kind: 'done';
  /** The new catalogue. */
  stagedFile: string;
  elapsedMs: number;
  ratings: number;
  /** The process's largest resident size. */
  peakMb: number;
  /** The longest time between two signs of progress, or between one and the end. */
  longestGapMs: number;
  catalogueMb: number;
};

export type ImportMessage = { kind: 'progress'; phase: string } | { kind: 'cancelled' } | ImportDone;

const processFile = fileURLToPath(new URL('import-process.ts', import.meta.url));

/** Imports the archive into a staged file of the library, which stays as it is. */
export async function runImport(library: string, archive: string): Promise<ImportDone> {
  const last = await watchImport(library, archive, () => false);
  if (last.kind !== 'done') throw new Error('the import stopped without being asked to');
  return last;
}

/** Stops an import when it has come to a phase; answers how long it took to stop, or null where the import had ended before. */
export async function stopImport(library: string, archive: string, phase: string): Promise<number | null> {
  let stoppedAt = 0;
  const last = await watchImport(library, archive, (message) => {
    if (message.kind !== 'progress' || message.phase !== phase || stoppedAt > 0) return false;
    stoppedAt = performance.now();
    return true;
  });
  return last.kind === 'cancelled' ? performance.now() - stoppedAt : null;
}

/** `shallStop` is asked at each message. Resolves with the last message when the process has ended. */
async function watchImport(
  library: string,
  archive: string,
  shallStop: (message: ImportMessage) => boolean,
): Promise<ImportMessage> {
  const child = fork(processFile, [library, archive], { execArgv: ['--import', 'tsx'] });
  const heard: ImportMessage[] = [];
  child.on('message', (message) => {
    // Both ends of this channel are ours.
    heard.push(message as ImportMessage);
    if (shallStop(message as ImportMessage)) child.send('stop');
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const last = heard.at(-1);
  if (code !== 0 || last === undefined) throw new Error(`the import ended with ${String(code)}`);
  return last;
}
