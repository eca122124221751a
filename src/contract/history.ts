// The person's own history from elsewhere: what a file holds, how its rows were matched, and the imports that were made of them.
import { z } from 'zod';
import { diaryEntrySchema } from './diary.ts';
import { skippedRowSchema } from './importing.ts';
import { movieSummarySchema } from './movies.ts';
import { historyFormatSchema } from './sites.ts';
import { starsSchema } from './stars.ts';

/** Names one reading of a file, kept by the engine until it is applied, discarded, or another file is read. */
export const previewIdSchema = z.string().min(1).max(64).brand<'PreviewId'>();
export type PreviewId = z.infer<typeof previewIdSchema>;

export const importIdSchema = z.int().nonnegative().brand<'ImportId'>();

/** All but ratings and viewings carry no stars: a `list` row is a movie of a list, the others become marks. */
export const historyKindSchema = z.enum([
  ...(['rating', 'viewing', 'watched', 'watchlist', 'liked', 'owned', 'list'] as const),
]);
export type HistoryKind = z.infer<typeof historyKindSchema>;

/**
 * `matched` has its movie; `uncertain` has a guess that the person should look at; `unmatched` has none in this catalogue.
 * Applied as they are, uncertain and unmatched rows wait in the diary. `left-out` is what the person does not want.
 */
export const rowStateSchema = z.enum(['matched', 'uncertain', 'unmatched', 'left-out']);
export type RowState = z.infer<typeof rowStateSchema>;

/** By what the movie was found; `near-year` is the same title a year earlier or later. */
export const matchedBySchema = z.enum([
  'imdb-id',
  'tmdb-id',
  'movielens-id',
  'title',
  'other-title',
  'near-year',
  'person',
]);
export type MatchedBy = z.infer<typeof matchedBySchema>;

/**
 * What applying does with the row: `add` and `update` change the diary; `wait` adds an entry without a movie; `same` is in the
 * diary already; `older` loses against a later rating of the diary; `double` loses against a later row of the same file;
 * `none` for rows left out.
 */
export const rowOutcomeSchema = z.enum(['add', 'update', 'wait', 'same', 'older', 'double', 'none']);
export type RowOutcome = z.infer<typeof rowOutcomeSchema>;

export const historyRowSchema = z.strictObject({
  /** Place in the file's list of rows, from 0. */
  rowId: z.int().nonnegative(),
  kind: historyKindSchema,
  /** Name of the list that the row is of; null for other rows. */
  list: z.string().nullable(),
  file: z.string(),
  /** Line of a table, or place in a list, counted from 1. */
  line: z.int(),
  /** As the file has them. */
  title: z.string(),
  year: z.int().nullable(),
  stars: starsSchema.nullable(),
  /** Unix time in milliseconds; null where the file does not say. */
  datedAtMs: z.int().nullable(),
  state: rowStateSchema,
  outcome: rowOutcomeSchema,
  matchedBy: matchedBySchema.nullable(),
  /** The movie of a matched row, the guess of an uncertain one; null otherwise. */
  movie: movieSummarySchema.nullable(),
  /** Movies that it may be, likeliest first, the chosen one among them; at most six. */
  candidates: z.array(movieSummarySchema),
  /** What the diary gives this movie now; null where it has nothing. */
  diaryStars: starsSchema.nullable(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

const count = z.int().nonnegative();

/**
 * What a file holds beside what is imported: `likes` of others' writing, `notes` on what is to be watched and `lists` have no place in the
 * diary; `deleted` is what the person removed there; `series` is television; of `unclear` nothing says what it means; `other` is in files that no reader knows.
 */
export const untakenKindSchema = z.enum(['likes', 'notes', 'lists', 'deleted', 'series', 'unclear', 'other']);
export type UntakenKind = z.infer<typeof untakenKindSchema>;

const reasonCounts = z.array(z.strictObject({ reason: z.string(), count }));

export const historyPreviewSchema = z.strictObject({
  previewId: previewIdSchema,
  /** Name of the file or folder that was read. */
  source: z.string(),
  format: historyFormatSchema,
  rows: count,
  states: z.strictObject({ matched: count, uncertain: count, unmatched: count, 'left-out': count }),
  outcomes: z.strictObject({
    ...{ add: count, update: count, wait: count, same: count, older: count, double: count, none: count },
  }),
  kinds: z.strictObject({
    ...{ rating: count, viewing: count, watched: count, watchlist: count, liked: count, owned: count },
    list: count,
  }),
  /** Rows that can't be or need not be imported: television, no rating, broken. `skippedRows` holds the first of them. */
  skipped: count,
  skippedRows: z.array(skippedRowSchema),
  skippedByReason: reasonCounts,
  /** Rows that were left out before matching, since others of the file say the same. */
  repeated: count,
  /** Rows that are imported without their date, which can't be read; `rows` holds the first of them. */
  remarks: z.strictObject({ count, rows: z.array(skippedRowSchema), byReason: reasonCounts }),
  untaken: z.array(z.strictObject({ kind: untakenKindSchema, file: z.string(), count })),
});
export type HistoryPreview = z.infer<typeof historyPreviewSchema>;

export const historyRowsQuerySchema = z.strictObject({
  previewId: previewIdSchema,
  /** Null for all. */
  state: rowStateSchema.nullable().default(null),
  outcome: rowOutcomeSchema.nullable().default(null),
  kind: historyKindSchema.nullable().default(null),
  /** Part of a title, in any letter case. */
  query: z.string().max(200).default(''),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export type HistoryRowsQuery = z.output<typeof historyRowsQuerySchema>;

/** The person's decision for a row: this movie, leave it out, or back to the automatic match. */
export const rowChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('movie'), movieId: movieSummarySchema.shape.movieId }),
  z.strictObject({ kind: z.literal('leave-out') }),
  z.strictObject({ kind: z.literal('automatic') }),
]);
export type RowChoice = z.infer<typeof rowChoiceSchema>;

/** An import that was applied and can be undone. */
export const historyImportSchema = z.strictObject({
  importId: importIdSchema,
  source: z.string(),
  format: historyFormatSchema,
  importedAtMs: z.int(),
  /** Ratings that came in, by themselves or by viewings; those that replaced one of the diary; and those of them that waited for a movie then. */
  added: count,
  updated: count,
  waiting: count,
  /** Movies noted as watched, for the watchlist, as liked or as owned. */
  marked: count,
  /** Lists that came in or changed. */
  lists: count,
  viewings: count,
});
export type HistoryImport = z.infer<typeof historyImportSchema>;

export const undoOutcomeSchema = z.strictObject({
  /** Entries, viewings, marks and movies of lists that the import had added and that are gone again. */
  removed: count,
  /** Entries that have their earlier stars again, and lists that are as they were. */
  restored: count,
  /** Entries and lists that were changed after the import and stay. */
  kept: count,
});
export type UndoOutcome = z.infer<typeof undoOutcomeSchema>;

/** A rating that waits for a movie of this catalogue, with movies that it may mean, likeliest first. */
export const waitingEntrySchema = z.strictObject({
  entry: diaryEntrySchema,
  suggestions: z.array(movieSummarySchema),
});
export type WaitingEntry = z.infer<typeof waitingEntrySchema>;
