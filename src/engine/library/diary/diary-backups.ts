// Backups of the diary in the library's own folder: one a day, one before each migration, and what is said where one can't be written.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatineeError, toErrorInfo } from '../../../contract/errors.ts';
import { toLibraryError } from '../../base/file-error.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { outdatedBackups } from './backup-retention.ts';
import { copyWithChecksum, ratingsIn, removeCopy } from './diary-copies.ts';

const dailyName = /^diary-(\d{4}-\d{2}-\d{2})\.db$/u;

/** A backup of today that is older than this, or lacks many ratings, is made again at closing, if anything was written since. */
const renewedAfterMs = 60_000;

export type DailyBackup = {
  /** Makes today's, unless it is there. */
  ifDue: () => void;
  /** To be called before each write: a diary that stays open for days is copied at the first write of each. */
  beforeWriting: () => void;
  /** What was written since today's backup gets into it, unless that has more ratings. */
  atClosing: () => void;
};

/** Where a copy can't be written, that is noted beside the folder and tried again at the next write. */
export function createDailyBackup(database: SqliteDatabase, directory: string): DailyBackup {
  let backedUpOn = '';
  let hasWritten = false;
  const attempt = (work: () => void): boolean => {
    try {
      const misplaced = misplacedFolder(directory);
      if (misplaced !== null) throw new MatineeError('path-unusable', misplaced);
      work();
      rmSync(failureNote(directory), { force: true });
      return true;
    } catch (error) {
      noteFailure(directory, error);
      return false;
    }
  };
  const ifDue = (): void => {
    const today = isoDay(new Date());
    if (today === backedUpOn) return;
    const isThere = existsSync(dailyFile(directory, today));
    if (isThere || attempt(() => backUpDaily(database, directory, today))) backedUpOn = today;
  };
  return {
    ifDue,
    beforeWriting: () => {
      ifDue();
      hasWritten = true;
    },
    atClosing: () => {
      const today = isoDay(new Date());
      const file = dailyFile(directory, today);
      if (!hasWritten) return;
      attempt(() => {
        if (!(isFresh(file) && hasMost(file, database)) && !isFuller(file, database)) {
          backUpDaily(database, directory, today);
        }
      });
    },
  };
}

/** Why the last backup could not be written; null where it could. */
export function backupFailure(directory: string): string | null {
  const note = failureNote(directory);
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

/** What is said where a file has the name of the folder; null where none has. */
export function misplacedFolder(directory: string): string | null {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== false) return null;
  return `${directory} is a file, where Matinee keeps a folder of backups. Move it away; the folder is then made again.`;
}

/** Copies a diary of an older version; such copies are kept for good. */
export function backUpBeforeMigration(
  database: SqliteDatabase,
  directory: string,
  version: number,
  now = new Date(),
): void {
  copyWithChecksum(database, join(directory, `diary-version-${version}-${now.getTime()}.db`));
}

/** The day by the computer's own clock and zone, as 2026-11-30. */
export function isoDay(date: Date): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function backUpDaily(database: SqliteDatabase, directory: string, today: string): void {
  copyWithChecksum(database, dailyFile(directory, today));
  const daily = readdirSync(directory).flatMap((name) => {
    const day = dailyName.exec(name)?.[1];
    return day === undefined ? [] : [{ name, day, ratings: ratingsIn(join(directory, name)) }];
  });
  for (const name of outdatedBackups(daily)) removeCopy(join(directory, name));
}

function isFresh(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < renewedAfterMs;
}

function isFuller(file: string, database: SqliteDatabase): boolean {
  return existsSync(file) && (ratingsIn(file) ?? 0) > ratingsNow(database);
}

/** Nine tenths of the ratings; a first session, whose copy was made before it, is not left out. */
function hasMost(file: string, database: SqliteDatabase): boolean {
  return (ratingsIn(file) ?? 0) >= 0.9 * ratingsNow(database);
}

function ratingsNow(database: SqliteDatabase): number {
  return database.prepare<[], number>('SELECT count(*) FROM entries').pluck().get() ?? 0;
}

function dailyFile(directory: string, day: string): string {
  return join(directory, `diary-${day}.db`);
}

/** Beside the folder, which may be what can't be written. */
function failureNote(directory: string): string {
  return `${directory}-failed.txt`;
}

function noteFailure(directory: string, error: unknown): void {
  try {
    writeFileSync(failureNote(directory), `${toErrorInfo(toLibraryError(directory, error)).message}\n`);
  } catch {
    return; // On a full disk the write itself, which comes next, says so.
  }
}
