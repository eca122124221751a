// The rows of a damaged table: from its start, from its end, and by their numbers in between.
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type Row = (string | number | bigint | Buffer | null)[];

/** So many numbers between the two readable ends are tried one by one. */
const mostTried = 200_000;

/** Each readable row once, or more often: whoever writes them ignores what is there. */
export function* readRows(
  database: SqliteDatabase,
  table: string,
  columns: readonly string[],
): Generator<Row> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const id = idOf(database, table);
  const forwards = readUntilDamage(
    database,
    `SELECT ${list} FROM "${table}" NOT INDEXED ORDER BY ${id ?? '1'}`,
  );
  yield* forwards.rows;
  if (forwards.isWhole) return;
  const backwards = readUntilDamage(
    database,
    `SELECT ${list} FROM "${table}" NOT INDEXED ORDER BY ${id ?? '1'} DESC`,
  );
  yield* backwards.rows;
  if (id === null) return;
  // What is read by its own number needs only the pages that lead to it.
  const place = columns.indexOf(id);
  const numbers = (rows: readonly Row[]): number[] => rows.map((row) => Number(row[place]));
  const first = Math.max(0, ...numbers(forwards.rows)) + 1;
  const last = Math.min(...numbers(backwards.rows), Math.max(first, lastNumber(database, table)) + 1);
  const select = prepare(database, `SELECT ${list} FROM "${table}" NOT INDEXED WHERE ${id} = ?`);
  if (select === null) return;
  for (let number = first; number < Math.min(last, first + mostTried); number += 1) {
    const row = attempt(() => select.get(number));
    if (row !== undefined) yield row;
  }
}

/** The column that is the row's own number; null for tables without one. */
function idOf(database: SqliteDatabase, table: string): string | null {
  const column = attempt(() =>
    database
      .prepare<[string], string>(
        "SELECT name FROM pragma_table_info(?) WHERE pk = 1 AND type = 'INTEGER' AND name LIKE '%\\_id' ESCAPE '\\'",
      )
      .pluck()
      .get(table),
  );
  const isAlone =
    attempt(() =>
      database
        .prepare<[string], number>('SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0')
        .pluck()
        .get(table),
    ) === 1;
  return column !== undefined && isAlone ? column : null;
}

/** The last number that was given: tables that count up keep it beside them. */
function lastNumber(database: SqliteDatabase, table: string): number {
  return (
    attempt(() =>
      database.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table),
    ) ?? 0
  );
}

function readUntilDamage(database: SqliteDatabase, sql: string): { rows: Row[]; isWhole: boolean } {
  const rows: Row[] = [];
  const select = prepare(database, sql);
  if (select === null) return { rows, isWhole: false };
  try {
    for (const row of select.iterate()) rows.push(row);
    return { rows, isWhole: true };
  } catch {
    return { rows, isWhole: false };
  }
}

function prepare(database: SqliteDatabase, sql: string) {
  return attempt(() => database.prepare<unknown[], Row>(sql).raw()) ?? null;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
