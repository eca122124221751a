// What the columns of a table mean whose layout no reader knows: guessed by the engine, chosen by the person, remembered for the layout.
import { z } from 'zod';
import { historyKindSchema } from './history.ts';
import { starsSchema } from './stars.ts';

export const columnMeanings = [
  'ignored',
  'title',
  'other-title',
  'year',
  'imdb-id',
  'tmdb-id',
  'movielens-id',
  'rating',
  'date',
  'watched-date',
  'watched',
  'watchlist',
  'type',
  'like',
  'owned',
  'list',
  'note',
  'tags',
] as const;
/** `date` is when a row was rated or noted, `watched-date` the day of watching; `type` says what is a movie and what is television. */
export const columnMeaningSchema = z.enum(columnMeanings);
export type ColumnMeaning = z.infer<typeof columnMeaningSchema>;

export const ratingScales = ['5', '10', '20', '100', 'letters'] as const;
/** The best rating that can be given; `100` reads per cent too, `letters` are A+ to F. */
export const ratingScaleSchema = z.enum(ratingScales);
export type RatingScale = z.infer<typeof ratingScaleSchema>;

/** `automatic` takes the order that the table's dates show. */
export const mappedDateOrderSchema = z.enum(['automatic', 'day-first', 'month-first']);
export type MappedDateOrder = z.infer<typeof mappedDateOrderSchema>;

/** What a row says that has no rating, and that no column says to be watched or to be watched. */
export const unratedSchema = z.enum(['left-out', 'watched', 'watchlist']);
export type Unrated = z.infer<typeof unratedSchema>;

export const tableMappingSchema = z.strictObject({
  /** All columns of the table, in its order. */
  columns: z.array(z.strictObject({ name: z.string().max(1000), meaning: columnMeaningSchema })).max(1000),
  scale: ratingScaleSchema,
  dateOrder: mappedDateOrderSchema,
  unrated: unratedSchema,
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** A row of the table as it would come in, or why it would not. */
export const mappedRowSchema = z.strictObject({
  line: z.int(),
  title: z.string(),
  year: z.int().nullable(),
  kind: historyKindSchema.nullable(),
  stars: starsSchema.nullable(),
  datedAtMs: z.int().nullable(),
  /** Null for a row that comes in whole; otherwise why it does not, or comes without its date. */
  problem: z.string().nullable(),
});
export type MappedRow = z.infer<typeof mappedRowSchema>;

/** What the first rows of a table are, and what they would become. */
export const mappedTableSchema = z.strictObject({
  /** The table's name within the zip or folder, or that of the file itself. */
  file: z.string(),
  rows: z.int().nonnegative(),
  mapping: tableMappingSchema,
  /** Whether the mapping was chosen at an earlier import of such a table. */
  isRemembered: z.boolean(),
  /** The first cells of each column that have something, in the order of the columns. */
  samples: z.array(z.array(z.string())),
  first: z.array(mappedRowSchema),
  /** Of all rows: how many come in, and how many without a date that they have. */
  taken: z.int().nonnegative(),
  undated: z.int().nonnegative(),
});
export type MappedTable = z.infer<typeof mappedTableSchema>;
