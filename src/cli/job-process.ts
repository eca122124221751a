// Runs a job in a process of its own, which the terminal's signals don't reach.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fromErrorInfo, MatineeError } from '../contract/errors.ts';
import type { RunJobOptions } from '../engine/jobs/job-options.ts';
import {
  fromJobMessageSchema,
  type JobResult,
  type JobSpec,
  type ToJobMessage,
} from '../engine/jobs/job-protocol.ts';

const entry = fileURLToPath(new URL('./job-entry.ts', import.meta.url));

/**
 * `runJob` for trainings: a signal that comes while libtensorflow multiplies can corrupt its process's memory
 * (docs/decisions/native-runtimes.md), and Ctrl+C goes to every process of the terminal's group. So the training is in
 * a group of its own, and hears of Ctrl+C by message. It ends with this process.
 */
export function runJobApart(spec: JobSpec, { signal, stop, onProgress }: RunJobOptions): Promise<JobResult> {
  const child = fork(entry, {
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const tell = (message: ToJobMessage): void => {
    if (child.connected) child.send(message);
  };
  const onAbort = (): void => {
    tell({ type: 'abort' });
  };
  const onStop = (): void => {
    tell({ type: 'stop' });
  };
  signal?.addEventListener('abort', onAbort);
  stop?.addEventListener('abort', onStop);
  return new Promise<JobResult>((resolve, reject) => {
    child.on('message', (received) => {
      const message = fromJobMessageSchema.parse(received);
      if (message.type === 'progress') onProgress?.(message.progress);
      else if (message.type === 'done') resolve(message.result);
      else reject(fromErrorInfo(message.error));
    });
    child.once('error', reject);
    child.once('exit', (code, killedBy) => {
      // After a result this changes nothing.
      reject(
        new MatineeError(
          'internal',
          `The training’s process ended before its result (${killedBy ?? `exit code ${code}`}). If it had saved where it was, train --resume goes on from there.`,
        ),
      );
    });
    tell({ type: 'start', spec });
  }).finally(() => {
    signal?.removeEventListener('abort', onAbort);
    stop?.removeEventListener('abort', onStop);
    if (child.connected) child.disconnect();
  });
}
