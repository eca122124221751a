// Says how a job ended to someone who has meanwhile gone elsewhere in the window.
import { toast } from 'svelte-sonner';
import { errorWords } from './error-words.ts';
import { m } from '../../messages/messages.js';
import type { Job } from '../../contract/jobs.ts';
import { cancelWords, failureWords, successWords } from './job-ends.ts';
import { jobPlace } from './job-words.ts';
import { router } from './router.svelte.ts';
import { isWelcome } from './welcome.ts';

/** A toast with the way to the job's own screen; none if that screen, which reports more, is open. */
export function announceEnd(job: Job): void {
  // A map is begun by looking at it and yields for other work unasked: only its failure is news elsewhere.
  if (job.kind === 'map' && job.status !== 'failed') return;
  // What nobody asked for is said in the line of the first impression alone.
  if (job.kind === 'training' && job.isAutomatic) return;
  const place = jobPlace(job);
  const inWelcome = isWelcome();
  // The welcome shows its own import, and nothing of a training; from within it there is no way to other screens.
  if (inWelcome ? job.kind === 'import' : router.route.name === place.name) return;
  const way = inWelcome
    ? {}
    : {
        action: {
          label: m.jobs_show(),
          onClick: () => {
            router.open(place);
          },
        },
      };
  switch (job.status) {
    case 'running':
      return;
    case 'succeeded':
      // A question stays until it is answered.
      if (job.kind === 'training' && job.question !== null) {
        toast.warning(successWords(job), { ...way, duration: Infinity });
      } else toast.success(successWords(job), way);
      return;
    case 'failed':
      toast.error(failureWords(job), {
        description: job.error === null ? '' : errorWords(job.error),
        ...way,
        duration: Infinity,
      });
      return;
    case 'cancelled':
      toast(cancelWords(job));
  }
}
