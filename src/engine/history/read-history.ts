// Reads an export of another site into rows, whichever site it is from.
import { MatineeError } from '../../contract/errors.ts';
import type { HistoryPreview } from '../../contract/history.ts';
import type { HistoryFormat } from '../../contract/sites.ts';
import type { TableMapping } from '../../contract/table-mapping.ts';
import { SkippedRows } from '../archives/skipped-rows.ts';
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import { isSameFilm } from '../library/catalogue/same-film.ts';
import { openHistory, type OpenHistory } from './history-files.ts';
import type { RecognisedHistory } from './history-format.ts';
import { readMapped, requireUnknownTable, type RememberedMapping } from './mapping/unknown-table.ts';
import { recogniseHistory } from './sites/registry.ts';
import { withDistinctLists } from './source-list.ts';
import type { SourceRow } from './source-row.ts';
import { UntakenParts, untakenWords } from './untaken.ts';

export type ReadHistory = {
  source: string;
  format: HistoryFormat;
  rows: SourceRow[];
  skipped: Pick<HistoryPreview, 'skipped' | 'skippedRows' | 'skippedByReason'>;
  /** Rows that are taken without their date, which can't be read. */
  remarks: HistoryPreview['remarks'];
  untaken: HistoryPreview['untaken'];
  /** Rows left out since others say the same: films watched that have a rating or a viewing too. */
  repeated: number;
  /** When the file was last changed. */
  fileDatedAtMs: number;
  contentHash: string;
};

/** How a history is read beside what the sites' readers know. */
export type ReadingOptions = {
  signal?: AbortSignal | undefined;
  /** What the columns mean, whatever the readers make of the file. */
  mapping?: TableMapping | null;
  /** Asked for a table that no reader knows. */
  remembered?: RememberedMapping;
};

/**
 * Throws `file-not-found`, `not-a-history`, `unknown-layout`, `mostly-bad-rows`, `archive-damaged`, `archive-unsafe`, `cancelled`, and
 * `invalid-input` for a mapping of other columns.
 */
export async function readHistory(path: string, options: ReadingOptions = {}): Promise<ReadHistory> {
  const { signal } = options;
  const history = await openHistory(path, signal);
  try {
    const recognised = await recognise(history, options);
    const skipped = new SkippedRows();
    const remarks = new SkippedRows();
    const untaken = new UntakenParts();
    const found = await recognised.read({ skipped, remarks, untaken, signal });
    const rows = withDistinctLists(withoutRepeatedFilms(found));
    const parts = untaken.report();
    if (rows.length === 0 && (skipped.report().skipped === 0 || parts.some(({ kind }) => kind !== 'other'))) {
      throw nothingToTake(history.source, parts);
    }
    const noted = remarks.report();
    return {
      source: history.source,
      format: recognised.format,
      rows,
      skipped: skipped.report(),
      remarks: { count: noted.skipped, rows: noted.skippedRows, byReason: noted.skippedByReason },
      untaken: parts,
      repeated: found.length - rows.length,
      fileDatedAtMs: history.datedAtMs,
      contentHash: history.contentHash(),
    };
  } finally {
    history.close();
  }
}

async function recognise(
  { source, files }: OpenHistory,
  { mapping = null, remembered = () => null }: ReadingOptions,
): Promise<RecognisedHistory> {
  if (mapping === null) {
    try {
      return recogniseHistory(source, files);
    } catch (error) {
      if (!(error instanceof MatineeError && error.code === 'unknown-layout')) throw error;
      const unknown = await requireUnknownTable(source, files);
      const known = remembered(unknown.table.names);
      if (known === null) throw error;
      return readMapped(unknown, known, files);
    }
  }
  return readMapped(await requireUnknownTable(source, files), mapping, files);
}

function nothingToTake(source: string, parts: HistoryPreview['untaken']): MatineeError {
  const details = { file: source };
  if (parts.length === 0) {
    return new MatineeError('not-a-history', `${source} has not one row to read.`, { details });
  }
  const found = new Intl.ListFormat('en-GB').format(parts.map(untakenWords));
  const advice = parts.some(({ kind }) => kind === 'unclear' || kind === 'lists')
    ? ' If it is your watchlist or what you have watched, name it watchlist.csv or watched.csv.'
    : '';
  return new MatineeError(
    'not-a-history',
    `${source} holds ${found}, and neither ratings nor films watched or to watch. The diary has no place for that yet.${advice}`,
    { details },
  );
}

/** Sites list a film as watched again where it is rated or has viewings, which say as much, and some list it several times. */
function withoutRepeatedFilms(rows: SourceRow[]): SourceRow[] {
  if (rows.every(({ kind }) => kind !== 'watched')) return rows;
  const seen = new Map<string, SourceRow[]>();
  const see = (row: SourceRow, keys: readonly string[]): void => {
    for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), row]);
  };
  for (const row of rows) if (row.kind === 'rating' || row.kind === 'viewing') see(row, identityKeys(row));
  return rows.filter((row) => {
    if (row.kind !== 'watched') return true;
    const keys = identityKeys(row);
    const isRepeated = keys.some((key) => seen.get(key)?.some((other) => isSameFilm(row, other)));
    if (!isRepeated) see(row, keys);
    return !isRepeated;
  });
}
