// Reads the rows of a small table, all of an archive but its ratings: each row is used, or skipped and reported.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import { nextTurn } from '../../base/cancellation.ts';
import type { ReadingContext } from '../archive-format.ts';
import type { ArchiveFile } from '../archive-source.ts';
import { readCsv, type CsvRow } from '../csv.ts';
import type { TableHeader } from '../table-header.ts';
import { readText } from '../text-file.ts';

/** Rows of text between two turns of the event loop. */
const turnRows = 2_000;

/** Splits a table's text into rows, without the header. */
export type RowReader = (text: string) => Iterable<CsvRow>;

/** Calls `take` for each valid row; it returns the reason to skip the row, or null. Throws `mostly-bad-rows`. */
export async function readTableRows(
  file: ArchiveFile,
  readRows: RowReader,
  { meter, skipped, signal }: ReadingContext,
  take: (fields: readonly string[]) => SkipReason | null,
): Promise<void> {
  const text = await readText(file, { signal, onBytes: (bytes) => meter.addBytes(bytes) });
  let rows = 0;
  for (const { line, fields, problem } of readRows(text)) {
    rows += 1;
    const reason = problem ?? take(fields);
    if (reason !== null) skipped.add(file.path, line, reason);
    if (rows % turnRows === 0) {
      meter.addRows(turnRows);
      await nextTurn(signal);
    }
  }
  meter.addRows(rows % turnRows);
  skipped.refuseMostlyBad(file.path, rows);
}

/** Rows of comma-separated text below its header, as long as the header. */
export function csvRows(header: TableHeader): RowReader {
  return function* (text) {
    let isHeader = true;
    for (const row of readCsv(text, header.delimiter)) {
      if (!isHeader) yield { ...row, problem: row.problem ?? raggedness(row, header.columns.length) };
      isHeader = false;
    }
  };
}

function raggedness({ fields }: CsvRow, columns: number): SkipReason | null {
  return fields.length === columns ? null : 'the row has too few or too many fields';
}

/** Lines without quotes below `headerLines`, each split by `split`, which returns null if fields are missing. */
export function lineRows(split: (line: string) => string[] | null, headerLines = 0): RowReader {
  return function* (text) {
    let line = 0;
    for (const raw of text.split('\n')) {
      line += 1;
      const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (content === '' || line <= headerLines) continue;
      const fields = split(content);
      yield fields === null
        ? { line, fields: [], problem: 'the row has too few or too many fields' }
        : { line, fields, problem: null };
    }
  };
}

/** The fields of a row by the names of its header's columns; empty for a column that is not there. */
export function byColumn(header: TableHeader): (fields: readonly string[], column: string) => string {
  const places = new Map(header.columns.map((name, place) => [name, place]));
  return (fields, column) => fields[places.get(column) ?? -1] ?? '';
}
