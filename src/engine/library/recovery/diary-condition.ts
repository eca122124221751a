// Recognises a diary that is missing, damaged or newer before anything opens it for writing.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { MatineeError } from '../../../contract/errors.ts';
import type { PartCondition } from '../../../contract/recovery.ts';
import { toLibraryError } from '../../base/file-error.ts';
import { openDatabase, patiently } from '../../base/sqlite.ts';
import { systemCodeOf } from '../../../contract/file-errors.ts';
import type { LibraryPaths } from '../library-paths.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { checkVersion } from '../migrations/migrate.ts';

/** The smallest page of SQLite: a shorter file holds nothing. */
const leastBytes = 512;

const conditionOf: Readonly<Record<string, PartCondition>> = {
  'library-damaged': 'damaged',
  'library-too-new': 'newer',
};

/** Null for a sound diary, and for a library that never had one. Reads only; throws what keeps the file from being read. */
export function diaryCondition(paths: LibraryPaths): PartCondition | null {
  try {
    checkDiary(paths);
    return null;
  } catch (error) {
    const condition = error instanceof MatineeError ? conditionOf[error.code] : undefined;
    if (condition === undefined) throw error;
    return condition === 'damaged' && bytesOf(paths.diary) < leastBytes ? 'missing' : condition;
  }
}

/** Throws `library-damaged` and `library-too-new` for a diary that can't be used, and leaves its file as it is. */
export function checkDiary(paths: LibraryPaths): void {
  const bytes = bytesOf(paths.diary);
  if (bytes >= leastBytes) {
    checkFile(paths.diary);
    return;
  }
  if (bytes === 0 && !hasOtherParts(paths)) return;
  throw damaged(
    paths.diary,
    bytes === 0 && !existsSync(paths.diary)
      ? 'is not there, though the library is not new'
      : 'is empty, though the library is not new',
  );
}

function checkFile(file: string): void {
  try {
    patiently(() => {
      const database = openDatabase(file, { readonly: true, fileMustExist: true });
      try {
        checkVersion(database, diarySchema);
        if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(file, 'is damaged');
      } finally {
        database.close();
      }
    });
  } catch (error) {
    // A transaction that a crash cut off is undone by whoever opens the file for writing.
    if (systemCodeOf(error)?.startsWith('SQLITE_READONLY') !== true) throw toLibraryError(file, error);
  }
}

function hasOtherParts({ catalogue, models, backups }: LibraryPaths): boolean {
  return bytesOf(catalogue) > 0 || [models, backups].some((folder) => listFolder(folder).length > 0);
}

function listFolder(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function damaged(file: string, what: string): MatineeError {
  return new MatineeError(
    'library-damaged',
    `The diary ${file} ${what}. Open Matinee's window, or run \`recover\`: both say what can be recovered. Nothing was changed.`,
    { details: { file } },
  );
}
