// What the job runner needs to know of a kind of job; to add a kind, write one more function that plans it.
import { randomUUID } from 'node:crypto';
import type { ErrorInfo } from '../../contract/errors.ts';
import { jobIdSchema } from '../../contract/ids.ts';
import type { Job } from '../../contract/jobs.ts';
import type { JobProgress, JobResult, JobSpec } from '../../engine/jobs/job-protocol.ts';
import type { EngineProcess } from '../processes/engine-process.ts';

export type Engine = Pick<EngineProcess, 'command'>;

export type JobPlan<J extends Job> = {
  /** The job as it is told of first. */
  job: J;
  /** What is to be done, one after another, each in a process of its own. */
  specs: readonly JobSpec[];
  /** The job after a process has said how far it is; `step` counts the specs from 0. */
  withProgress: (job: J, progress: JobProgress, step: number) => J;
  /** Has the engine take over what a process has made, and answers the job after it. */
  takeOver: (job: J, result: JobResult, step: number, engine: Engine) => Promise<J>;
};

/** A plan with the job's latest state in it, whatever its kind. */
export type JobWork = {
  specs: readonly JobSpec[];
  job: () => Job;
  hear: (progress: JobProgress, step: number) => void;
  takeOver: (result: JobResult, step: number, engine: Engine) => Promise<void>;
  end: (status: Job['status'], error: ErrorInfo | null) => void;
};

export function createWork<J extends Job>({
  job: first,
  specs,
  withProgress,
  takeOver,
}: JobPlan<J>): JobWork {
  let job = first;
  return {
    specs,
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

/** What all jobs begin with. */
export function newJob(): Pick<Job, 'jobId' | 'startedAtMs' | 'status' | 'error'> {
  return { jobId: jobIdSchema.parse(randomUUID()), startedAtMs: Date.now(), status: 'running', error: null };
}

/** For a result of another kind than was asked for, which only a fault in the program can bring. */
export function unexpectedResult(job: Job, result: JobResult): Error {
  return new Error(`a job of kind ${job.kind} answered as one of kind ${result.kind}`);
}
