// Closing or quitting while a job runs or the library moves: asks first, and can go on in the background until that is done.
import type { Job, JobKind } from '../../contract/jobs.ts';

export type LeavingChoice = 'background' | 'stop' | 'stay';

/** What the end of the program would cut off. */
export type Underway = JobKind | 'moving';

export type LeavingOptions = {
  /** The running job, or the last one. */
  job: () => Job | null;
  /** Whether the library is on its way to another place. */
  isMoving: () => boolean;
  ask: (what: Underway) => Promise<LeavingChoice>;
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
    const what = this.#underway();
    if (what === null || this.#isAgreed) return;
    if (!this.#isQuitting && !this.#options.endsWithWindow) return;
    event.preventDefault();
    this.#isQuitting = false;
    if (!this.#isAsking) void this.#ask(what);
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

  /** To be called at each change of a job or a move: the app that went to the background ends with the last one. */
  changed(): void {
    if (!this.#isInBackground || this.#underway() !== null) return;
    setTimeout(() => {
      if (this.#isInBackground && this.#underway() === null) this.#options.quit();
    }, settleMs);
  }

  #underway(): Underway | null {
    if (this.#options.isMoving()) return 'moving';
    const job = this.#options.job();
    return job?.status === 'running' ? job.kind : null;
  }

  async #ask(what: Underway): Promise<void> {
    this.#isAsking = true;
    const choice = await this.#options.ask(what);
    this.#isAsking = false;
    if (choice === 'stay') return;
    if (choice === 'stop' || this.#underway() === null) {
      this.stopAndQuit();
      return;
    }
    this.#isInBackground = true;
    this.#options.goToBackground();
  }
}
