// The only file that imports the SQLite driver; turns its errors into errors for people.
import Database from 'better-sqlite3';
import { MatineeError } from '../../contract/errors.ts';

export type SqliteDatabase = Database.Database;
export type SqliteStatement<P extends unknown[], R> = Database.Statement<P, R>;

/** Opens a database file; the options are the driver's. */
export function openDatabase(file: string, options: Database.Options = {}): SqliteDatabase {
  return translateErrors(file, () => new Database(file, options));
}

/** Runs `work` on the database in `file`; errors of SQLite or the disk become a MatineeError if a person can act on them. */
export function translateErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toLibraryError(file, error);
  }
}

/** A full disk and a damaged file get their error code; other errors are rethrown unchanged. */
export function toLibraryError(file: string, error: unknown): unknown {
  const code = errorCodeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new MatineeError(
      'no-space',
      `There is no space left to write ${file}. Free some space on that disk and try again; nothing was changed.`,
      { details: { file }, cause: error },
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new MatineeError(
      'library-damaged',
      `${file} is damaged and can't be read. Put a copy from the backups folder in its place, or import again.`,
      { details: { file }, cause: error },
    );
  }
  return error;
}

function errorCodeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** The result of a pragma that returns one number. */
export function numberPragma(database: SqliteDatabase, name: 'user_version' | 'application_id'): number {
  const value = database.pragma(name, { simple: true });
  if (typeof value !== 'number') throw new Error(`PRAGMA ${name} did not answer a number`);
  return value;
}
