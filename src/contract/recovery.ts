// What is wrong with a library, what can be recovered, and what the person chooses.
import { z } from 'zod';

/** `newer`: written by a newer version of Matinee, and not damaged at all. */
export const partConditionSchema = z.enum(['missing', 'damaged', 'newer']);
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
