// Joins records that a line break inside unquoted text has split over two rows.
import type { CsvRow } from '../csv.ts';

export type StitchedRow = CsvRow & {
  /** True if the record was put together from two rows. */
  isRepaired: boolean;
};

/**
 * The table's rows, with pairs of broken halves joined: a row whose last columns are missing or empty, and after it one that
 * starts in the middle of the text. Joined, with the last field of the first and the first field of the second as one,
 * they have as many fields as the table has columns. `isRecord` says whether a row is complete by itself.
 */
export function* stitchRows(
  rows: Iterable<CsvRow>,
  columns: number,
  isRecord: (fields: readonly string[]) => boolean,
): Generator<StitchedRow> {
  let held: CsvRow | null = null;
  for (const row of rows) {
    const whole = held === null || isRecord(row.fields) ? null : joined(held, row, columns);
    if (whole !== null && isRecord(whole.fields)) {
      yield { ...whole, isRepaired: true };
      held = null;
      continue;
    }
    if (held !== null) yield { ...held, isRepaired: false };
    held = row;
  }
  if (held !== null) yield { ...held, isRepaired: false };
}

function joined(first: CsvRow, second: CsvRow, columns: number): CsvRow | null {
  const [before, after] = [withoutEmptyEnd(first.fields), withoutEmptyEnd(second.fields)];
  const total = before.length + after.length - 1;
  // Empty fields at the end of the second half may belong to the record.
  const missing = columns - total;
  if (before.length === 0 || after.length === 0 || before.length === columns || missing < 0) return null;
  if (missing > second.fields.length - after.length) return null;
  const broken = [before.at(-1) ?? '', after[0] ?? ''].join('\n');
  const fields = [...before.slice(0, -1), broken, ...after.slice(1), ...new Array<string>(missing).fill('')];
  return { line: first.line, fields, problem: first.problem ?? second.problem };
}

function withoutEmptyEnd(fields: readonly string[]): readonly string[] {
  const last = fields.findLastIndex((field) => field !== '');
  return fields.slice(0, last + 1);
}
