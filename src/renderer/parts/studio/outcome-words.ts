// How a training or a sweep ended, in words.
import { m } from '../../../messages/messages.js';
import type { RunId } from '../../../contract/ids.ts';
import type { SweepJob, TrainingJob } from '../../../contract/jobs.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { errorWords } from '../../state/error-words.ts';
import { shownLibraryName } from '../../state/run-names.ts';
import { cancelWords, failureWords, successWords } from '../../state/job-ends.ts';
import { describeStop } from '../runs/run-words.ts';
import { formatCount, formatDuration } from '../../ui/format.ts';

export type OutcomeWords = { title: string; text: string };

/**
 * Whether a finished training's model recommends, by which run is active: a worse one does once it was chosen, and none does
 * after another was. `run` is what it made; until that is known, a training without a question has just taken over.
 */
export function isInUse(
  { runId, question }: TrainingJob,
  run: ListedRun | null,
  activeRunId: RunId | null,
): boolean {
  return run === null ? question === null : activeRunId === runId;
}

/** `run` is what it made, where that is known already. */
export function trainingOutcome(
  job: TrainingJob,
  run: ListedRun | null,
  activeRunId: RunId | null,
): OutcomeWords {
  const stays = activeRunId === null ? '' : m.train_still_in_use();
  switch (job.status) {
    case 'failed':
      return {
        title: m.train_outcome_failed(),
        text: sentences(job.error === null ? undefined : errorWords(job.error), stays),
      };
    case 'cancelled':
      return { title: m.train_outcome_cancelled(), text: sentences(m.train_nothing_kept(), stays) };
    case 'running':
    case 'succeeded': {
      const title = isInUse(job, run, activeRunId) ? m.train_outcome_ready() : m.train_outcome_kept();
      return { title, text: run === null ? '' : learnedWords(run) };
    }
  }
}

/** `hasModel` says whether any model recommends now: a sweep never takes that on itself. */
export function sweepOutcome(job: SweepJob, hasModel: boolean): OutcomeWords {
  switch (job.status) {
    case 'failed':
      return { title: failureWords(job), text: job.error === null ? '' : errorWords(job.error) };
    case 'cancelled':
      return { title: cancelWords(job), text: '' };
    case 'running':
    case 'succeeded':
      return {
        title: successWords(job),
        text: hasModel ? m.train_sweep_choose() : m.train_sweep_choose_first(),
      };
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
