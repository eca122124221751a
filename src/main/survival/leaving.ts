// Closing or quitting while a job runs: asks first, and can go on in the background until the job is done.
import type { Job } from '../../contract/jobs.ts';

export type LeavingChoice = 'background' | 'stop' | 'stay';

export type LeavingOptions = {
  /** The running job, or the last one. */
  job: () => Job | null;
  ask: (job: Job) => Promise<LeavingChoice>;
  /** Hides the window, and shows how to have it back. */
  goToBackground: () => void;
  quit: () => void;
  /** Where closing the window does not end the app, as on macOS, it is not asked about. */
  endsWithWindow: boolean;
};

/** After an import a training begins by itself, a moment later. */
const settleMs = 3000;

export class Leaving {
  readonly #options: LeavingOptions;
  #isAsking = false;
  #isAgreed = false;
  #isQuitting = false;
  #isInBackground = false;

  constructor(options: LeavingOptions) {
    this.#options = options;
  }

  /** The app is about to quit, so that its windows close. */
  startQuitting(): void {
    this.#isQuitting = true;
  }

  /** For the window's close event: keeps it open where a job runs, and asks. */
  closing(event: { preventDefault: () => void }): void {
    const job = this.#runningJob();
    if (job === null || this.#isAgreed) return;
    if (!this.#isQuitting && !this.#options.endsWithWindow) return;
    event.preventDefault();
    this.#isQuitting = false;
    if (!this.#isAsking) void this.#ask(job);
  }

  /** Quits without another question. */
  stopAndQuit(): void {
    this.#isAgreed = true;
    this.#options.quit();
  }

  /** The window is shown again. */
  comeBack(): void {
    this.#isInBackground = false;
  }

  /** To be called at each change of a job: the app that went to the background ends with its last one. */
  jobChanged({ status }: Job): void {
    if (!this.#isInBackground || status === 'running') return;
    setTimeout(() => {
      if (this.#isInBackground && this.#runningJob() === null) this.#options.quit();
    }, settleMs);
  }

  /** Null also for a map, which is begun by looking at it. */
  #runningJob(): Job | null {
    const job = this.#options.job();
    return job?.status === 'running' && job.kind !== 'map' ? job : null;
  }

  async #ask(job: Job): Promise<void> {
    this.#isAsking = true;
    const choice = await this.#options.ask(job);
    this.#isAsking = false;
    if (choice === 'stay') return;
    if (choice === 'stop' || this.#runningJob() === null) {
      this.stopAndQuit();
      return;
    }
    this.#isInBackground = true;
    this.#options.goToBackground();
  }
}
