// What a job is asked to do, what it makes, and what it says to main over its port.
import { z } from 'zod';
import { downloadSetSchema } from '../../contract/downloads.ts';
import { errorInfoSchema } from '../../contract/errors.ts';
import { runIdSchema, type RunId } from '../../contract/ids.ts';
import { detailsReportSchema, importProgressSchema, importReportSchema } from '../../contract/importing.ts';
import { mapProgressSchema } from '../../contract/jobs.ts';
import { runSchema, trainingOptionsSchema, trainingProgressSchema } from '../../contract/training.ts';

export const importSpecSchema = z.strictObject({
  kind: z.literal('import'),
  /** The archive, or the folder it was unpacked to. */
  path: z.string().min(1),
  libraryDirectory: z.string().min(1),
});
export type ImportSpec = z.infer<typeof importSpecSchema>;

export const downloadSpecSchema = z.strictObject({
  kind: z.literal('download'),
  set: downloadSetSchema,
  libraryDirectory: z.string().min(1),
});
export type DownloadSpec = z.infer<typeof downloadSpecSchema>;

export const trainingSpecSchema = z.strictObject({
  kind: z.literal('training'),
  libraryDirectory: z.string().min(1),
  options: trainingOptionsSchema,
  /** Also the name of the folder that the model is saved to. */
  runId: runIdSchema,
  /** Goes on with the interrupted training of that run, which has to have the same options. */
  resumes: z.boolean().optional(),
});
export type TrainingSpec = z.infer<typeof trainingSpecSchema>;

export const mapSpecSchema = z.strictObject({
  kind: z.literal('map'),
  libraryDirectory: z.string().min(1),
  runId: runIdSchema,
});
export type MapSpec = z.infer<typeof mapSpecSchema>;

export const jobSpecSchema = z.discriminatedUnion('kind', [
  importSpecSchema,
  downloadSpecSchema,
  trainingSpecSchema,
  mapSpecSchema,
]);
export type JobSpec = z.infer<typeof jobSpecSchema>;

export const jobProgressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('import'), progress: importProgressSchema }),
  z.strictObject({ kind: z.literal('training'), progress: trainingProgressSchema }),
  z.strictObject({ kind: z.literal('map'), progress: mapProgressSchema }),
]);
export type JobProgress = z.infer<typeof jobProgressSchema>;

export const jobResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('import'),
    stagedFile: z.string(),
    /** At least one of both is there: details may come alone. */
    report: importReportSchema.nullable(),
    details: detailsReportSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('training'), run: runSchema }),
  /** The map is in its model's folder already. */
  z.strictObject({ kind: z.literal('map') }),
]);
export type JobResult = z.infer<typeof jobResultSchema>;

/** From main to the job. */
export const toJobMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), spec: jobSpecSchema }),
  z.strictObject({ type: z.literal('abort') }),
  /** To a training: keep and measure the best so far. Other jobs go on. */
  z.strictObject({ type: z.literal('stop') }),
]);
export type ToJobMessage = z.infer<typeof toJobMessageSchema>;

/** From the job to main; `done` or `failed` comes last. */
export const fromJobMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), progress: jobProgressSchema }),
  z.strictObject({ type: z.literal('done'), result: jobResultSchema }),
  z.strictObject({ type: z.literal('failed'), error: errorInfoSchema }),
]);
export type FromJobMessage = z.infer<typeof fromJobMessageSchema>;

/** A name for a new run that sorts by time and reads as one, such as `20260704-183012-4f2a`. */
export function newRunId(now: Date = new Date()): RunId {
  const [date = '', time = ''] = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T');
  const suffix = Math.floor(Math.random() * 0x10000)
    .toString(16)
    .padStart(4, '0');
  return runIdSchema.parse(`${date}-${time}-${suffix}`);
}
