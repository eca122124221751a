// What goes out of Matinee: ratings and recommendations as tables, and the whole diary as one file.
import { z } from 'zod';
import { runIdSchema } from './ids.ts';

export const exportedSchema = z.strictObject({
  /** Paths of the files that were written; more than one where a site takes no larger ones. */
  files: z.array(z.string()).min(1),
  rows: z.int(),
  /** Ratings that the layout can't have, as it knows movies by numbers that these lack. */
  leftOut: z.int(),
});
export type Exported = z.infer<typeof exportedSchema>;

export const exportedModelSchema = z.strictObject({
  runId: runIdSchema,
  files: z.array(z.string()),
  /** Names of the profiles whose ratings the model learned from, and which are in model.json. */
  people: z.array(z.string()),
});
export type ExportedModel = z.infer<typeof exportedModelSchema>;

/** A person of a diary, and how many ratings they have there. */
const personsRatingsSchema = z.strictObject({ name: z.string(), ratings: z.int() });
export type PersonsRatings = z.infer<typeof personsRatingsSchema>;

export const backupSummarySchema = z.strictObject({
  /** Format of the diary in the file, which counts up with the program's versions. */
  version: z.int(),
  profiles: z.array(personsRatingsSchema),
  ratings: z.int(),
  /** What was noted about movies without stars. */
  marks: z.int(),
  lists: z.int(),
  viewings: z.int(),
  /** Null for a diary without ratings. */
  lastRatedAtMs: z.int().nullable(),
});
export type BackupSummary = z.infer<typeof backupSummarySchema>;

export const inspectedBackupSchema = backupSummarySchema.extend({
  /** Everyone in the diary of now, which restoring the backup replaces. */
  replaces: z.array(personsRatingsSchema),
});
export type InspectedBackup = z.infer<typeof inspectedBackupSchema>;

export const backedUpSchema = z.strictObject({ path: z.string(), bytes: z.int(), ratings: z.int() });
export type BackedUp = z.infer<typeof backedUpSchema>;

export const savedDiagnosticsSchema = z.strictObject({ path: z.string(), bytes: z.int() });
export type SavedDiagnostics = z.infer<typeof savedDiagnosticsSchema>;

export const restoredSchema = z.strictObject({
  ratings: z.int(),
  /** Ratings of those that wait for a movie of this catalogue. */
  waiting: z.int(),
  /** Copy of the diary as it was before. */
  previousDiary: z.string(),
  /** Everyone who was in that. */
  replaced: z.array(personsRatingsSchema),
});
export type Restored = z.infer<typeof restoredSchema>;
