// Goes through the rows of a history's table by the names of its columns.
import { skipReasons, type SkipReason } from '../../contract/skip-reasons.ts';
import { readCsv } from '../archives/csv.ts';
import { unguardCell } from '../base/spreadsheet-cell.ts';
import { nextTurn } from '../base/cancellation.ts';
import type { HistoryFile } from './history-file.ts';
import type { ReadingHistory, SiteHistory } from './history-format.ts';
import { TableDates, type RowDate } from './row-dates.ts';
import type { SourceRow } from './source-row.ts';
import { listNameOf } from './untaken.ts';

/** The row's text in a column, trimmed, and as it was before our export guarded it; empty if the table has no such column. */
export type FieldOf = (...columns: string[]) => string;

const turnRows = 2000;
const noDate: RowDate = { datedAtMs: null, dateProblem: null };

/** The date in the first of these columns that has something. */
export type DateOf = (...columns: string[]) => RowDate;

/**
 * The rows that `parse` makes of the table; a string that it returns is the reason to skip the row. Columns are named in plain lower-case
 * letters and digits, and of several names the first that the table has counts. Throws `mostly-bad-rows`.
 */
export async function readTable(
  file: HistoryFile,
  { skipped, remarks, signal }: ReadingHistory,
  parse: (field: FieldOf, line: number, date: DateOf) => SourceRow | readonly SourceRow[] | SkipReason,
): Promise<SourceRow[]> {
  const { columns, delimiter } = file.header;
  const places = new Map(columns.map((name, place) => [name, place] as const).reverse());
  const [, ...rows] = readCsv(await file.text(), delimiter);
  const dates = new TableDates(rows.map(({ fields }) => fields));
  const found: SourceRow[] = [];
  let broken = 0;
  for (const [index, { line, fields, problem }] of rows.entries()) {
    if (index % turnRows === turnRows - 1) await nextTurn(signal);
    const fault = problem ?? (isRagged(fields, columns.length) ? skipReasons.ragged : null);
    if (fault !== null) broken += 1;
    const cell = (place: number | undefined): string => unguardCell(fields[place ?? -1]?.trim() ?? '');
    const date: DateOf = (...names) => {
      for (const name of names) {
        const place = places.get(name);
        const text = cell(place);
        if (place !== undefined && text !== '') return dates.read(text, place, name === 'watcheddate');
      }
      return noDate;
    };
    const field: FieldOf = (...names) => {
      for (const name of names) {
        const place = places.get(name);
        if (place !== undefined) return cell(place);
      }
      return '';
    };
    const parsed = fault ?? parse(field, line, date);
    if (typeof parsed === 'string') skipped.add(file.path, line, parsed);
    else {
      const made = 'kind' in parsed ? [parsed] : parsed;
      const dateProblem = made.map((row) => row.dateProblem).find((each) => each !== null) ?? null;
      if (dateProblem !== null) remarks.add(file.path, line, dateProblem);
      found.push(...made);
    }
  }
  if (broken * 2 > rows.length) skipped.refuseMostlyBad(file.path, rows.length);
  return found;
}

/** What a site's parser makes of a row; `isWatchlist` goes by the name of its file. */
export type ParseRow = (
  field: FieldOf,
  file: string,
  line: number,
  date: DateOf,
  isWatchlist: boolean,
) => SourceRow | readonly SourceRow[] | SkipReason;

/** A site whose tables are read one like the other; null where there is none of them. */
export function readTables(tables: readonly HistoryFile[], parse: ParseRow): SiteHistory | null {
  if (tables.length === 0) return null;
  return {
    files: tables,
    read: async (reading) => {
      const rows: SourceRow[] = [];
      for (const file of tables) {
        const isWatchlist = listNameOf(file) === 'watchlist';
        rows.push(
          ...(await readTable(file, reading, (field, line, date) =>
            parse(field, file.path, line, date, isWatchlist),
          )),
        );
      }
      return rows;
    },
  };
}

/** Spreadsheets fill rows up with empty fields. */
export function isRagged(fields: readonly string[], columns: number): boolean {
  return fields.length < columns || fields.slice(columns).some((field) => field.trim() !== '');
}
