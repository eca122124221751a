// Runs one job to its result, in whatever process it is called in.
import { runImportJob } from './import-job.ts';
import type { JobProgress, JobResult, JobSpec } from './job-protocol.ts';
import { runTrainingJob } from './training-job.ts';

export type RunJobOptions = {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: JobProgress) => void) | undefined;
};

/**
 * Writes its result beside the library, for the engine to adopt; the library itself is only read. Throws MatineeErrors,
 * `cancelled` after an abort, and then leaves nothing behind.
 */
export function runJob(spec: JobSpec, options: RunJobOptions = {}): Promise<JobResult> {
  return spec.kind === 'import' ? runImportJob(spec, options) : runTrainingJob(spec, options);
}
