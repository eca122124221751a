// The trainings that Matinee begins by itself after an import: a first impression within seconds, and then the usual one.
import type { TrainingJob } from '../../contract/jobs.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { newRunId, type JobSpec } from '../../engine/jobs/job-protocol.ts';
import { createWork, newJob, unexpectedResult, type JobWork } from './job-work.ts';

/** One job with two trainings; the run of each is in use as soon as it is there, unless it is worse than the one before. */
export function firstTrainingsWork(libraryDirectory: string): JobWork {
  const first = trainingOptionsSchema.parse({ preset: 'first-impression' });
  const trainings = [first, trainingOptionsSchema.parse({})];
  const open = { isAutomatic: true, options: first, progress: null, runId: null, question: null };
  const job: TrainingJob = { ...newJob(), kind: 'training', ...open };
  return createWork({
    job,
    specs: trainings.map((options): JobSpec => ({
      ...{ kind: 'training', libraryDirectory, options, runId: newRunId() },
    })),
    adoptsEachStep: true,
    withProgress: (before, reported) =>
      reported.kind === 'training' ? { ...before, progress: reported.progress } : before,
    takeOver: async (before, result, step, engine) => {
      if (result.kind !== 'training') throw unexpectedResult(before, result);
      const question = await engine.ask('adoptRun', result.run);
      const next = trainings[step + 1];
      return next === undefined
        ? { ...before, runId: result.run.runId, question }
        : { ...before, options: next, progress: null };
    },
  });
}
