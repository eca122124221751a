// The training job; its model becomes the active one, unless it is worse than that.
import type { RunId } from '../../contract/ids.ts';
import type { TrainingJob } from '../../contract/jobs.ts';
import type { TrainingOptions } from '../../contract/training.ts';
import { newRunId } from '../../engine/jobs/job-protocol.ts';
import { createWork, newJob, unexpectedResult, type JobWork } from './job-work.ts';

/** `resumed` is the run of an interrupted training that goes on; null begins a new one. */
export function trainingWork(
  options: TrainingOptions,
  libraryDirectory: string,
  resumed: RunId | null = null,
): JobWork {
  const run = resumed === null ? { runId: newRunId() } : { runId: resumed, resumes: true };
  const open = { isAutomatic: false, options, progress: null, runId: null, question: null };
  const job: TrainingJob = { ...newJob(), kind: 'training', ...open };
  return createWork({
    job,
    specs: [{ kind: 'training', libraryDirectory, options, ...run }],
    withProgress: (before, reported) =>
      reported.kind === 'training' ? { ...before, progress: reported.progress } : before,
    takeOver: async (before, result, _step, engine) => {
      if (result.kind !== 'training') throw unexpectedResult(before, result);
      const question = await engine.ask('adoptRun', result.run);
      return { ...before, runId: result.run.runId, question };
    },
  });
}
