// A library that can't be written, or that a newer version of Matinee has written, is read all the same: its diary from a copy in the
// system's folder for temporary files.
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import { toLibraryError, translateErrors } from '../../base/file-error.ts';
import { openDatabase } from '../../base/sqlite.ts';
import type { LibraryPaths } from '../library-paths.ts';
import { copyKnownPart, newerThanThis } from './newer-diary.ts';

/** Throws what the system says where a path can't be written. */
export type CheckWritable = (path: string) => void;

export const checkWritable: CheckWritable = (path) => {
  accessSync(path, constants.W_OK);
};

export type DiaryToRead = {
  file: string;
  /** What is said of every change; null where the file is the diary itself and can be written. */
  refusal: MatineeError | null;
  /** Removes the copy, if there is one. */
  remove: () => void;
};

/**
 * The diary where it can be written or is not there yet, otherwise a copy of it; of a newer one, of what this version knows. One
 * that lacks what this version needs stays where it is, and is refused by whoever opens it.
 */
export function diaryToRead(paths: LibraryPaths, check: CheckWritable = checkWritable): DiaryToRead {
  const refusal = refusalOf(paths, check);
  const original = { file: paths.diary, refusal, remove: () => undefined };
  if (refusal === null && newerThanThis(paths.diary) === null) return original;
  const copy = copyToRead(paths.diary);
  const newer = newerThanThis(copy.file, paths.diary);
  if (newer === null) return { ...copy, refusal };
  const known = join(dirname(copy.file), 'known.db');
  if (copyKnownPart(copy.file, known)) return { file: known, refusal: newer, remove: copy.remove };
  copy.remove();
  return original;
}

export function canBeWritten(paths: LibraryPaths, check: CheckWritable = checkWritable): boolean {
  return refusalOf(paths, check) === null && newerThanThis(paths.diary) === null;
}

function refusalOf(paths: LibraryPaths, check: CheckWritable): MatineeError | null {
  if (!existsSync(paths.diary) || !statSync(paths.diary).isFile()) return null;
  for (const path of [paths.directory, paths.diary]) {
    try {
      check(path);
    } catch (error) {
      const reported = toLibraryError(path, error);
      if (reported instanceof MatineeError) return reported;
      throw error;
    }
  }
  return fullDisk(paths.diary);
}

/** On a disk without any space SQLite can't make the file beside the diary without which it reads nothing. */
function fullDisk(diary: string): MatineeError | null {
  try {
    translateErrors(diary, () => {
      const database = openDatabase(diary, { readonly: true, fileMustExist: true });
      try {
        database.pragma('user_version');
      } finally {
        database.close();
      }
    });
  } catch (error) {
    if (error instanceof MatineeError && error.code === 'no-space') return error;
  }
  return null; // What else is wrong with it, whoever opens it finds out.
}

/** In memory where the folder for temporary files is on the full disk too. */
const placesForCopies = [tmpdir(), '/dev/shm'];

/** Where SQLite can't make its files beside a database, it can't read what is in its log. */
function copyToRead(diary: string): Pick<DiaryToRead, 'file' | 'remove'> {
  const places = placesForCopies.filter((place) => existsSync(place));
  for (const [at, place] of places.entries()) {
    try {
      return copyTo(place, diary);
    } catch (error) {
      if (at === places.length - 1) throw toLibraryError(place, error);
    }
  }
  throw new MatineeError('no-space', `There is no folder for temporary files, in which to read ${diary}.`);
}

function copyTo(place: string, diary: string): Pick<DiaryToRead, 'file' | 'remove'> {
  const folder = mkdtempSync(join(place, 'matinee-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const file = join(folder, 'diary.db');
  try {
    for (const ending of ['', '-wal']) {
      if (existsSync(`${diary}${ending}`)) copyFileSync(`${diary}${ending}`, `${file}${ending}`);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { file, remove };
}
