// Viewings: when the person watched a movie, what they thought of it that time, and with whom; a movie can have many.
import { z } from 'zod';
import { isCalendarDay } from './calendar-day.ts';
import { movieIdSchema } from './ids.ts';
import { starsSchema } from './stars.ts';

/** The sites write tags one after the other with commas. */
const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^,]*$/u, 'no comma');

/** What the person says of a viewing. */
export const viewingDetailsSchema = z.strictObject({
  /** As `calendarDay` has it; null where the person does not know the day. */
  watchedAtMs: z.int().refine(isCalendarDay, 'a day without a time').nullable(),
  /** Null for a viewing without stars. */
  stars: starsSchema.nullable(),
  note: z.string().max(100_000),
  tags: z.array(tagSchema).max(100),
  isRewatch: z.boolean(),
  /** With whom, in the person's own words. */
  companions: z.string().max(1000),
});
export type ViewingDetails = z.infer<typeof viewingDetailsSchema>;

/** Of one about which nothing is said but that it was. */
export const bareViewing: ViewingDetails = {
  ...{ watchedAtMs: null, stars: null, note: '', tags: [], isRewatch: false, companions: '' },
};

export const viewingSchema = z.strictObject({
  viewingId: z.int(),
  /** Null while the current catalogue has no such movie; the viewing waits and is never dropped. */
  movieId: movieIdSchema.nullable(),
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.string()),
  watchedAtMs: z.int().nullable(),
  stars: starsSchema.nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  isRewatch: z.boolean(),
  companions: z.string(),
  /** When the person noted it, here or at the site that it comes from. */
  notedAtMs: z.int(),
});
export type Viewing = z.infer<typeof viewingSchema>;

/** Of a movie's starred viewings and the stars given to it directly: the latest count, or the mean of all. */
export const countingRuleSchema = z.enum(['latest', 'mean']);
export type CountingRule = z.infer<typeof countingRuleSchema>;

/** Names what a change did, so that it can be undone as long as the engine runs. */
export const changeIdSchema = z.int().nonnegative().brand<'ChangeId'>();
export type ChangeId = z.infer<typeof changeIdSchema>;

/** What is done to many lines of the diary at once. A rating gets no tags; with a day it becomes a viewing. */
export const diaryEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stars'), stars: starsSchema }),
  z.strictObject({ kind: z.literal('day'), watchedAtMs: viewingDetailsSchema.shape.watchedAtMs.unwrap() }),
  z.strictObject({ kind: z.literal('tag'), tag: tagSchema }),
  z.strictObject({ kind: z.literal('remove') }),
]);
export type DiaryEdit = z.infer<typeof diaryEditSchema>;
