// What a job's caller provides: cancellation, progress and the network.
import type { Fetch } from '../archives/download/download-file.ts';
import type { JobProgress } from './job-protocol.ts';

export type RunJobOptions = {
  signal?: AbortSignal | undefined;
  /** Ends a training with the best epoch so far. */
  stop?: AbortSignal | undefined;
  onProgress?: ((progress: JobProgress) => void) | undefined;
  /** Time between two checkpoints of a training; by default a minute, and more where the disk is slow. */
  checkpointEveryMs?: number | undefined;
  /** How downloads reach the network; Node's own `fetch` by default. */
  fetch?: Fetch | undefined;
};
