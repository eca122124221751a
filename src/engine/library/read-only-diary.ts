// A library that can't be written is read all the same: its diary from a copy in the system's folder for temporary files.
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { toLibraryError } from '../base/file-error.ts';
import type { LibraryPaths } from './library-paths.ts';

/** Throws what the system says where a path can't be written. */
export type CheckWritable = (path: string) => void;

export const checkWritable: CheckWritable = (path) => {
  accessSync(path, constants.W_OK);
};

/** What is said of every change to a library that can't be written; null where it can, and where there is no diary to read. */
export function refusalOf(paths: LibraryPaths, check: CheckWritable): MatineeError | null {
  if (!existsSync(paths.diary)) return null;
  for (const path of [paths.directory, paths.diary]) {
    try {
      check(path);
    } catch (error) {
      const told = toLibraryError(path, error);
      if (told instanceof MatineeError) return told;
      throw error;
    }
  }
  return null;
}

/** Where SQLite can't make its files beside a database, it can't read what is in its log. */
export function copyToRead(diary: string): { file: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'matinee-'));
  const file = join(folder, 'diary.db');
  for (const ending of ['', '-wal']) {
    if (existsSync(`${diary}${ending}`)) copyFileSync(`${diary}${ending}`, `${file}${ending}`);
  }
  return {
    file,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
