// How jobs ended, in words.
import { m } from '../../messages/messages.js';
import type { ImportJob, Job, SweepJob } from '../../contract/jobs.ts';
import { formatDuration } from '../ui/format.ts';

/** `Imported 100,836 ratings of 9,742 movies`, `Your new model is ready after 1 min 2 s`. */
export function successWords(job: Job): string {
  switch (job.kind) {
    case 'import':
      return importWords(job);
    case 'training':
      if (job.question !== null) return m.jobs_training_worse();
      return job.progress === null
        ? m.jobs_training_done()
        : m.jobs_training_done_after({ time: formatDuration(job.progress.elapsedMs) });
    case 'sweep':
      return m.jobs_sweep_done({ count: job.points.length });
    case 'map':
      return m.map_done();
  }
}

function importWords({ report, details }: ImportJob): string {
  if (report !== null) return m.jobs_import_done_ratings({ ratings: report.ratings, movies: report.movies });
  return details === null ? m.jobs_import_done() : m.jobs_import_done_details({ count: details.matched });
}

/** The title above the reason. */
export function failureWords(job: Job): string {
  switch (job.kind) {
    case 'import':
      return m.jobs_import_failed();
    case 'training':
      return m.jobs_training_failed();
    case 'sweep':
      return m.jobs_sweep_failed();
    case 'map':
      return m.map_failed();
  }
}

export function cancelWords(job: Job): string {
  switch (job.kind) {
    case 'import':
      return m.jobs_import_cancelled();
    case 'training':
      return m.jobs_training_cancelled();
    case 'sweep':
      return sweepCancelWords(job);
    case 'map':
      return m.map_cancelled();
  }
}

function sweepCancelWords({ points }: SweepJob): string {
  const finished = points.filter(({ runId }) => runId !== null).length;
  return finished === 0 ? m.jobs_sweep_cancelled() : m.jobs_sweep_cancelled_kept({ count: finished });
}
