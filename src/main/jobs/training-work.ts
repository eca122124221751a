// The training job; its model becomes the active one.
import type { TrainingJob } from '../../contract/jobs.ts';
import type { TrainingOptions } from '../../contract/training.ts';
import { newRunId } from '../../engine/jobs/job-protocol.ts';
import { createWork, newJob, unexpectedResult, type JobWork } from './job-work.ts';

export function trainingWork(options: TrainingOptions, libraryDirectory: string): JobWork {
  const job: TrainingJob = { ...newJob(), kind: 'training', options, progress: null, runId: null };
  return createWork({
    job,
    specs: [{ kind: 'training', libraryDirectory, options, runId: newRunId() }],
    withProgress: (before, reported) =>
      reported.kind === 'training' ? { ...before, progress: reported.progress } : before,
    takeOver: async (before, result, _step, engine) => {
      if (result.kind !== 'training') throw unexpectedResult(before, result);
      await engine.ask('adoptRun', result.run);
      return { ...before, runId: result.run.runId };
    },
  });
}
