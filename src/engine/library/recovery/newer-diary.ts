// A diary that a newer version of Matinee has written: what this version knows of it can be read, and nothing can be changed.
import { existsSync, statSync } from 'node:fs';
import { MatineeError } from '../../../contract/errors.ts';
import {
  columnsOf,
  openDatabase,
  tablesOf,
  writeTransaction,
  type SqliteDatabase,
} from '../../base/sqlite.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { checkVersion, migrate } from '../migrations/migrate.ts';

/**
 * What is said of every change to such a diary, whose own path is `original` where a copy of it is looked at. Null for any other
 * file: what may be wrong with it, whoever opens it finds out.
 */
export function newerThanThis(diary: string, original = diary): MatineeError | null {
  if (!existsSync(diary) || !statSync(diary).isFile()) return null;
  try {
    const database = openDatabase(diary, { readonly: true, fileMustExist: true });
    try {
      checkVersion(database, diarySchema);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof MatineeError && error.code === 'library-too-new') {
      return new MatineeError(
        error.code,
        error.message.replace(diary, () => original),
        {
          details: { ...error.details, file: original },
        },
      );
    }
  }
  return null;
}

/**
 * Writes a diary of this version's format to `target`, with the tables and columns of `newer` that it knows. False where one is
 * missing there, or holds what this version does not allow.
 */
export function copyKnownPart(newer: string, target: string): boolean {
  const database = openDatabase(target);
  try {
    migrate(database, diarySchema);
    database.pragma('foreign_keys = OFF');
    database.prepare('ATTACH ? AS newer').run(newer);
    writeTransaction(database, () => {
      for (const table of tablesOf(database)) copyTable(database, table);
    })();
    return database.prepare('PRAGMA main.foreign_key_check').all().length === 0;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

function copyTable(database: SqliteDatabase, table: string): void {
  const columns = columnsOf(database, table)
    .map((column) => `"${column}"`)
    .join(', ');
  database.exec(`DELETE FROM main."${table}";
    INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM newer."${table}"`);
}
