// A checksum of each of the diary's tables, in the diary itself: it finds what SQLite takes for sound, such as a title with another letter.
import { createHash } from 'node:crypto';
import { nextTurn } from '../../base/cancellation.ts';
import { openDatabase, writeTransaction, type SqliteDatabase } from '../../base/sqlite.ts';

/** The setting that holds them, as JSON. It is there only while nothing was written since. */
const settingKey = 'tableChecksums';
/** The setting that names the tables in which damage was found, as JSON: it stays until the person restores or recovers a diary. */
const findingKey = 'damagedTables';
/** Rows that are read between two looks at other work. */
const rowsInTurn = 2000;

/**
 * To be called at the beginning of each transaction that writes: as the checksums go in the same transaction, no other process can
 * take them for those of what is written. They are compared before, since nobody could afterwards; what differs is kept.
 */
export function retireChecksums(database: SqliteDatabase): () => void {
  const settings = createSettings(database);
  return () => {
    const json = settings.read(settingKey);
    if (json === undefined) return;
    const changed = Object.entries(parsed(json)).filter(
      ([table, expected]) => hashOf(database, table) !== expected,
    );
    settings.remove(settingKey);
    if (changed.length === 0) return;
    const names = new Set([...namesIn(settings.read(findingKey)), ...changed.map(([table]) => table)]);
    settings.write(findingKey, JSON.stringify([...names]));
  };
}

/** For a diary that another one takes the place of, which the person has chosen: what was known of its tables is over. */
export function forgetChecksums(database: SqliteDatabase): void {
  const { remove } = createSettings(database);
  remove(settingKey);
  remove(findingKey);
}

/** At closing, after something was written. */
export function writeChecksums(database: SqliteDatabase): void {
  writeTransaction(database, () => {
    const entries = tables(database).map((table) => [table, hashOf(database, table)] as const);
    createSettings(database).write(settingKey, JSON.stringify(Object.fromEntries(entries)));
  })();
}

/**
 * Names of the tables that are not as they were when the diary was closed: now, or when somebody wrote to it since. What is read over
 * several turns is the diary as it is at the call, whoever writes meanwhile.
 */
export async function changedTables(file: string): Promise<string[]> {
  const database = openDatabase(file, { readonly: true, fileMustExist: true });
  try {
    database.exec('BEGIN');
    const { read } = createSettings(database);
    const changed = new Set(namesIn(read(findingKey)));
    // A copy that was put in the diary's place: whoever opens it needs it for themselves at first.
    const isOurs = database.pragma('journal_mode', { simple: true }) === 'wal';
    const json = isOurs ? read(settingKey) : undefined;
    for (const [table, expected] of Object.entries(json === undefined ? {} : parsed(json))) {
      await nextTurn(undefined);
      if ((await hashInTurns(database, table)) !== expected) changed.add(table);
    }
    return [...changed];
  } finally {
    database.close();
  }
}

function hashOf(database: SqliteDatabase, table: string): string {
  const hash = createHash('sha256');
  for (const row of rowsOf(database, table)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
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

function createSettings(database: SqliteDatabase) {
  const [read, write, remove] = [
    database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck(),
    database.prepare<[string, string]>('INSERT OR REPLACE INTO settings VALUES (?, ?)'),
    database.prepare<[string]>('DELETE FROM settings WHERE key = ?'),
  ];
  return {
    read: (key: string) => read.get(key),
    write: (key: string, json: string) => {
      write.run(key, json);
    },
    remove: (key: string) => {
      remove.run(key);
    },
  };
}

/** A flipped bit may be in the checksums themselves. */
function parsed(json: string): object {
  const value = parseJson(json);
  return typeof value === 'object' && value !== null ? value : { settings: '' };
}

function namesIn(json: string | undefined): string[] {
  const value = json === undefined ? [] : parseJson(json);
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : ['settings'];
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
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
