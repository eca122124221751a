// The backups of the diary in the library's folder, as something to choose from.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DiaryBackup } from '../../../contract/recovery.ts';
import { openDatabase } from '../../base/sqlite.ts';
import { hasChanged } from '../diary/diary-copies.ts';

export type ListedBackups = {
  /** Newest first. */
  sound: DiaryBackup[];
  /** Paths of those that can't be read, or are not as they were written. */
  damaged: string[];
};

/** Reads only. */
export function listBackups(directory: string): ListedBackups {
  const isFolder = existsSync(directory) && statSync(directory).isDirectory();
  const files = isFolder ? readdirSync(directory).filter((name) => /^diary-.*\.db$/u.test(name)) : [];
  const listed: ListedBackups = { sound: [], damaged: [] };
  for (const path of files.map((name) => join(directory, name))) {
    const backup = hasChanged(path) ? null : readBackup(path);
    if (backup === null) listed.damaged.push(path);
    else listed.sound.push(backup);
  }
  listed.sound.sort((a, b) => b.madeAtMs - a.madeAtMs);
  return listed;
}

function readBackup(path: string): DiaryBackup | null {
  try {
    const database = openDatabase(path, { readonly: true, fileMustExist: true });
    try {
      if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return null;
      const counts = database
        .prepare<[], Omit<DiaryBackup, 'path' | 'madeAtMs'>>(
          `SELECT count(*) AS ratings, (SELECT count(*) FROM marks) AS marks, max(rated_at_ms) AS lastRatedAtMs
          FROM entries`,
        )
        .get();
      return counts === undefined ? null : { ...counts, path, madeAtMs: Math.round(statSync(path).mtimeMs) };
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
