// Jobs: the long work, at most one at a time, whose whole state is sent at every change.
import { z } from 'zod';
import { downloadSetSchema } from './downloads.ts';
import { errorInfoSchema } from './errors.ts';
import { jobIdSchema, runIdSchema } from './ids.ts';
import { runQuestionSchema } from './run-question.ts';
import { detailsReportSchema, importProgressSchema, importReportSchema } from './importing.ts';
import { sweepPointSchema, sweepProgressSchema } from './sweeps.ts';
import { trainingOptionsSchema, trainingProgressSchema } from './training.ts';

/** What every job has, beside its kind, its progress (null until the first report) and what it made. */
const jobBase = {
  jobId: jobIdSchema,
  startedAtMs: z.int(),
  status: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  /** Set when the status is `failed`. */
  error: errorInfoSchema.nullable(),
};

export const importJobSchema = z.strictObject({
  ...jobBase,
  kind: z.literal('import'),
  /** Of the archive; for a download the name of its file. */
  path: z.string(),
  /** The set that is downloaded first; null where the archive is on the disk. */
  download: downloadSetSchema.nullable(),
  progress: importProgressSchema.nullable(),
  /** Set when the status is `succeeded` and ratings came in. */
  report: importReportSchema.nullable(),
  /** Set when the status is `succeeded` and movie details came in, alone or with ratings. */
  details: detailsReportSchema.nullable(),
  /** Diary entries that found their movie in the new catalogue, and those that wait. */
  relinked: z.strictObject({ linked: z.int(), waiting: z.int() }).nullable(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

export const trainingJobSchema = z.strictObject({
  ...jobBase,
  kind: z.literal('training'),
  /** Begun by Matinee itself after an import: it yields to any job that a person starts. */
  isAutomatic: z.boolean(),
  /** Of the training that runs: an automatic job makes a first impression and then trains. */
  options: trainingOptionsSchema,
  progress: trainingProgressSchema.nullable(),
  /** Set when the status is `succeeded`; that run is the active one then, unless there is a question. */
  runId: runIdSchema.nullable(),
  /** Set where the run is worse than the active one, which stays until the person has chosen. */
  question: runQuestionSchema.nullable(),
});
export type TrainingJob = z.infer<typeof trainingJobSchema>;

/** Its id is also what marks the runs it made as its own. */
export const sweepJobSchema = z.strictObject({
  ...jobBase,
  kind: z.literal('sweep'),
  /** In the order in which they are trained; those that are finished stay, however the job ends. */
  points: z.array(sweepPointSchema),
  progress: sweepProgressSchema.nullable(),
});
export type SweepJob = z.infer<typeof sweepJobSchema>;

export const mapProgressSchema = z.strictObject({
  phase: z.enum(['loading', 'neighbours', 'layout', 'placing']),
  epoch: z.int(),
  epochs: z.int(),
  elapsedMs: z.number(),
  /** Null until it can be estimated. */
  remainingMs: z.number().nullable(),
});
export type MapProgress = z.infer<typeof mapProgressSchema>;

/** Lays a run's movies out for the taste map. It yields to any other job. */
export const mapJobSchema = z.strictObject({
  ...jobBase,
  kind: z.literal('map'),
  runId: runIdSchema,
  progress: mapProgressSchema.nullable(),
});
export type MapJob = z.infer<typeof mapJobSchema>;

export const jobSchema = z.discriminatedUnion('kind', [
  importJobSchema,
  trainingJobSchema,
  sweepJobSchema,
  mapJobSchema,
]);
export type Job = z.infer<typeof jobSchema>;
export type JobKind = Job['kind'];

/** Whether a job that is running ends by itself when a person starts another one. */
export function yieldsToPeople(job: Job): boolean {
  return job.kind === 'map' || (job.kind === 'training' && job.isAutomatic);
}
