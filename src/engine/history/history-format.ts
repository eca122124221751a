// What a reader of a site's exports must be able to do; each is a file of sites/.
import type { HistoryFormat } from '../../contract/sites.ts';
import type { SkippedRows } from '../archives/skipped-rows.ts';
import type { HistoryFile } from './history-file.ts';
import type { SourceRow } from './source-row.ts';
import type { UntakenParts } from './untaken.ts';

export type ReadingHistory = {
  skipped: SkippedRows;
  /** Rows that are taken without a part of them that can't be read. */
  remarks: SkippedRows;
  untaken: UntakenParts;
  signal: AbortSignal | undefined;
};

/** Reads the rows; those that can't be used are skipped and reported. Throws `mostly-bad-rows` and `not-a-history`. */
export type ReadRows = (reading: ReadingHistory) => Promise<SourceRow[]>;

/** A history that is known for a site's or that has a mapping, ready to be read. */
export type RecognisedHistory = { format: HistoryFormat; read: ReadRows };

/** What one site's reader takes of the files. */
export type SiteHistory = {
  /** Those that it reads or counts; what it leaves is counted as unknown. */
  files: readonly HistoryFile[];
  read: ReadRows;
};

/** Looks at each file by itself, at its contents first; null if none is of the site. Tables without a row are not among the files. */
export type SiteReader = (files: readonly HistoryFile[]) => SiteHistory | null;
