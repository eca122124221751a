// Takes the diary of a backup file in: checked as a file of strangers, and put in the place of the present one in one transaction.
import Database from 'better-sqlite3';
import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { BackupSummary } from '../../../contract/exports.ts';
import { MatineeError } from '../../../contract/errors.ts';
import { runSchema } from '../../../contract/training.ts';
import { DiaryFile } from './diary-file.ts';
import { createDiaryStores } from './diary-stores.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { numberPragma, openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';

/** Parents before children. Runs stay apart, since their models stay with the computer. */
const tables = [
  ...['profiles', 'entries', 'imports', 'import_changes', 'marks', 'movie_choices'],
  ...['predictions', 'mixes'],
];

const maxBackupBytes = 2 ** 30;

/**
 * Copies the backup at `path` to `stagedFile`, brings that to the present version, and tells what is in it. `path` itself is only read.
 * Throws `not-a-backup`, `library-too-new` and `file-not-found`, and leaves nothing then.
 */
export function stageBackup(path: string, stagedFile: string): BackupSummary {
  checkSignature(path);
  try {
    copyFileSync(path, stagedFile);
    const database = openDatabase(stagedFile, { fileMustExist: true });
    try {
      return checkDiary(database, basename(path));
    } finally {
      database.close();
    }
  } catch (error) {
    removeStaged(stagedFile);
    throw error instanceof MatineeError && error.code === 'library-too-new'
      ? error
      : toBackupError(path, error);
  }
}

export function removeStaged(stagedFile: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${stagedFile}${ending}`, { force: true });
}

/**
 * Replaces all that the person entered by what a staged backup holds; of its runs those in `runIds` join the ones that are here.
 * Numbers go on from the higher of both diaries: what is gone may still be named by a kept prediction or an import's change.
 */
export function takeIn(database: SqliteDatabase, stagedFile: string, runIds: readonly string[]): void {
  database.prepare<[string]>('ATTACH ? AS backup').run(stagedFile);
  try {
    database.transaction(() => {
      for (const table of tables.toReversed()) database.exec(`DELETE FROM main.${table}`);
      for (const table of tables) database.exec(`INSERT INTO main.${table} SELECT * FROM backup.${table}`);
      database.exec(`
        INSERT INTO main.sqlite_sequence
        SELECT * FROM backup.sqlite_sequence WHERE name NOT IN (SELECT name FROM main.sqlite_sequence);
        UPDATE main.sqlite_sequence SET seq = max(seq, coalesce(
          (SELECT b.seq FROM backup.sqlite_sequence b WHERE b.name = main.sqlite_sequence.name), 0));

        DELETE FROM main.settings WHERE key NOT IN ('activeRunId', 'runBeforeActive');
        INSERT INTO main.settings
        SELECT * FROM backup.settings WHERE key NOT IN ('activeRunId', 'runBeforeActive');
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
    })();
  } finally {
    database.exec('DETACH backup');
  }
}

/** The runs of a staged backup, as far as this version can read them. */
export function stagedRunIds(stagedFile: string): string[] {
  const database = openDatabase(stagedFile, { readonly: true });
  try {
    const rows = database.prepare<[], string>('SELECT run FROM runs').pluck().all();
    return rows.flatMap(readRunId);
  } finally {
    database.close();
  }
}

/** None where the run is of a kind that this version can't read, or no JSON at all. */
function readRunId(json: string): string[] {
  try {
    return [runSchema.parse(JSON.parse(json)).runId];
  } catch {
    return [];
  }
}

function checkSignature(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new MatineeError('file-not-found', `There is no file at ${path}.`, { details: { path } });
  }
  if (!found.isFile() || found.size > maxBackupBytes) throw toBackupError(path, null);
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') !== 'SQLite format 3\0') throw toBackupError(path, null);
}

function checkDiary(database: SqliteDatabase, name: string): BackupSummary {
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  const version = numberPragma(database, 'user_version');
  if (numberPragma(database, 'application_id') !== diarySchema.applicationId || version < 1) {
    throw new Error('it is a database of another program');
  }
  if (version > diarySchema.migrations.length) {
    throw new MatineeError(
      'library-too-new',
      `${name} was made by a newer version of Matinee (its format is ${version}, this one knows up to ${diarySchema.migrations.length}). Update Matinee; nothing was changed.`,
      { details: { file: name, version } },
    );
  }
  // Before anything is written: a table or trigger that no version of ours has must not get to work.
  if (describeSchema(database) !== expectedSchema(version))
    throw new Error('its tables are not those of a diary');
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('it is damaged');
  migrate(database, diarySchema);
  const broken = database.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) throw new Error('parts of it are missing');
  return { version, ...summarise(database) };
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

function expectedSchema(version: number): string {
  const database = new Database(':memory:');
  try {
    migrate(database, { ...diarySchema, migrations: diarySchema.migrations.slice(0, version) });
    return describeSchema(database);
  } finally {
    database.close();
  }
}

/** Reads everything in the way it will be read later, so that what can't be is found now. */
function summarise(database: SqliteDatabase): Omit<BackupSummary, 'version'> {
  const diary = createDiaryStores(new DiaryFile(database, () => undefined));
  diary.settings();
  diary.activeProfile();
  const profiles = diary.profiles().map(({ profileId, name }) => {
    diary.movieChoices(profileId);
    diary.imports(profileId);
    diary.mixes(profileId);
    diary.keptTuning(profileId);
    diary.predictions(profileId);
    diary.chosenGroups(profileId, null);
    const rated = diary.identifiedEntries(profileId);
    const marked = diary.listedMarks(profileId).length;
    return { name, ratings: rated.length, marks: marked, last: rated[0]?.ratedAtMs };
  });
  const lastTimes = profiles.flatMap(({ last }) => last ?? []);
  return {
    profiles: profiles.map(({ name, ratings }) => ({ name, ratings })),
    ratings: profiles.reduce((sum, profile) => sum + profile.ratings, 0),
    marks: profiles.reduce((sum, profile) => sum + profile.marks, 0),
    lastRatedAtMs: lastTimes.length === 0 ? null : Math.max(...lastTimes),
  };
}

function toBackupError(path: string, cause: unknown): MatineeError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new MatineeError(
    'not-a-backup',
    `${basename(path)} is not a backup of Matinee's diary that can be used${reason}. Nothing was changed.`,
    { details: { path }, cause },
  );
}
