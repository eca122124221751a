// The library as a whole: its catalogue, the active profile and the active model.
import { z } from 'zod';
import { profileSchema, settingsSchema } from './diary.ts';
import { detailsReportSchema, importReportSchema } from './importing.ts';
import { partConditionSchema } from './recovery.ts';
import { runIdSchema } from './ids.ts';
import { runQuestionSchema } from './run-question.ts';

/** What the starter library is called in the catalogue and in its runs; the window shows it in its own language. */
export const starterLibraryName = 'Starter library';

export const catalogueInfoSchema = z.strictObject({
  name: z.string(),
  /** Ratings made by a simulation, not by people; every screen that shows them says so. */
  isSimulated: z.boolean(),
  fingerprint: z.string(),
  importedAtMs: z.int(),
  movies: z.int(),
  users: z.int(),
  ratings: z.int(),
  tags: z.int(),
  meanStars: z.number(),
});
export type CatalogueInfo = z.infer<typeof catalogueInfoSchema>;

export const overviewSchema = z.strictObject({
  version: z.string(),
  /** Null before the first import. */
  catalogue: catalogueInfoSchema.nullable(),
  /** Why there is none, though there was one. */
  catalogueProblem: partConditionSchema.exclude(['missing']).nullable(),
  lastImport: importReportSchema.nullable(),
  /** The movie details that the catalogue has; null where none were imported. */
  details: detailsReportSchema.nullable(),
  profile: profileSchema,
  settings: settingsSchema,
  /** Another one after each restore of the diary, whichever program did it; null before the first. */
  lastRestore: z.string().nullable(),
  activeRunId: runIdSchema.nullable(),
  /** Whether the active model is what Matinee made within seconds after the import. */
  isFirstImpression: z.boolean(),
  /** What the person has not answered yet about a finished run; null where nothing is open. */
  runQuestion: runQuestionSchema.nullable(),
  /** The profile's ratings, and those of them that wait for a movie of this catalogue. */
  ratings: z.int(),
  waitingRatings: z.int(),
  /** True where the program comes with a starter library that can be installed. */
  hasStarter: z.boolean(),
});
export type Overview = z.infer<typeof overviewSchema>;
