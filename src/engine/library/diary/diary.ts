// The diary: what the person entered, written through to the disk at once and backed up.

import { dirname, resolve } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import { backUpBeforeMigration, createDailyBackup } from './diary-backups.ts';
import { copyDatabase, copyWithChecksum } from './diary-copies.ts';
import { DiaryFile } from './diary-file.ts';
import { takeIn } from './diary-restore.ts';
import { retireChecksums, writeChecksums } from './table-checksums.ts';
import { createDiaryStores, type DiaryStores } from './diary-stores.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate, type Schema } from '../migrations/migrate.ts';
import {
  emptyLog,
  openDatabase,
  patiently,
  watchForOthers,
  writeTransaction,
  type SqliteDatabase,
} from '../../base/sqlite.ts';
import { translateErrors } from '../../base/file-error.ts';
import { makeFolder } from '../../base/make-folder.ts';

export type Diary = DiaryStores & {
  /** Writes a whole copy to the file and replaces what is there. Throws `no-space`. */
  copyTo: (file: string) => void;
  /** See `takeIn` of diary-restore.ts; the diary as it was before goes to `copy`. */
  takeIn: (stagedFile: string, runIds: readonly string[], copy: string) => void;
  /** Does `work` after a copy of the diary; nobody can write in between. */
  afterCopy: <R>(copy: string, work: () => R) => R;
  /** All that `work` reads is as it was when it began, and all that it writes is saved, or nothing if it throws. */
  atOnce: <R>(work: () => R) => R;
  /** Whether another process has written since this was asked last. */
  wasWrittenElsewhere: () => boolean;
  close: () => void;
};

/**
 * Opens the diary in `file`, making a new one with the profile "You" where there is none; `backups` is the folder for its copies.
 * With a refusal, everything that writes throws it.
 * Throws `library-too-new` and `library-damaged`, leaving the file as it is, and `no-space`; the stores throw `no-space` too.
 */
export function openDiary(
  file: string,
  {
    backups,
    schema = diarySchema,
    refusal = null,
  }: { backups: string; schema?: Schema; refusal?: MatineeError | null },
): Diary {
  return translateErrors(file, () => {
    makeFolder(dirname(file));
    const database = openDatabase(file);
    try {
      patiently(() => {
        prepare(database, backups, schema);
      });
      return createDiary(database, backups, refusal);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function prepare(database: SqliteDatabase, backups: string, schema: Schema): void {
  checkHealth(database);
  migrate(database, schema, (version) => {
    backUpBeforeMigration(database, backups, version);
    writeTransaction(database, retireChecksums(database))();
  });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

function checkHealth(database: SqliteDatabase): void {
  const answer = database.pragma('quick_check(1)', { simple: true });
  if (answer === 'ok') return;
  throw new MatineeError(
    'library-damaged',
    `${database.name} is damaged. Open Matinee's window, or run \`recover\`: both say what can be recovered. Nothing was changed.`,
    { details: { file: database.name } },
  );
}

function createDiary(database: SqliteDatabase, backups: string, refusal: MatineeError | null): Diary {
  const daily = createDailyBackup(database, backups);
  const idle = createIdleWork(() => {
    // A write that came after closing is refused, but has postponed this all the same.
    if (database.open) emptyLog(database);
  });
  let hasWritten = false;
  let isOpen = false;
  const file = new DiaryFile(
    database,
    () => {
      if (refusal !== null && isOpen) throw refusal;
      daily.beforeWriting();
      hasWritten = true;
      idle.postpone();
    },
    retireChecksums(database),
  );
  const stores = createDiaryStores(file);
  stores.activeProfile();
  if (refusal === null) daily.ifDue();
  isOpen = true;
  const copyTo = (source: SqliteDatabase, target: string): void => {
    translateErrors(target, () => {
      if (dirname(resolve(target)) === resolve(backups)) copyWithChecksum(source, target);
      else copyDatabase(source, target);
    });
  };
  /** In a transaction that writes nobody else can, and a second connection reads what it began with. */
  const copyInTransaction = (target: string): void => {
    const reader = openDatabase(database.name, { readonly: true });
    try {
      copyTo(reader, target);
    } finally {
      reader.close();
    }
  };
  return {
    ...stores,
    copyTo: (target) => {
      copyTo(database, target);
    },
    takeIn: file.writing((stagedFile: string, runIds: readonly string[], copy: string) => {
      takeIn(database, stagedFile, runIds, () => {
        copyInTransaction(copy);
      });
      stores.forgetRemovedRatings();
      stores.forgetRemovedMarks();
      stores.forgetRemovedLists();
      stores.forgetChanges();
    }),
    afterCopy: (copy, work) =>
      file.transaction(() => {
        copyInTransaction(copy);
        return work();
      })(),
    atOnce: (work) => file.transaction(work)(),
    wasWrittenElsewhere: watchForOthers(database),
    close: () => {
      idle.end();
      if (!database.open) return;
      if (refusal === null) daily.atClosing();
      if (hasWritten) sealTables(database);
      // SQLite does so by itself only for the last who closes: the window may stay open beside the command line.
      emptyLog(database);
      database.close();
    },
  };
}

/** Where another process is at the diary, or the disk refuses, nothing is known of what was written: that does no harm. */
function sealTables(database: SqliteDatabase): void {
  try {
    writeChecksums(database);
  } catch {
    return;
  }
}

const idleMs = 3000;

/** Calls `work` once nothing was postponed for a while; a process does not wait for it to end. */
function createIdleWork(work: () => void): { postpone: () => void; end: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    postpone: () => {
      clearTimeout(timer);
      timer = setTimeout(work, idleMs).unref();
    },
    end: () => {
      clearTimeout(timer);
    },
  };
}
