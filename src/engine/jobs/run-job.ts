// Runs one job to its result, in whatever process it is called in.
import { keepFilesPrivate } from '../base/private-files.ts';
import type { RunJobOptions } from './job-options.ts';
import type { JobResult, JobSpec } from './job-protocol.ts';

/**
 * Writes its result beside the library, for the engine to adopt; the library itself is only read. Throws MatineeErrors,
 * `cancelled` after an abort, and then leaves nothing behind.
 */
export async function runJob(spec: JobSpec, options: RunJobOptions = {}): Promise<JobResult> {
  keepFilesPrivate();
  // Loaded on demand: an import must not wait for TensorFlow, nor hold its memory.
  switch (spec.kind) {
    case 'import': {
      const { runImportJob } = await import('./import-job.ts');
      return runImportJob(spec, options);
    }
    case 'download': {
      const { runDownloadJob } = await import('./download-job.ts');
      return runDownloadJob(spec, options);
    }
    case 'map': {
      const { runMapJob } = await import('./map-job.ts');
      return runMapJob(spec, options);
    }
    case 'training': {
      const { runTrainingJob } = await import('./training-job.ts');
      return runTrainingJob(spec, options);
    }
  }
}
