// Whole copies of the diary: each is looked into before it gets its name, and those in the backups folder have a checksum beside them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import { flushDirectory, flushFile } from '../../base/fsync.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { renamePatiently } from '../../base/rename.ts';

/** VACUUM INTO reads in one transaction, so the copy is whole; it gets its name only once it is on the disk and was read back. */
export function copyDatabase(database: SqliteDatabase, file: string): void {
  const directory = dirname(file);
  makeFolder(directory);
  const unfinished = `${file}.${process.pid}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    database.prepare<[string]>('VACUUM INTO ?').run(unfinished);
    flushFile(unfinished);
    checkCopy(unfinished);
    renamePatiently(unfinished, file);
    flushDirectory(directory);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A copy with its checksum, in the form that `sha256sum --check` reads. */
export function copyWithChecksum(database: SqliteDatabase, file: string): void {
  // Whatever stops this in between, no checksum stands beside another file.
  rmSync(checksumFile(file), { force: true });
  copyDatabase(database, file);
  writeFileSync(checksumFile(file), `${checksumOf(file)}  ${basename(file)}\n`);
  flushFile(checksumFile(file));
}

export function removeCopy(file: string): void {
  rmSync(file, { force: true });
  rmSync(checksumFile(file), { force: true });
}

/** Whether the file has changed since it was written; false where it has no checksum, as copies by hand and older ones. */
export function hasChanged(file: string): boolean {
  if (!existsSync(checksumFile(file))) return false;
  const [expected] = readFileSync(checksumFile(file), 'utf8').split(' ');
  return expected !== checksumOf(file);
}

/** Null where the file is no diary that can be read. */
export function ratingsIn(file: string): number | null {
  try {
    const database = openDatabase(file, { readonly: true, fileMustExist: true });
    try {
      return database.prepare<[], number>('SELECT count(*) FROM entries').pluck().get() ?? null;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

function checkCopy(file: string): void {
  const database = openDatabase(file, { readonly: true, fileMustExist: true });
  try {
    if (database.pragma('integrity_check(1)', { simple: true }) === 'ok') return;
  } finally {
    database.close();
  }
  throw new MatineeError(
    'disk-failed',
    `A copy of the diary was written to ${dirname(file)}, but it could not be read back. Check that disk, and save a backup on another one.`,
  );
}

function checksumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function checksumFile(file: string): string {
  return `${file}.sha256`;
}
