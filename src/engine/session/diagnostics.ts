// What helps to find a fault, as one zip to send along: versions, logs, and the library's formats and counts. No title, rating,
// name or key is in it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { SavedDiagnostics } from '../../contract/exports.ts';
import { numberPragma, openDatabase } from '../base/sqlite.ts';
import { writeBytes } from '../history/export/write-files.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import type { SessionContext } from './context.ts';

export type Diagnostics = {
  path: string;
  /** Of the program and what it runs on, by name. */
  versions: Readonly<Record<string, string>>;
  /** Folder of the logs. */
  logs: string;
};

/** Throws as `writeOutput`. */
export function saveDiagnostics(
  { library }: Pick<SessionContext, 'library'>,
  { path, versions, logs }: Diagnostics,
): SavedDiagnostics {
  const { paths } = library;
  const files: Zippable = {
    'versions.json': asJson(versions),
    'library.json': asJson({
      diary: describeDatabase(paths.diary),
      catalogue: describeDatabase(paths.catalogue),
      files: describeFiles(paths),
    }),
  };
  const names = existsSync(logs) ? readdirSync(logs).filter((name) => extname(name) === '.log') : [];
  for (const name of names) files[`logs/${name}`] = readFileSync(join(logs, name));
  writeBytes(paths, path, zipSync(files));
  return { path, bytes: statSync(path).size };
}

/** The format, what SQLite's check says and how many rows each table has; null where there is no file. */
function describeDatabase(file: string): object | null {
  if (!existsSync(file)) return null;
  const database = openDatabase(file, { readonly: true, fileMustExist: true });
  try {
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const rowsOf = (table: string): unknown =>
      database
        .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get();
    return {
      format: numberPragma(database, 'user_version'),
      check: database.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'ok' : 'damaged',
      rows: Object.fromEntries(tables.map((table) => [table, rowsOf(table)])),
    };
  } finally {
    database.close();
  }
}

/** Our own files alone: what somebody else put there may have any name. */
function describeFiles({ directory }: LibraryPaths): { name: string; bytes: number }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const name = file.slice(directory.length + 1).replaceAll('\\', '/');
    const isOurs = /^(catalogue\.db|diary\.db|(models|backups|staging|downloads|set-aside)\/[\w./-]+)/u.test(
      name,
    );
    return entry.isFile() && isOurs ? [{ name, bytes: statSync(file).size }] : [];
  });
}

function asJson(value: object): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
