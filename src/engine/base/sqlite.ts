// The only file that imports the SQLite driver; turns its errors into errors for people.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { MatineeError } from '../../contract/errors.ts';
import { systemCodeOf } from '../../contract/file-errors.ts';
import { translateErrors } from './file-error.ts';

export type SqliteDatabase = Database.Database;
export type SqliteStatement<P extends unknown[], R> = Database.Statement<P, R>;

/** How long a lock of another process is waited for, wherever one is needed. */
const busyTimeoutMs = 5000;
const retryMs = 20;

/** Opens a database file; the options are the driver's. Throws `path-unusable` for what is no file. */
export function openDatabase(
  file: string,
  options: Pick<Database.Options, 'readonly' | 'fileMustExist'> = {},
): SqliteDatabase {
  checkIsFile(file);
  return translateErrors(file, () => new Database(file, { ...options, timeout: busyTimeoutMs }));
}

/** SQLite opens whatever has the name, and waits without end for somebody to write into a pipe. */
function checkIsFile(file: string): void {
  const found = translateErrors(file, () => statSync(file, { throwIfNoEntry: false }));
  if (found === undefined || found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : 'a pipe, a device or a socket';
  throw new MatineeError(
    'path-unusable',
    `${file} is ${what} where a file is needed. Move it away, and try again.`,
    {
      details: { file },
    },
  );
}

/**
 * All that `work` writes is saved, or nothing if it throws; inside another transaction it is a part of that. It takes the write
 * lock before it reads: a transaction that reads first fails at once where another process has written since, without a wait.
 */
export function writeTransaction<P extends unknown[], R>(
  database: SqliteDatabase,
  work: (...parameters: P) => R,
): (...parameters: P) => R {
  const transaction = database.transaction(work);
  return (...parameters) => transaction.immediate(...parameters);
}

/** What `work` reads is of one moment, whatever other processes write meanwhile. */
export function readTransaction<R>(database: SqliteDatabase, work: () => R): R {
  return database.transaction(work)();
}

/**
 * Moves what is written into the file itself and empties the log beside it, so that the file alone holds everything. Where
 * another process is at the database, or the disk refuses, the log stays: it is as safe.
 */
export function emptyLog(database: SqliteDatabase): void {
  database.pragma('busy_timeout = 0');
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    return;
  } finally {
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

/** Returns a function that says whether another connection has written since it was asked last. */
export function watchForOthers(database: SqliteDatabase): () => boolean {
  const version = (): unknown => database.pragma('data_version', { simple: true });
  let known = version();
  return () => {
    const before = known;
    known = version();
    return known !== before;
  };
}

/** Tries again while another process is in the way, for what SQLite does not wait for itself: the journal mode, a recovery. */
export function patiently<T>(work: () => T): T {
  const deadline = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(systemCodeOf(error) ?? '') || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
}

function isBusy(code: string): boolean {
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}

/** The result of a pragma that returns one number. */
export function numberPragma(database: SqliteDatabase, name: 'user_version' | 'application_id'): number {
  const value = database.pragma(name, { simple: true });
  if (typeof value !== 'number') throw new Error(`PRAGMA ${name} did not answer a number`);
  return value;
}

/** Names of the tables that a schema has made, without SQLite's own. */
export function tablesOf(database: SqliteDatabase): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
}

/** Names of a table's columns; none where there is no such table. */
export function columnsOf(database: SqliteDatabase, table: string): string[] {
  return database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}
