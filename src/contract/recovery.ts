// What is wrong with a library, what can be recovered, and what the person chooses.
import { z } from 'zod';
import { errorInfoSchema } from './errors.ts';
import { runIdSchema } from './ids.ts';

/**
 * `empty`: too short to hold anything; `not-a-file`: a folder, a pipe or a link that leads nowhere; `newer`: written by a newer version
 * of Matinee, and not damaged at all.
 */
export const partConditionSchema = z.enum(['missing', 'empty', 'not-a-file', 'damaged', 'newer']);
export type PartCondition = z.infer<typeof partConditionSchema>;

const countsSchema = z.strictObject({ ratings: z.int(), marks: z.int() });
export type RecoveredCounts = z.infer<typeof countsSchema>;

export const diaryBackupSchema = countsSchema.extend({
  path: z.string(),
  madeAtMs: z.number(),
  /** Null for a diary without ratings. */
  lastRatedAtMs: z.int().nullable(),
});
export type DiaryBackup = z.infer<typeof diaryBackupSchema>;

export const recoverySchema = z.strictObject({
  condition: partConditionSchema,
  /** The diary's file. */
  file: z.string(),
  /** What can be read of the damaged diary; null where nothing can. */
  readable: countsSchema.nullable(),
  /** Sound backups, newest first. */
  backups: z.array(diaryBackupSchema),
});
export type Recovery = z.infer<typeof recoverySchema>;

export const recoveryChoiceSchema = z.discriminatedUnion('kind', [
  /** What can be read of the damaged diary. */
  z.strictObject({ kind: z.literal('readable') }),
  z.strictObject({ kind: z.literal('backup'), path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('empty') }),
]);
export type RecoveryChoice = z.infer<typeof recoveryChoiceSchema>;

export const recoveredSchema = countsSchema.extend({
  /** The folder that holds what was there before; null where nothing was. */
  setAside: z.string().nullable(),
});
export type Recovered = z.infer<typeof recoveredSchema>;

export const healthSchema = z.strictObject({
  /** Why nothing can be saved in the library; it recommends and exports all the same. */
  readOnly: errorInfoSchema.nullable(),
  /** The active run, if its model is damaged, and the best other one that could be active. */
  damagedModel: z.strictObject({ runId: runIdSchema, otherRunId: runIdSchema.nullable() }).nullable(),
  /** Why the last backup could not be written. */
  backupFailure: z.string().nullable(),
  /** Backups that are not as they were written, by their file names. */
  damagedBackups: z.array(z.string()),
  /** Tables of the diary that are not as Matinee wrote them last. */
  changedTables: z.array(z.string()),
});
export type Health = z.infer<typeof healthSchema>;
