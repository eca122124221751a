// Importing: what is reported while an archive is read, and the report that is kept.
import { z } from 'zod';

export const importProgressSchema = z.strictObject({
  phase: z.enum([
    'downloading',
    'opening',
    'movies',
    'links',
    'ratings',
    'tags',
    'indexing',
    'statistics',
    'finishing',
    'details',
  ]),
  bytesRead: z.number(),
  bytesTotal: z.number(),
  rowsRead: z.number(),
  elapsedMs: z.number(),
  /** Null until it can be estimated. */
  remainingMs: z.number().nullable(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

export const skippedRowSchema = z.strictObject({
  file: z.string(),
  /** Counted from 1, as an editor shows it. */
  line: z.int(),
  reason: z.string(),
});
export type SkippedRow = z.infer<typeof skippedRowSchema>;

/** What became of a table of movie details, such as The Movies Dataset's. */
export const detailsReportSchema = z.strictObject({
  source: z.string(),
  /** Records read, good and bad. */
  records: z.int(),
  /** Movies of the catalogue, and those that got details. */
  movies: z.int(),
  matched: z.int(),
  /** Records of movies that the catalogue does not hold. */
  unmatched: z.int(),
  /** Records with an id that an earlier one had; the first counts. */
  repeated: z.int(),
  /** Records that were broken over two rows and put together again. */
  repaired: z.int(),
  skipped: z.int(),
  skippedRows: z.array(skippedRowSchema),
  skippedByReason: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
  elapsedMs: z.number(),
  /** Movies that got a cast and crew, and keywords; reports of earlier versions have no such counts. */
  added: z.strictObject({ credits: z.int(), keywords: z.int() }).default({ credits: 0, keywords: 0 }),
});
export type DetailsReport = z.infer<typeof detailsReportSchema>;

export const importReportSchema = z.strictObject({
  format: z.string(),
  source: z.string(),
  movies: z.int(),
  users: z.int(),
  ratings: z.int(),
  tags: z.int(),
  /** All rows that were left out; `skippedRows` holds the first of them. */
  skipped: z.int(),
  skippedRows: z.array(skippedRowSchema),
  skippedByReason: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
  elapsedMs: z.number(),
  ratingsPerSecond: z.number(),
});
export type ImportReport = z.infer<typeof importReportSchema>;
