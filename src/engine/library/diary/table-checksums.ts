// A checksum of each of the diary's tables, in the diary itself: it finds what SQLite takes for sound, such as a title with another letter.
import { createHash } from 'node:crypto';
import { nextTurn } from '../../base/cancellation.ts';
import { openDatabase, writeTransaction, type SqliteDatabase } from '../../base/sqlite.ts';

/** The setting that holds them, as JSON. It is there only while nothing was written since. */
const settingKey = 'tableChecksums';
/** Rows that are read between two looks at other work. */
const rowsInTurn = 2000;

/**
 * To be called in each transaction that writes: as the checksums go in the same transaction, no other process can take them for
 * those of what is written.
 */
export function forgetChecksums(database: SqliteDatabase): () => void {
  const forget = database.prepare<[string]>('DELETE FROM settings WHERE key = ?');
  return () => {
    forget.run(settingKey);
  };
}

/** At closing, after something was written. */
export function writeChecksums(database: SqliteDatabase): void {
  writeTransaction(database, () => {
    const entries = tables(database).map((table): [string, string] => {
      const hash = createHash('sha256');
      for (const row of rowsOf(database, table)) hash.update(JSON.stringify(row));
      return [table, hash.digest('hex')];
    });
    database
      .prepare<[string, string]>('INSERT OR REPLACE INTO settings VALUES (?, ?)')
      .run(settingKey, JSON.stringify(Object.fromEntries(entries)));
  })();
}

/**
 * Names of the tables that are not as they were when the diary was closed; none where it was written to since. What is read over
 * several turns is the diary as it is at the call, whoever writes meanwhile.
 */
export async function changedTables(file: string): Promise<string[]> {
  const database = openDatabase(file, { readonly: true, fileMustExist: true });
  try {
    // A copy that was put in the diary's place: whoever opens it needs it for themselves at first.
    if (database.pragma('journal_mode', { simple: true }) !== 'wal') return [];
    database.exec('BEGIN');
    const checksums = readChecksums(database);
    const changed: string[] = [];
    for (const [table, expected] of Object.entries(checksums)) {
      await nextTurn(undefined);
      if ((await hashInTurns(database, table)) !== expected) changed.push(table);
    }
    return changed;
  } finally {
    database.close();
  }
}

async function hashInTurns(database: SqliteDatabase, table: string): Promise<string> {
  const hash = createHash('sha256');
  let read = 0;
  for (const row of rowsOf(database, table)) {
    hash.update(JSON.stringify(row));
    if (++read % rowsInTurn === 0) await nextTurn(undefined);
  }
  return hash.digest('hex');
}

function readChecksums(database: SqliteDatabase): object {
  const json = database
    .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
    .pluck()
    .get(settingKey);
  if (json === undefined) return {};
  const checksums: unknown = JSON.parse(json);
  return typeof checksums === 'object' && checksums !== null ? checksums : {};
}

function tables(database: SqliteDatabase): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
}

/** In the order of the table itself, which is that of its key. */
function rowsOf(database: SqliteDatabase, table: string): IterableIterator<unknown> {
  const others = table === 'settings' ? `WHERE key <> '${settingKey}'` : '';
  return database.prepare<[]>(`SELECT * FROM "${table}" NOT INDEXED ${others}`).raw().iterate();
}
