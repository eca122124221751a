// What the job runner needs to know of a kind of job; to add a kind, write one more function that plans it.
import { randomUUID } from 'node:crypto';
import type { ErrorInfo } from '../../contract/errors.ts';
import { jobIdSchema } from '../../contract/ids.ts';
import type { Job } from '../../contract/jobs.ts';
import type { JobProgress, JobResult, JobSpec } from '../../engine/jobs/job-protocol.ts';
import type { EngineProcess } from '../processes/engine-process.ts';

export type Engine = Pick<EngineProcess, 'ask'>;

export type JobPlan<J extends Job> = {
  /** The job's initial state. */
  job: J;
  /** The specs to run one after another, each in its own process. */
  specs: readonly JobSpec[];
  /** Whether lists on screen are out of date after each of them, not only after the last; by default not. */
  adoptsEachStep?: boolean;
  /** The job after a progress report; `step` counts the specs from 0. */
  withProgress: (job: J, progress: JobProgress, step: number) => J;
  /** Lets the engine adopt a process's result, and returns the job after it. */
  takeOver: (job: J, result: JobResult, step: number, engine: Engine) => Promise<J>;
};

/** A plan with the job's latest state, of any kind. */
export type JobWork = {
  specs: readonly JobSpec[];
  adoptsEachStep: boolean;
  job: () => Job;
  hear: (progress: JobProgress, step: number) => void;
  takeOver: (result: JobResult, step: number, engine: Engine) => Promise<void>;
  end: (status: Job['status'], error: ErrorInfo | null) => void;
};

export function createWork<J extends Job>({
  job: first,
  specs,
  adoptsEachStep = false,
  withProgress,
  takeOver,
}: JobPlan<J>): JobWork {
  let job = first;
  return {
    specs,
    adoptsEachStep,
    job: () => job,
    hear: (progress, step) => {
      job = withProgress(job, progress, step);
    },
    takeOver: async (result, step, engine) => {
      job = await takeOver(job, result, step, engine);
    },
    end: (status, error) => {
      job = { ...job, status, error };
    },
  };
}

/** The initial fields of all jobs. */
export function newJob(): Pick<Job, 'jobId' | 'startedAtMs' | 'status' | 'error'> {
  return { jobId: jobIdSchema.parse(randomUUID()), startedAtMs: Date.now(), status: 'running', error: null };
}

/** The error for a result of the wrong kind, which only a bug can cause. */
export function unexpectedResult(job: Job, result: JobResult): Error {
  return new Error(`a job of kind ${job.kind} answered as one of kind ${result.kind}`);
}
