// Inserts many small rows of numbers at a few times the speed of one statement per row.
import type { SqliteDatabase } from './sqlite.ts';

const rowsPerStatement = 64;

export type BulkInsert = {
  /** Adds one row; it may reach the table only at the next `flush`. The fourth number is for tables of four columns. */
  add: (first: number, second: number, third: number, fourth?: number) => void;
  flush: () => void;
};

/** Prepares inserts of whole rows into a table whose columns, three or four, are all numbers. */
export function createBulkInsert(database: SqliteDatabase, table: string, columns: 3 | 4): BulkInsert {
  const row = `(${new Array<string>(columns).fill('?').join(', ')})`;
  const many = database.prepare<number[][]>(
    `INSERT INTO ${table} VALUES ${new Array<string>(rowsPerStatement).fill(row).join(', ')}`,
  );
  const one = database.prepare<number[][]>(`INSERT INTO ${table} VALUES ${row}`);
  const values = new Array<number>(rowsPerStatement * columns).fill(0);
  let filled = 0;

  return {
    // Named parameters and no rest list: this runs tens of millions of times.
    add: (first, second, third, fourth = 0) => {
      values[filled] = first;
      values[filled + 1] = second;
      values[filled + 2] = third;
      if (columns === 4) values[filled + 3] = fourth;
      filled += columns;
      if (filled < values.length) return;
      filled = 0;
      many.run(values);
    },
    flush: () => {
      for (let start = 0; start < filled; start += columns) one.run(values.slice(start, start + columns));
      filled = 0;
    },
  };
}
