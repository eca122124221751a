// The sweep job: one training after another, each in its own process and kept as a run when it finishes.
import type { SweepJob } from '../../contract/jobs.ts';
import { sweepTrainings, type SweepOptions } from '../../contract/sweeps.ts';
import type { TrainingProgress } from '../../contract/training.ts';
import { newRunId, type JobSpec } from '../../engine/jobs/job-protocol.ts';
import { createWork, newJob, unexpectedResult, type JobWork } from './job-work.ts';

export function sweepWork(options: SweepOptions, libraryDirectory: string): JobWork {
  const trainings = sweepTrainings(options);
  const points = trainings.map((training) => ({ options: training, runId: null }));
  const job: SweepJob = { ...newJob(), kind: 'sweep', points, progress: null };
  const specs = trainings.map((training): JobSpec => ({
    kind: 'training',
    libraryDirectory,
    options: training,
    runId: newRunId(),
  }));
  return createWork({
    job,
    specs,
    withProgress: (before, reported, step) =>
      reported.kind === 'training' ? withTraining(before, reported.progress, step) : before,
    takeOver: async (before, result, step, engine) => {
      if (result.kind !== 'training') throw unexpectedResult(before, result);
      const { run } = result;
      await engine.ask('keepRun', { ...run, sweepId: before.jobId });
      const points = before.points.map((point, index) =>
        index === step ? { ...point, runId: run.runId } : point,
      );
      return { ...before, points };
    },
  });
}

function withTraining(job: SweepJob, training: TrainingProgress, step: number): SweepJob {
  const elapsedMs = Date.now() - job.startedAtMs;
  const points = job.points.length;
  const remainingMs = sweepRemainingMs({ elapsedMs, training, step, points });
  return { ...job, progress: { point: step, points, training, elapsedMs, remainingMs } };
}

/** The rest of the running training, plus the mean duration so far for each waiting one. */
export function sweepRemainingMs(of: {
  elapsedMs: number;
  training: TrainingProgress;
  step: number;
  points: number;
}): number | null {
  const isNearlyDone = of.training.phase === 'measuring' || of.training.phase === 'saving';
  const rest = of.training.remainingMs ?? (isNearlyDone ? 0 : null);
  if (rest === null) return null;
  const meanMs = (of.elapsedMs + rest) / (of.step + 1);
  return rest + meanMs * (of.points - of.step - 1);
}
