// Brings a database file to the newest version by running its numbered migrations.
import { MatineeError } from '../../../contract/errors.ts';
import { numberPragma, readTransaction, writeTransaction, type SqliteDatabase } from '../../base/sqlite.ts';

export type Migration = {
  /** Counted from 1 without gaps; the file's `user_version` after it. */
  version: number;
  up: (database: SqliteDatabase) => void;
};

export type Schema = {
  /** SQLite's `application_id`, which distinguishes our files from other programs'. */
  applicationId: number;
  migrations: readonly Migration[];
};

/** Version of the file: 0 when it is new and empty. Throws `library-too-new` or `library-damaged` where the program must not touch it. */
export function checkVersion(database: SqliteDatabase, schema: Schema): number {
  const { version, isOurs } = readTransaction(database, () => readIdentity(database, schema));
  if (!isOurs) {
    throw new MatineeError(
      'library-damaged',
      `${database.name} is not a file of Matinee. Move it away, or choose another library folder.`,
      { details: { file: database.name } },
    );
  }
  if (version > schema.migrations.length) {
    throw new MatineeError(
      'library-too-new',
      `${database.name} was written by a newer version of Matinee (its format is ${version}, this one knows up to ${schema.migrations.length}). Update Matinee; the file was not touched.`,
      { details: { file: database.name, version } },
    );
  }
  return version;
}

/**
 * Runs the missing migrations, each in a transaction of its own; `beforeFirst` runs once if an existing file is about to change.
 * Another process may be at the same: what it has done is not done again.
 */
export function migrate(
  database: SqliteDatabase,
  schema: Schema,
  beforeFirst?: (version: number) => void,
): void {
  const version = checkVersion(database, schema);
  const missing = schema.migrations.slice(version);
  if (missing.length > 0 && version > 0) beforeFirst?.(version);
  for (const migration of missing) {
    writeTransaction(database, () => {
      if (numberPragma(database, 'user_version') >= migration.version) return;
      migration.up(database);
      database.pragma(`application_id = ${schema.applicationId}`);
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}

/** A new file, which is empty, counts as ours. */
function readIdentity(database: SqliteDatabase, schema: Schema): { version: number; isOurs: boolean } {
  const version = numberPragma(database, 'user_version');
  const hasOurId = numberPragma(database, 'application_id') === schema.applicationId;
  return { version, isOurs: hasOurId || (version === 0 && isEmpty(database)) };
}

function isEmpty(database: SqliteDatabase): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}
