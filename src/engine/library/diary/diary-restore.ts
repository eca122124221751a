// Restores the diary from a backup file: checked like any file from outside, then restored whole, in one transaction.
import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { ErrorCode } from '../../../contract/error-codes.ts';
import { MatineeError } from '../../../contract/errors.ts';
import { readWhole, type DiaryContents } from './diary-contents.ts';
import { hasChanged } from './diary-copies.ts';
import { DiaryFile } from './diary-file.ts';
import { forgetChecksums } from './table-checksums.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate, type Schema } from '../migrations/migrate.ts';
import { toLibraryError } from '../../base/file-error.ts';
import { inputAt } from '../../base/input-path.ts';
import {
  numberPragma,
  openDatabase,
  tablesOf,
  writeTransaction,
  type SqliteDatabase,
} from '../../base/sqlite.ts';

/** Of these only a part is restored; every other table of the schema is replaced whole. */
const partlyRestored = ['settings', 'runs', 'run_notes'];

/** Settings that belong to the computer, as the models do that they name. */
const keptSettings = "('activeRunId', 'runBeforeActive', 'runQuestion')";

const maxBackupBytes = 2 ** 30;

/**
 * Copies the backup at `path` to `stagedFile`, migrates that, and returns what is in it. `path` itself is only read.
 * Throws `not-a-backup`, `library-too-new` and `file-not-found`, and leaves no file then.
 */
export function stageBackup(path: string, stagedFile: string, schema: Schema = diarySchema): DiaryContents {
  checkSignature(path);
  try {
    copyFileSync(path, stagedFile);
    const database = openDatabase(stagedFile, { fileMustExist: true });
    try {
      return checkDiary(database, basename(path), schema);
    } finally {
      database.close();
    }
  } catch (error) {
    removeStaged(stagedFile);
    throw toStagingError(path, stagedFile, error);
  }
}

export function removeStaged(stagedFile: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${stagedFile}${ending}`, { force: true });
}

/**
 * Replaces all that the person entered with what a staged backup holds; of its runs those in `runIds` join the ones that are here.
 * `before` is called when nobody else can write any more. Ids go on from the higher of both diaries: what is gone may still be named by a kept prediction or an import's change.
 */
export function takeIn(
  database: SqliteDatabase,
  stagedFile: string,
  runIds: readonly string[],
  before: () => void = () => undefined,
): void {
  database.prepare<[string]>('ATTACH ? AS backup').run(stagedFile);
  // Checked at the end instead, so that the tables need no order.
  database.pragma('foreign_keys = OFF');
  try {
    writeTransaction(database, () => {
      before();
      for (const table of tablesOf(database)) {
        if (partlyRestored.includes(table)) continue;
        database.exec(
          `DELETE FROM main."${table}"; INSERT INTO main."${table}" SELECT * FROM backup."${table}"`,
        );
      }
      database.exec(`
        INSERT INTO main.sqlite_sequence
        SELECT * FROM backup.sqlite_sequence WHERE name NOT IN (SELECT name FROM main.sqlite_sequence);
        UPDATE main.sqlite_sequence SET seq = max(seq, coalesce(
          (SELECT b.seq FROM backup.sqlite_sequence b WHERE b.name = main.sqlite_sequence.name), 0));

        DELETE FROM main.settings WHERE key NOT IN ${keptSettings};
        INSERT INTO main.settings SELECT * FROM backup.settings WHERE key NOT IN ${keptSettings};
      `);
      database
        .prepare<[string]>(
          `INSERT OR IGNORE INTO main.runs SELECT * FROM backup.runs
          WHERE run_id IN (SELECT value FROM json_each(?))`,
        )
        .run(JSON.stringify(runIds));
      database.exec(`
        INSERT OR IGNORE INTO main.run_notes SELECT * FROM backup.run_notes
        WHERE run_id IN (SELECT run_id FROM main.runs);
      `);
      database
        .prepare<[string]>("INSERT OR REPLACE INTO main.settings VALUES ('lastRestore', ?)")
        .run(JSON.stringify(randomUUID()));
      forgetChecksums(database);
      checkReferences(database);
    })();
  } finally {
    database.pragma('foreign_keys = ON');
    database.exec('DETACH backup');
  }
}

function checkSignature(path: string): void {
  const found = inputAt(path, 'file');
  if (!found.isFile() || found.size > maxBackupBytes) throw toBackupError(path, null);
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') !== 'SQLite format 3\0') throw toBackupError(path, null);
  if (hasChanged(path)) {
    throw new MatineeError(
      'not-a-backup',
      `${path} is not as it was when it was written: its checksum differs. Choose another backup; nothing was changed.`,
      { details: { file: path } },
    );
  }
}

function checkDiary(database: SqliteDatabase, name: string, schema: Schema): DiaryContents {
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  const version = numberPragma(database, 'user_version');
  if (numberPragma(database, 'application_id') !== schema.applicationId || version < 1) {
    throw new Error('it is a database of another program');
  }
  if (version > schema.migrations.length) {
    throw new MatineeError(
      'library-too-new',
      `${name} was made by a newer version of Matinee (its format is ${version}, this one knows up to ${schema.migrations.length}). Update Matinee; nothing was changed.`,
      { details: { file: name, version } },
    );
  }
  // Before anything is written: a table or trigger that no version of ours has must not take effect.
  if (describeSchema(database) !== expectedSchema(schema, version))
    throw new Error('its tables are not those of a diary');
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('it is damaged');
  migrate(database, schema);
  checkReferences(database);
  return readWhole(new DiaryFile(database, () => undefined), version);
}

function checkReferences(database: SqliteDatabase): void {
  const broken = database.pragma('main.foreign_key_check');
  if (!Array.isArray(broken) || broken.length > 0) throw new Error('parts of it are missing');
}

function describeSchema(database: SqliteDatabase): string {
  const parts = database
    .prepare<[], string>(
      "SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .pluck()
    .all();
  return parts.join('\n');
}

function expectedSchema(schema: Schema, version: number): string {
  const database = openDatabase(':memory:');
  try {
    migrate(database, { ...schema, migrations: schema.migrations.slice(0, version) });
    return describeSchema(database);
  } finally {
    database.close();
  }
}

/** A full disk or a folder that takes no files says nothing about the backup. */
const aboutTheDisk: readonly ErrorCode[] = [
  ...(['no-space', 'read-only', 'not-permitted', 'disk-failed', 'system-limit'] as const),
  ...(['library-busy', 'library-too-new'] as const),
];

function toStagingError(path: string, stagedFile: string, cause: unknown): unknown {
  const reported = toLibraryError(stagedFile, cause);
  return reported instanceof MatineeError && aboutTheDisk.includes(reported.code)
    ? reported
    : toBackupError(path, cause);
}

/** What SQLite and the schemas say is not for people. */
function isOurs(error: Error): boolean {
  return error.constructor === Error;
}

function toBackupError(path: string, cause: unknown): MatineeError {
  const reason = cause instanceof Error ? ` (${isOurs(cause) ? cause.message : 'it is damaged'})` : '';
  return new MatineeError(
    'not-a-backup',
    `${basename(path)} is not a backup of Matinee's diary that can be used${reason}. Nothing was changed.`,
    { details: { path }, cause },
  );
}
