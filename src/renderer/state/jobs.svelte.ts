// The long work of this session: follows the running job wherever one is in the window, starts and cancels jobs.
import { ask, hear } from './api.ts';
import type { DownloadSet } from '../../contract/downloads.ts';
import {
  yieldsToPeople,
  type ImportJob,
  type Job,
  type MapJob,
  type SweepJob,
  type TrainingJob,
} from '../../contract/jobs.ts';
import type { CallInput } from '../../contract/calls.ts';
import type { TrainingOptions } from '../../contract/training.ts';

/** The window has one, `jobs`; tests make their own. */
export class Jobs {
  /** The running job, else the last one of this session. */
  current: Job | null = $state.raw(null);
  /** The last of each kind, so that a finished import still shows after a training was started. */
  latestImport: ImportJob | null = $state.raw(null);
  latestTraining: TrainingJob | null = $state.raw(null);
  latestSweep: SweepJob | null = $state.raw(null);
  latestMap: MapJob | null = $state.raw(null);
  /** From the wish to cancel until the job has ended. */
  isCancelling = $state.raw(false);
  /** From the wish to stop a training until it has ended. */
  isStopping = $state.raw(false);

  readonly isRunning = $derived(this.current?.status === 'running');
  /** What runs has to end before another job can start: what Matinee began by itself yields. */
  readonly isBlocked = $derived(this.isRunning && this.current !== null && !yieldsToPeople(this.current));
  /** The training that Matinee began by itself, while it runs. */
  readonly automatic = $derived(
    this.isRunning && this.current?.kind === 'training' && this.current.isAutomatic ? this.current : null,
  );

  /**
   * Takes up the job that runs and listens from then on, announcing each end that it hears of; returns the function
   * that ends the listening.
   */
  start(announceEnd: (job: Job) => void): () => void {
    const end = hear('job:changed', (job) => {
      const before = this.current;
      const wasRunning = before?.jobId !== job.jobId || before.status === 'running';
      this.#take(job);
      if (wasRunning && job.status !== 'running') announceEnd(job);
    });
    void this.#takeUpCurrent();
    return end;
  }

  /** Starts a training; rejects where another job runs or the library has too little to learn from. */
  async startTraining(options: TrainingOptions): Promise<void> {
    await ask('training:start', options);
  }

  /** Goes on with an interrupted training. */
  async resumeTraining({ runId, options }: CallInput<'training:resume'>): Promise<void> {
    await ask('training:resume', { runId, options });
  }

  /** Starts a training for each of several balances. */
  async startSweep(options: CallInput<'sweep:start'>): Promise<void> {
    await ask('sweep:start', options);
  }

  /** Starts the import of an archive or a folder. */
  async startImport(path: string): Promise<void> {
    await ask('imports:start', { path });
  }

  /** Starts the download of an archive, and its import. */
  async startDownload(set: DownloadSet): Promise<void> {
    await ask('imports:download', { set });
  }

  /** Ends the running job; the library stays as it was. */
  async cancel(): Promise<void> {
    if (this.current?.status !== 'running' || this.isCancelling) return;
    this.isCancelling = true;
    try {
      await ask('jobs:cancel', { jobId: this.current.jobId });
    } catch (error) {
      this.isCancelling = false;
      throw error;
    }
  }

  /** Ends the running training early: the best epoch so far becomes the model. */
  async stopTraining(): Promise<void> {
    const job = this.current;
    if (job?.kind !== 'training' || job.status !== 'running' || this.isStopping) return;
    this.isStopping = true;
    try {
      await ask('training:stop', { jobId: job.jobId });
    } catch (error) {
      this.isStopping = false;
      throw error;
    }
  }

  /** Puts away the outcome of a finished import, so that the next one can be chosen. */
  forgetImport(): void {
    if (this.latestImport?.status !== 'running') this.latestImport = null;
  }

  /** Puts away the outcome of a finished training. */
  forgetTraining(): void {
    if (this.latestTraining?.status !== 'running') this.latestTraining = null;
  }

  /** Puts away the outcome of a finished sweep. */
  forgetSweep(): void {
    if (this.latestSweep?.status !== 'running') this.latestSweep = null;
  }

  async #takeUpCurrent(): Promise<void> {
    // What arrived as an event meanwhile is newer. If the call fails, events still describe the job.
    const job = await ask('jobs:current', {}).catch(() => null);
    if (job !== null && this.current === null) this.#take(job);
  }

  #take(job: Job): void {
    this.current = job;
    if (job.status !== 'running') {
      this.isCancelling = false;
      this.isStopping = false;
    }
    switch (job.kind) {
      case 'import':
        this.latestImport = job;
        break;
      case 'training':
        this.latestTraining = job;
        break;
      case 'sweep':
        this.latestSweep = job;
        break;
      case 'map':
        this.latestMap = job;
        break;
    }
  }
}

export const jobs = new Jobs();
