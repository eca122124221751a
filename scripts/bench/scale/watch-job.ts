// Runs a job in a process of its own and watches it; stops it in a phase if asked to.
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { JobResult, JobSpec } from '../../../src/engine/jobs/job-protocol.ts';

export type JobDone = {
  kind: 'done';
  result: JobResult;
  elapsedMs: number;
  /** The process's largest resident size. */
  peakMb: number;
  /** The longest time without a message. */
  longestGapMs: number;
};

export type JobSign = {
  kind: 'progress';
  phase: string;
  elapsedMs: number;
  /** What the job expects to take; null where it does not say. */
  remainingMs: number | null;
};

/** What the process sends; one that is stopped ends without `done`. */
export type JobMessage = JobSign | JobDone;

const processFile = resolve(import.meta.dirname, 'job-process.ts');

/** Runs a job to its end; what it makes is staged, and the library stays as it is. */
export async function watchJob(spec: JobSpec, onSign?: (sign: JobSign) => void): Promise<JobDone> {
  const { done } = await watch(spec, null, onSign);
  if (done === null) throw new Error('the job stopped by itself');
  return done;
}

/** Stops a job in a phase; answers how many milliseconds that took, nothing if the job ended first. */
export async function stopJob(spec: JobSpec, phase: string): Promise<number[]> {
  const { done, stoppedAt } = await watch(spec, phase);
  return done === null && stoppedAt !== null ? [performance.now() - stoppedAt] : [];
}

async function watch(spec: JobSpec, stopIn: string | null, onSign?: (sign: JobSign) => void) {
  const child = fork(processFile, [JSON.stringify(spec)], { execArgv: ['--import', 'tsx'] });
  const seen: { done: JobDone | null; stoppedAt: number | null } = { done: null, stoppedAt: null };
  child.on('message', (sent) => {
    // Both ends of this channel are ours.
    const message = sent as JobMessage;
    if (message.kind === 'done') {
      seen.done = message;
      return;
    }
    onSign?.(message);
    if (message.phase === stopIn && seen.stoppedAt === null) {
      seen.stoppedAt = performance.now();
      child.send('stop');
    }
  });
  const code = await new Promise<number | null>((onExit, onError) => {
    child.once('error', onError);
    child.once('exit', onExit);
  });
  if (code !== 0) throw new Error(`the job ended with ${String(code)}`);
  return seen;
}
