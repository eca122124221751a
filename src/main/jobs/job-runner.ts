// Runs one job at a time: starts its processes, reports its state, cancels it, and lets the engine adopt its result.
import { MatineeError, toErrorInfo, type ErrorInfo } from '../../contract/errors.ts';
import type { DownloadSet } from '../../contract/downloads.ts';
import type { JobId, RunId } from '../../contract/ids.ts';
import { yieldsToPeople, type Job, type JobKind } from '../../contract/jobs.ts';
import type { SweepOptions } from '../../contract/sweeps.ts';
import type { TrainingOptions } from '../../contract/training.ts';
import {
  fromJobMessageSchema,
  type FromJobMessage,
  type JobResult,
  type ToJobMessage,
} from '../../engine/jobs/job-protocol.ts';
import type { Child } from '../processes/child.ts';
import { firstTrainingsWork } from './first-trainings-work.ts';
import { downloadWork, importWork } from './import-work.ts';
import type { Engine, JobWork } from './job-work.ts';
import { mapWork } from './map-work.ts';
import { sweepWork } from './sweep-work.ts';
import { createThrottle } from './throttle.ts';
import { trainingWork } from './training-work.ts';

export type JobRunnerOptions = {
  fork: () => Child;
  engine: Engine;
  libraryDirectory: () => string;
  onChanged: (job: Job) => void;
  /** Called when the engine has adopted a result, as a rule at the job's end: lists on screen are out of date. */
  onAdopted: () => void;
  /** Called when a job has put another catalogue or movie details in. */
  onImported: () => void;
};

const progressIntervalMs = 100;
/** Time for a job to end by itself after it was cancelled. */
const abortGraceMs = 1500;

