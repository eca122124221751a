// Copies of the diary, made daily and before each migration.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushDirectory, flushFile } from '../../base/fsync.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

const keptDailyBackups = 14;
const dailyName = /^diary-\d{4}-\d{2}-\d{2}\.db$/u;

/**
 * To be called before each write: a diary that stays open for days is copied at the first write of each. Where the copy fails
 * (a full disk) the write itself will say so.
 */
export function createDailyBackup(database: SqliteDatabase, directory: string): () => void {
  let backedUpOn = '';
  return () => {
    const today = isoDay(new Date());
    if (today === backedUpOn) return;
    backedUpOn = today;
    try {
      backUpDaily(database, directory);
    } catch {
      backedUpOn = '';
    }
  };
}

/** Copies the diary unless today's copy is there; the oldest beyond a fortnight's worth are removed. */
function backUpDaily(database: SqliteDatabase, directory: string): void {
  const file = join(directory, `diary-${isoDay(new Date())}.db`);
  if (existsSync(file)) return;
  copyDatabase(database, file);
  const daily = readdirSync(directory)
    .filter((name) => dailyName.test(name))
    .sort();
  for (const name of daily.slice(0, -keptDailyBackups)) rmSync(join(directory, name), { force: true });
}

/** Copies a diary of an older version; such copies are kept for good. */
export function backUpBeforeMigration(
  database: SqliteDatabase,
  directory: string,
  version: number,
  now = new Date(),
): void {
  copyDatabase(database, join(directory, `diary-version-${version}-${now.getTime()}.db`));
}

/** VACUUM INTO reads in one transaction, so the copy is whole; it gets its name only once it is on the disk. */
export function copyDatabase(database: SqliteDatabase, file: string): void {
  const directory = dirname(file);
  mkdirSync(directory, { recursive: true });
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    database.prepare<[string]>('VACUUM INTO ?').run(unfinished);
    flushFile(unfinished);
    renameSync(unfinished, file);
    flushDirectory(directory);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** The day by the computer's own clock and zone, as 2026-11-30. */
export function isoDay(date: Date): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}
