// What the person entered: their ratings, also those of movies that the current catalogue does not have.
import { z } from 'zod';
import { movieIdSchema, profileIdSchema } from './ids.ts';
import { languageChoices } from './languages.ts';
import { starsSchema } from './stars.ts';

export const diaryEntrySchema = z.strictObject({
  entryId: z.int(),
  /** Null while the current catalogue has no such movie; the entry waits and is never dropped. */
  movieId: movieIdSchema.nullable(),
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.string()),
  stars: starsSchema,
  /** Unix time in milliseconds. */
  ratedAtMs: z.int(),
});
export type DiaryEntry = z.infer<typeof diaryEntrySchema>;

export const profileSchema = z.strictObject({ profileId: profileIdSchema, name: z.string().min(1).max(60) });
export type Profile = z.infer<typeof profileSchema>;

/** What the first profile is called until it is renamed; the window shows it in its own language. */
export const firstProfileName = 'You';

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** False until the person has been through the welcome or skipped it. */
  onboardingDone: z.boolean(),
  language: z.enum(languageChoices),
});
export type Settings = z.infer<typeof settingsSchema>;