type Running = {
  readonly work: JobWork;
  /** The process of the spec at `step`. */
  child: Child;
  step: number;
  isCancelling: boolean;
  isAdopting: boolean;
  hasAdopted: boolean;
  readonly ended: Promise<void>;
  readonly end: () => void;
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

  /** The running job, or the last one of this session, or null. */
  current(): Job | null {
    return this.#job;
  }

  startImport(path: string): JobId {
    return this.#start(importWork(path, this.#options.libraryDirectory()));
  }

  startDownload(set: DownloadSet): JobId {
    return this.#start(downloadWork(set, this.#options.libraryDirectory()));
  }

  startTraining(options: TrainingOptions): JobId {
    return this.#start(trainingWork(options, this.#options.libraryDirectory()));
  }

  /** Begins the trainings that nobody has to ask for; does nothing while another job runs. */
  startFirstTrainings(): void {
    if (this.#running === null) this.#start(firstTrainingsWork(this.#options.libraryDirectory()));
  }

  /** Goes on with an interrupted training, whose options these have to be. */
  resumeTraining(runId: RunId, options: TrainingOptions): JobId {
    return this.#start(trainingWork(options, this.#options.libraryDirectory(), runId));
  }

  startSweep(options: SweepOptions): JobId {
    return this.#start(sweepWork(options, this.#options.libraryDirectory()));
  }

  /** Lays out a run's movies for the map; continues if that is already running. */
  startMap(runId: RunId): JobId {
    const job = this.#running?.work.job();
    if (job?.kind === 'map' && job.runId === runId) return job.jobId;
    return this.#start(mapWork(runId, this.#options.libraryDirectory()));
  }

  /**
   * Resolves when the job's process is gone. A result that is being adopted can't be cancelled any more, but the steps
   * after it can.
   */
  async cancel(jobId: JobId): Promise<void> {
    this.#checkKnown(jobId);
    const running = this.#running;
    if (running === null) return;
    if (!running.isCancelling) {
      running.isCancelling = true;
      if (!running.isAdopting) this.#abort(running);
    }
    await running.ended;
  }

  /** Lets a running training end early with the best epoch so far; without effect once it has ended or is being cancelled. */
  stopTraining(jobId: JobId): void {
    this.#checkKnown(jobId);
    const running = this.#running;
    if (running === null || running.isCancelling || running.isAdopting) return;
    if (running.work.job().kind !== 'training') {
      throw new MatineeError(
        'invalid-input',
        'Only a training can be stopped early; other jobs can be cancelled.',
      );
    }
    post(running.child, { type: 'stop' });
  }

  /**
   * Throws `job-running` for what must not happen beside a job. What Matinee began by itself yields to what a person
   * starts; a map, which is begun by looking at it, only where another map runs.
   */
  refuseWhileRunning(next: 'map' | 'other' = 'other'): void {
    const running = this.#running;
    if (running === null) return;
    const job = running.work.job();
    if (next === 'other' ? yieldsToPeople(job) : job.kind === 'map') {
      this.#finish(running, 'cancelled');
      return;
    }
    const what = names[job.kind];
    throw new MatineeError('job-running', `${what.a} is running. Wait for it to end, or cancel it first.`);
  }

  /** Kills a running job at quit; its leftovers are removed at the next start. */
  stop(): void {
    this.#running?.child.kill();
  }

  #checkKnown(jobId: JobId): void {
    if (this.#job?.jobId === jobId) return;
    throw new MatineeError('unknown-job', 'That job is not known; it may be from an earlier session.');
  }

  #start(work: JobWork): JobId {
    this.refuseWhileRunning(work.job().kind === 'map' ? 'map' : 'other');
    const running = newRunning(work, this.#options.fork());
    this.#running = running;
    this.#report(work.job());
    this.#sendStep(running);
    return work.job().jobId;
  }

  /** Sends the spec to the process. */
  #sendStep(running: Running): void {
    const { child, work, step } = running;
    child.onMessage((message) => {
      if (this.#running === running && running.child === child) this.#handleMessage(running, message);
    });
    child.onExit((code) => {
      if (this.#running === running && running.child === child) this.#handleExit(running, code);
    });
    const spec = work.specs[step];
    if (spec === undefined) throw new Error(`the job has no step ${step}`);
    post(child, { type: 'start', spec });
  }

  #handleMessage(running: Running, message: unknown): void {
    const parsed = fromJobMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#fail(running, toErrorInfo(new Error(`the job sent an unknown message: ${parsed.error.message}`)));
      return;
    }
    this.#handleJobMessage(running, parsed.data);
  }

  #handleJobMessage(running: Running, message: FromJobMessage): void {
    switch (message.type) {
      case 'progress':
        running.work.hear(message.progress, running.step);
        this.#job = running.work.job();
        this.#throttle.push(this.#job);
        break;
      case 'done':
        if (!running.isCancelling) void this.#adopt(running, message.result);
        else this.#finish(running, 'cancelled');
        break;
      case 'failed':
        if (running.isCancelling) this.#finish(running, 'cancelled');
        else this.#fail(running, message.error);
        break;
    }
  }

  async #adopt(running: Running, result: JobResult): Promise<void> {
    const { work } = running;
    running.isAdopting = true;
    try {
      await work.takeOver(result, running.step, this.#options.engine);
    } catch (error) {
      if (this.#running === running) this.#fail(running, toErrorInfo(error));
      return;
    }
    running.isAdopting = false;
    running.hasAdopted = true;
    // It yielded meanwhile; what it made stays.
    if (this.#running !== running) this.#options.onAdopted();
    else if (running.step === work.specs.length - 1) this.#finish(running, 'succeeded');
    else if (running.isCancelling) this.#finish(running, 'cancelled');
    else this.#goOn(running);
  }

  /** The next spec gets a new process, so that the memory of the previous one is freed. */
  #goOn(running: Running): void {
    const before = running.child;
    running.child = this.#options.fork();
    running.step += 1;
    before.kill();
    this.#report(running.work.job());
    if (running.work.adoptsEachStep) this.#options.onAdopted();
    this.#sendStep(running);
  }

  #handleExit(running: Running, code: number): void {
    if (running.isAdopting) return;
    if (running.isCancelling) {
      this.#finish(running, 'cancelled');
      return;
    }
    const what = names[running.work.job().kind];
    this.#fail(running, {
      code: 'internal',
      message:
        `${what.the} stopped unexpectedly (exit code ${code}); most often the computer had no memory left. ` +
        `${running.hasAdopted ? 'What was finished before is kept.' : 'Your library is as it was before.'} ` +
        'Close other programs and try again.',
    });
  }

  /** Asks the process to end, and kills it if it takes too long. */
  #abort(running: Running): void {
    post(running.child, { type: 'abort' });
    setTimeout(() => {
      if (this.#running === running) running.child.kill();
    }, abortGraceMs);
  }

  #fail(running: Running, error: ErrorInfo): void {
    this.#finish(running, 'failed', error);
  }

  #finish(running: Running, status: Job['status'], error: ErrorInfo | null = null): void {
    this.#running = null;
    running.child.kill();
    running.work.end(status, error);
    this.#report(running.work.job());
    // A map changes no list.
    if (running.hasAdopted && running.work.job().kind !== 'map') this.#options.onAdopted();
    if (status !== 'succeeded') this.#clean(running, status);
    running.end();
    if (running.hasAdopted && running.work.job().kind === 'import') this.#options.onImported();
  }

  /** A training that was cancelled, but had to be killed, is not to be offered to go on. */
  #clean({ work, step }: Running, status: Job['status']): void {
    const { engine } = this.#options;
    const spec = work.specs[step];
    if (status === 'cancelled' && spec?.kind === 'training') {
      engine.ask('training:discard', { runId: spec.runId }).catch(() => undefined);
    }
    engine.ask('cleanLeftovers').catch(() => undefined);
  }

  #report(job: Job): void {
    this.#job = job;
    this.#throttle.drop();
    this.#options.onChanged(job);
  }
}

/** What jobs are called in errors. */
const names: Readonly<Record<JobKind, { a: string; the: string }>> = {
  import: { a: 'An import', the: 'The import' },
  training: { a: 'A training', the: 'The training' },
  sweep: { a: 'A sweep', the: 'The sweep' },
  map: { a: 'A map', the: 'The map' },
};

function newRunning(work: JobWork, child: Child): Running {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const flags = { isCancelling: false, isAdopting: false, hasAdopted: false };
  return { work, child, step: 0, ...flags, ended, end };
}

function post(child: Child, message: ToJobMessage): void {
  child.send(message);
}
