// Whether a file of a newer version still has all that this version reads.
import { columnsOf, openDatabase, tablesOf, type SqliteDatabase } from '../../base/sqlite.ts';
import { migrate, type Schema } from './migrate.ts';

/** Whether each table of the schema is there with each of its columns; it may have more. */
export function hasAllOf(database: SqliteDatabase, schema: Schema): boolean {
  const wanted = openDatabase(':memory:');
  try {
    migrate(wanted, schema);
    return tablesOf(wanted).every((table) => {
      const there = new Set(columnsOf(database, table));
      return columnsOf(wanted, table).every((column) => there.has(column));
    });
  } finally {
    wanted.close();
  }
}
