// Recognises a diary that is missing, damaged or newer before anything opens it for writing.
import { readdirSync, statSync } from 'node:fs';
import { MatineeError } from '../../../contract/errors.ts';
import type { PartCondition } from '../../../contract/recovery.ts';
import { toLibraryError } from '../../base/file-error.ts';
import { openDatabase, patiently } from '../../base/sqlite.ts';
import { systemCodeOf } from '../../../contract/file-errors.ts';
import type { LibraryPaths } from '../library-paths.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { checkVersion } from '../migrations/migrate.ts';
import { conditionWords } from './condition-words.ts';

/** The smallest page of SQLite: a shorter file holds nothing. */
const leastBytes = 512;

/** Null for a sound diary, and for a library that never had one. Reads only; throws what keeps the file from being read. */
export function diaryCondition(paths: LibraryPaths): PartCondition | null {
  const { kind, bytes } = lookAt(paths.diary);
  if (kind === 'other') return 'not-a-file';
  if (bytes >= leastBytes) return conditionOfFile(paths.diary);
  if (bytes === 0 && !hasOtherParts(paths)) return null;
  return kind === 'nothing' ? 'missing' : 'empty';
}

/** Throws `library-damaged` and `library-too-new` for a diary that can't be used, and leaves its file as it is. */
export function checkDiary(paths: LibraryPaths): void {
  const condition = diaryCondition(paths);
  if (condition === null) return;
  if (condition === 'newer') checkFile(paths.diary);
  else throw damaged(paths.diary, conditionWords[condition]);
}

function conditionOfFile(file: string): PartCondition | null {
  try {
    checkFile(file);
    return null;
  } catch (error) {
    const code = error instanceof MatineeError ? error.code : null;
    if (code === 'library-damaged') return 'damaged';
    if (code === 'library-too-new') return 'newer';
    throw error;
  }
}

function checkFile(file: string): void {
  try {
    patiently(() => {
      const database = openDatabase(file, { readonly: true, fileMustExist: true });
      try {
        checkVersion(database, diarySchema);
        if (database.pragma('quick_check(1)', { simple: true }) !== 'ok')
          throw damaged(file, conditionWords.damaged);
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

function lookAt(file: string): { kind: 'nothing' | 'file' | 'other'; bytes: number } {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return { kind: 'nothing', bytes: 0 };
    return { kind: found.isFile() ? 'file' : 'other', bytes: found.size };
  } catch (error) {
    if (systemCodeOf(error) === 'ELOOP') return { kind: 'other', bytes: 0 };
    throw error;
  }
}

function damaged(file: string, what: string): MatineeError {
  return new MatineeError(
    'library-damaged',
    `The diary ${file} ${what}. Open Matinee's window, or run \`recover\`: both say what can be recovered. Nothing was changed.`,
    { details: { file } },
  );
}
