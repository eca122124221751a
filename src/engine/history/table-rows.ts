// Goes through the rows of a history's table by the names of its columns.
import { readCsv } from '../archives/csv.ts';
import { unguardCell } from '../base/spreadsheet-cell.ts';
import { nextTurn } from '../base/cancellation.ts';
import { skipReasons, type HistoryFile, type ReadingHistory } from './history-format.ts';
import type { SourceRow } from './source-row.ts';

/** The row's text in a column, trimmed, and as it was before our export guarded it; empty if the table has no such column. */
export type FieldOf = (...columns: string[]) => string;

const turnRows = 2000;

/**
 * The rows that `parse` makes of the table; a string that it returns is the reason to skip the row. Columns are named in plain lower-case
 * letters and digits, and of several names the first that the table has counts. Throws `mostly-bad-rows`.
 */
export async function readTable(
  file: HistoryFile,
  { skipped, signal }: ReadingHistory,
  parse: (field: FieldOf, line: number) => SourceRow | string,
): Promise<SourceRow[]> {
  const { columns, delimiter } = file.header;
  const places = new Map(columns.map((name, place) => [name, place]));
  const found: SourceRow[] = [];
  let rows = -1;
  let broken = 0;
  for (const { line, fields, problem } of readCsv(await file.text(), delimiter)) {
    rows += 1;
    if (rows === 0) continue;
    if (rows % turnRows === 0) await nextTurn(signal);
    const fault = problem ?? (fields.length === columns.length ? null : skipReasons.ragged);
    if (fault !== null) broken += 1;
    const row =
      fault ??
      parse((...names) => {
        const place = names.map((name) => places.get(name)).find((known) => known !== undefined);
        return unguardCell(fields[place ?? -1]?.trim() ?? '');
      }, line);
    if (typeof row === 'string') skipped.add(file.path, line, row);
    else found.push(row);
  }
  if (broken * 2 > rows) skipped.refuseMostlyBad(file.path, rows);
  return found;
}
