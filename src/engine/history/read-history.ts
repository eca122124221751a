// Reads an export of another site into rows, whichever site it is from.
import { MatineeError } from '../../contract/errors.ts';
import type { HistoryPreview } from '../../contract/history.ts';
import type { Site } from '../../contract/sites.ts';
import { SkippedRows } from '../archives/skipped-rows.ts';
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import { isSameFilm } from '../library/catalogue/same-film.ts';
import { recogniseHistory } from './sites/registry.ts';
import { openHistory } from './history-files.ts';
import type { SourceRow } from './source-row.ts';

export type ReadHistory = {
  source: string;
  format: Site;
  rows: SourceRow[];
  skipped: Pick<HistoryPreview, 'skipped' | 'skippedRows' | 'skippedByReason'>;
  /** When the file was last changed. */
  fileDatedAtMs: number;
  contentHash: string;
};

/** Throws `file-not-found`, `not-a-history`, `mostly-bad-rows`, `archive-damaged`, `archive-unsafe` and `cancelled`. */
export async function readHistory(path: string, signal?: AbortSignal): Promise<ReadHistory> {
  const history = await openHistory(path, signal);
  try {
    const recognised = recogniseHistory(history.source, history.files);
    const skipped = new SkippedRows();
    const rows = withoutRepeatedViewings(await recognised.read({ skipped, signal }));
    const { skipped: count } = skipped.report();
    if (rows.length === 0 && count === 0) {
      throw new MatineeError('not-a-history', `${history.source} has a header and not one row below it.`, {
        details: { file: history.source },
      });
    }
    return {
      source: history.source,
      format: recognised.format,
      rows,
      skipped: skipped.report(),
      fileDatedAtMs: history.datedAtMs,
      contentHash: history.contentHash(),
    };
  } finally {
    history.close();
  }
}

/** Sites list a movie as watched for each viewing, and again where it is rated; a rating says as much, and one viewing is enough. */
function withoutRepeatedViewings(rows: SourceRow[]): SourceRow[] {
  if (rows.every(({ kind }) => kind !== 'watched')) return rows;
  const seen = new Map<string, SourceRow[]>();
  const see = (row: SourceRow, keys: readonly string[]): void => {
    for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), row]);
  };
  for (const row of rows) if (row.kind === 'rating') see(row, identityKeys(row));
  return rows.filter((row) => {
    if (row.kind !== 'watched') return true;
    const keys = identityKeys(row);
    const isRepeated = keys.some((key) => seen.get(key)?.some((other) => isSameFilm(row, other)));
    if (!isRepeated) see(row, keys);
    return !isRepeated;
  });
}
