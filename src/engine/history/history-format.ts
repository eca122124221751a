// What a reader of a site's exports must be able to do; each is a file of sites/.
import type { Site } from '../../contract/sites.ts';
import type { SkippedRows } from '../archives/skipped-rows.ts';
import type { TableHeader } from '../archives/table-header.ts';
import type { SourceRow } from './source-row.ts';

/** A file of the chosen zip, folder or path that may hold part of a history. */
export type HistoryFile = {
  /** Path inside the zip or folder, `/` between folders. */
  path: string;
  kind: 'table' | 'json';
  /** Of a table; that of a JSON file has no columns. */
  header: TableHeader;
  text: () => Promise<string>;
};

export type ReadingHistory = { skipped: SkippedRows; signal: AbortSignal | undefined };

/** Reads the rows; those that can't be used are skipped and reported. Throws `mostly-bad-rows` and `not-a-history`. */
export type ReadRows = (reading: ReadingHistory) => Promise<SourceRow[]>;

/** A history whose site is known, ready to be read. */
export type RecognisedHistory = { format: Site; read: ReadRows };

/** Looks at the contents, not at the names; null if the files are of another site. */
export type SiteReader = (files: readonly HistoryFile[]) => ReadRows | null;

/** Worded alike for all rows, so that the report can count them. */
export const skipReasons = {
  television: 'television, not a movie',
  noMovie: 'not a movie',
  noRating: 'it has no rating of yours',
  badRating: 'the rating is not one that the site gives',
  noTitle: 'it names no movie',
  ragged: 'the row has too few or too many fields',
} as const;
