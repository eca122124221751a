// Runs the long work, one job at a time: starts its process, tells its state, cancels it, and has the engine take over what it made.
import { randomUUID } from 'node:crypto';
import { factsOf, type DownloadSet } from '../../contract/downloads.ts';
import { MatineeError, toErrorInfo, type ErrorInfo } from '../../contract/errors.ts';
import { jobIdSchema, type JobId } from '../../contract/ids.ts';
import type { ImportJob, Job, TrainingJob } from '../../contract/jobs.ts';
import type { TrainingOptions } from '../../contract/training.ts';
import {
  fromJobMessageSchema,
  newRunId,
  type FromJobMessage,
  type JobProgress,
  type JobResult,
  type JobSpec,
  type ToJobMessage,
} from '../../engine/jobs/job-protocol.ts';
import type { Child } from '../processes/child.ts';
import type { EngineProcess } from '../processes/engine-process.ts';
import { createThrottle } from './throttle.ts';

export type JobRunnerOptions = {
  fork: () => Child;
  engine: Pick<EngineProcess, 'command'>;
  libraryDirectory: string;
  onChanged: (job: Job) => void;
  /** Told after the engine has taken over a result: lists on screen are out of date. */
  onAdopted: () => void;
};

const progressIntervalMs = 100;
/** How long a job may take to end by itself after it was asked to. */
const abortGraceMs = 1500;

type Running = {
  child: Child;
  isCancelling: boolean;
  isAdopting: boolean;
  ended: Promise<void>;
  end: () => void;
};

export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #throttle;
  #job: Job | null = null;
  #running: Running | null = null;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#throttle = createThrottle(progressIntervalMs, options.onChanged);
  }

  /** The running job, else the last one of this session, else null. */
  current(): Job | null {
    return this.#job;
  }

  startImport(path: string): JobId {
    const { libraryDirectory } = this.#options;
    return this.#start(newImport(path, null), { kind: 'import', path, libraryDirectory });
  }

  /** Downloads an archive and imports it, in one job. */
  startDownload(set: DownloadSet): JobId {
    const { libraryDirectory } = this.#options;
    return this.#start(newImport(factsOf(set).fileName, set), { kind: 'download', set, libraryDirectory });
  }

  startTraining(options: TrainingOptions): JobId {
    const { libraryDirectory } = this.#options;
    const job: TrainingJob = { ...newJob(), kind: 'training', options, progress: null, runId: null };
    return this.#start(job, { kind: 'training', libraryDirectory, options, runId: newRunId() });
  }

  /** Resolves when the job's process is gone. A job whose result is being taken over can't be cancelled any more. */
  async cancel(jobId: JobId): Promise<void> {
    if (this.#job?.jobId !== jobId) {
      throw new MatineeError('unknown-job', 'That job is not known; it may be from an earlier session.');
    }
    const running = this.#running;
    if (running === null) return;
    if (!running.isAdopting && !running.isCancelling) {
      running.isCancelling = true;
      post(running.child, { type: 'abort' });
      setTimeout(() => {
        if (this.#running === running) running.child.kill();
      }, abortGraceMs);
    }
    await running.ended;
  }

  /** Throws `job-running` for what must not happen beside a job. */
  refuseWhileRunning(): void {
    if (this.#running === null) return;
    const what = this.#job?.kind === 'import' ? 'An import' : 'A training';
    throw new MatineeError('job-running', `${what} is running. Wait for it to end, or cancel it first.`);
  }

  /** Kills a running job, at quitting; what it left is removed at the next start. */
  stop(): void {
    this.#running?.child.kill();
  }

  #start(job: Job, spec: JobSpec): JobId {
    this.refuseWhileRunning();
    const child = this.#options.fork();
    const running = newRunning(child);
    this.#running = running;
    child.onMessage((message) => {
      this.#handleMessage(running, message);
    });
    child.onExit((code) => {
      this.#handleExit(running, code);
    });
    this.#tell(job);
    post(child, { type: 'start', spec });
    return job.jobId;
  }

  #handleMessage(running: Running, message: unknown): void {
    if (this.#running !== running) return;
    const parsed = fromJobMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#fail(running, toErrorInfo(new Error(`the job said something unknown: ${parsed.error.message}`)));
      return;
    }
    this.#handleJobMessage(running, parsed.data);
  }

  #handleJobMessage(running: Running, message: FromJobMessage): void {
    switch (message.type) {
      case 'progress':
        this.#showProgress(message.progress);
        break;
      case 'done':
        if (!running.isCancelling) void this.#adopt(running, message.result);
        else this.#finish(running, { status: 'cancelled' });
        break;
      case 'failed':
        if (running.isCancelling) this.#finish(running, { status: 'cancelled' });
        else this.#fail(running, message.error);
        break;
    }
  }

  #showProgress(progress: JobProgress): void {
    const job = this.#job;
    if (job?.kind === 'import' && progress.kind === 'import') {
      this.#job = { ...job, progress: progress.progress };
    } else if (job?.kind === 'training' && progress.kind === 'training') {
      this.#job = { ...job, progress: progress.progress };
    }
    if (this.#job !== null) this.#throttle.push(this.#job);
  }

  async #adopt(running: Running, result: JobResult): Promise<void> {
    running.isAdopting = true;
    const { engine, onAdopted } = this.#options;
    try {
      if (result.kind === 'import') {
        const { stagedFile, report, details } = result;
        const relinked = await engine.command('engine:adopt-catalogue', { stagedFile });
        this.#finish(running, { status: 'succeeded', report, details, relinked });
      } else {
        await engine.command('engine:adopt-run', { run: result.run });
        this.#finish(running, { status: 'succeeded', runId: result.run.runId });
      }
      onAdopted();
    } catch (error) {
      this.#fail(running, toErrorInfo(error));
    }
  }

  #handleExit(running: Running, code: number): void {
    if (this.#running !== running || running.isAdopting) return;
    if (running.isCancelling) {
      this.#finish(running, { status: 'cancelled' });
      return;
    }
    const what = this.#job?.kind === 'import' ? 'The import' : 'The training';
    const error = {
      code: 'internal',
      message:
        `${what} stopped unexpectedly (exit code ${code}); most often the computer had no memory left. ` +
        'Your library is as it was before. Close other programs and try again.',
    } as const;
    this.#fail(running, error);
  }

  #fail(running: Running, error: ErrorInfo): void {
    this.#finish(running, { status: 'failed', error });
  }

  #finish(running: Running, change: Partial<ImportJob> | Partial<TrainingJob>): void {
    this.#running = null;
    running.child.kill();
    // The change is made of fields of the job's own kind, by the branches above.
    if (this.#job !== null) this.#tell({ ...this.#job, ...change } as Job);
    if (change.status !== 'succeeded') {
      this.#options.engine.command('engine:clean-leftovers', {}).catch(() => undefined);
    }
    running.end();
  }

  #tell(job: Job): void {
    this.#job = job;
    this.#throttle.drop();
    this.#options.onChanged(job);
  }
}

function newJob(): Pick<Job, 'jobId' | 'startedAtMs' | 'status' | 'error'> {
  return { jobId: jobIdSchema.parse(randomUUID()), startedAtMs: Date.now(), status: 'running', error: null };
}

function newImport(path: string, download: DownloadSet | null): ImportJob {
  const open = { progress: null, report: null, details: null, relinked: null };
  return { ...newJob(), kind: 'import', path, download, ...open };
}

function newRunning(child: Child): Running {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { child, isCancelling: false, isAdopting: false, ended, end };
}

function post(child: Child, message: ToJobMessage): void {
  child.send(message);
}
