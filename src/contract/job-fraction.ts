// How far a job is, for every bar that shows it: in the window and in the taskbar.
import type { ImportJob, Job } from './jobs.ts';
import type { SweepProgress } from './sweeps.ts';
import type { TrainingProgress } from './training.ts';

/** 0 to 1, or null while that is unknown. */
export function jobFraction(job: Job): number | null {
  if (job.progress === null) return null;
  switch (job.kind) {
    case 'import':
      return importFraction(job.progress);
    case 'training':
      return trainingFraction(job.progress);
    case 'sweep':
      return sweepFraction(job.progress);
    case 'map':
      return job.progress.epoch > 0 ? job.progress.epoch / job.progress.epochs : null;
  }
}

/** Once all is read, the rest (index, statistics) has no bytes to count: then it is estimated from the time, or not at all. */
function importFraction(progress: NonNullable<ImportJob['progress']>): number | null {
  const { elapsedMs, remainingMs, bytesRead, bytesTotal } = progress;
  if (remainingMs !== null) return elapsedMs / Math.max(1, elapsedMs + remainingMs);
  return bytesTotal > 0 && bytesRead < bytesTotal ? bytesRead / bytesTotal : null;
}

export function trainingFraction(progress: TrainingProgress): number | null {
  switch (progress.phase) {
    case 'reading':
    case 'preparing':
      return null;
    case 'training':
      return progress.done;
    case 'measuring':
    case 'saving':
      return 1;
  }
}

/** Each training is an equal part. */
function sweepFraction({ point, points, training }: SweepProgress): number {
  return (point + (trainingFraction(training) ?? 0)) / points;
}
