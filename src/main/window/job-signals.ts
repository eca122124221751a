// What the system shows of a job: progress in the taskbar while it runs, and a notification at its end if the window is not in focus.
import type { CommandId } from '../../contract/commands.ts';
import { jobFraction } from '../../contract/job-fraction.ts';
import type { ImportJob, Job } from '../../contract/jobs.ts';
import { languageTable } from '../../contract/languages.ts';
import { m } from '../../messages/messages.js';
import { getLocale } from '../../messages/runtime.js';

/** The parts of Electron's window that are used. */
export type SignalWindow = {
  isDestroyed: () => boolean;
  isFocused: () => boolean;
  setProgressBar: (fraction: number, options?: { mode: 'normal' | 'indeterminate' | 'error' }) => void;
  once: (event: 'focus', listener: () => void) => unknown;
};

/** `command` opens the job's screen. */
export type JobNotice = { title: string; body: string; command: CommandId };

export type JobSignalsOptions = {
  window: () => SignalWindow | null;
  notify: (notice: JobNotice) => void;
};

/** Electron's value for a taskbar without progress. */
const none = -1;

export class JobSignals {
  readonly #options: JobSignalsOptions;
  #ended: Job['jobId'] | null = null;

  constructor(options: JobSignalsOptions) {
    this.#options = options;
  }

  /** Follows a job; to be called at each change. */
  show(job: Job): void {
    const window = this.#options.window();
    const isOpen = window !== null && !window.isDestroyed();
    if (isOpen) showProgress(window, job);
    if (job.status === 'running' || this.#ended === job.jobId) return;
    this.#ended = job.jobId;
    const notice = noticeOf(job);
    if (notice !== null && !(isOpen && window.isFocused())) this.#options.notify(notice);
  }
}

/** A failure stays in the taskbar until the window is focused. */
function showProgress(window: SignalWindow, job: Job): void {
  switch (job.status) {
    case 'running': {
      const fraction = jobFraction(job);
      if (fraction === null) window.setProgressBar(2, { mode: 'indeterminate' });
      else window.setProgressBar(Math.min(1, Math.max(0, fraction)), { mode: 'normal' });
      return;
    }
    case 'failed':
      if (window.isFocused() || isUnasked(job)) {
        window.setProgressBar(none);
        return;
      }
      window.setProgressBar(1, { mode: 'error' });
      window.once('focus', () => {
        if (!window.isDestroyed()) window.setProgressBar(none);
      });
      return;
    case 'succeeded':
    case 'cancelled':
      window.setProgressBar(none);
  }
}

/** Whether nobody asked for the job, so that nobody has to hear of its failure. */
function isUnasked(job: Job): boolean {
  return job.kind === 'training' && job.isAutomatic;
}

/** Null if the job was cancelled or its end needs no notification. */
function noticeOf(job: Job): JobNotice | null {
  if (job.status === 'succeeded') return successOf(job);
  if (job.status !== 'failed' || isUnasked(job)) return null;
  const body = job.error?.message ?? '';
  switch (job.kind) {
    case 'import':
      return { title: m.main_failed_import(), body, command: 'open-import' };
    case 'training':
      return { title: m.main_failed_training(), body, command: 'open-train' };
    case 'sweep':
      return { title: m.main_failed_sweep(), body, command: 'open-sweep' };
    case 'map':
      return { title: m.main_failed_map(), body, command: 'open-map' };
  }
}

/** A map is started by looking at it and soon done: only its failure needs a notification. */
function successOf(job: Job): JobNotice | null {
  switch (job.kind) {
    case 'import':
      return { title: m.main_done_import(), body: importWords(job), command: 'open-import' };
    case 'training': {
      const body = job.question === null ? m.main_done_training_words() : m.main_done_training_worse();
      return { title: m.main_done_training(), body, command: 'open-train' };
    }
    case 'sweep':
      return { title: m.main_done_sweep(), body: m.main_done_sweep_words(), command: 'open-sweep' };
    case 'map':
      return null;
  }
}

function importWords({ report, details }: ImportJob): string {
  const count = new Intl.NumberFormat(languageTable[getLocale()].tag);
  if (report !== null) {
    return m.main_done_import_words({
      ratings: count.format(report.ratings),
      movies: count.format(report.movies),
    });
  }
  return details === null ? '' : m.main_done_details_words({ movies: count.format(details.matched) });
}
