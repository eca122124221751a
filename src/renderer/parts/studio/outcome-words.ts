// How a training or a sweep ended, in words.
import { m } from '../../../messages/messages.js';
import type { SweepJob, TrainingJob } from '../../../contract/jobs.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { shownLibraryName } from '../../state/run-names.ts';
import { cancelWords, failureWords, successWords } from '../../state/job-ends.ts';
import { describeStop } from '../runs/run-words.ts';
import { formatCount, formatDuration } from '../../ui/format.ts';

export type OutcomeWords = { title: string; text: string };

/** `run` is what it made, where that is known already; `hasModel` says whether any model recommends now. */
export function trainingOutcome(job: TrainingJob, run: ListedRun | null, hasModel: boolean): OutcomeWords {
  const stays = hasModel ? m.train_still_in_use() : '';
  switch (job.status) {
    case 'failed':
      return { title: m.train_outcome_failed(), text: sentences(job.error?.message, stays) };
    case 'cancelled':
      return { title: m.train_outcome_cancelled(), text: sentences(m.train_nothing_kept(), stays) };
    case 'running':
    case 'succeeded':
      return { title: m.train_outcome_ready(), text: run === null ? '' : learnedWords(run) };
  }
}

export function sweepOutcome(job: SweepJob): OutcomeWords {
  switch (job.status) {
    case 'failed':
      return { title: failureWords(job), text: job.error?.message ?? '' };
    case 'cancelled':
      return { title: cancelWords(job), text: '' };
    case 'running':
    case 'succeeded':
      return { title: successWords(job), text: m.train_sweep_choose() };
  }
}

function learnedWords(run: ListedRun): string {
  const { catalogue, elapsedMs } = run;
  const learned = m.train_outcome_learned({
    ratings: formatCount(catalogue.ratings),
    name: shownLibraryName(catalogue.name),
    time: formatDuration(elapsedMs),
  });
  return sentences(describeStop(run) ?? undefined, learned);
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
