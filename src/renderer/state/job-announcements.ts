// Says how a job ended to someone who has meanwhile gone elsewhere in the window.
import { toast } from 'svelte-sonner';
import type { ImportJob, Job } from '../../contract/jobs.ts';
import { formatCount, formatDuration } from '../ui/format.ts';
import { router } from './router.svelte.ts';
import { session } from './session.svelte.ts';

/** A toast with the way to the job's own screen; none where that screen, which tells more, is open. */
export function announceEnd(job: Job): void {
  const place = job.kind === 'import' ? 'import' : 'train';
  const isWelcome = session.overview?.settings.onboardingDone === false || router.route.name === 'welcome';
  // The welcome shows its own import, and nothing of a training; from within it there is no way to other screens.
  if (isWelcome ? job.kind === 'import' : router.route.name === place) return;
  const way = isWelcome ? {} : { action: { label: 'Show', onClick: () => router.open({ name: place }) } };
  const what = job.kind === 'import' ? 'Import' : 'Training';
  switch (job.status) {
    case 'running':
      return;
    case 'succeeded':
      toast.success(successWords(job), way);
      return;
    case 'failed':
      toast.error(`${what} failed`, { description: job.error?.message ?? '', ...way, duration: Infinity });
      return;
    case 'cancelled':
      toast(`${what} cancelled. Everything is as it was.`);
  }
}

function detailsWords({ details }: ImportJob): string {
  return details === null ? 'The import is done' : `Details of ${formatCount(details.matched)} movies are in`;
}

/** `Imported 100,836 ratings of 9,742 movies`, `Your new model is ready after 1 min 2 s`. */
export function successWords(job: Job): string {
  switch (job.kind) {
    case 'import':
      return job.report === null
        ? detailsWords(job)
        : `Imported ${formatCount(job.report.ratings)} ratings of ${formatCount(job.report.movies)} movies`;
    case 'training':
      return job.progress === null
        ? 'Your new model is ready'
        : `Your new model is ready after ${formatDuration(job.progress.elapsedMs)}`;
  }
}
