// Where a file may be written for the person: anywhere but in the library's own folder, whatever way its path takes.
import { lstatSync, readlinkSync, realpathSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { LibraryPaths } from './library-paths.ts';

type Library = Pick<LibraryPaths, 'directory' | 'diary' | 'catalogue'>;

/**
 * The file to write to: `path` itself, or what it links to. Throws `invalid-input` for a place in the library, and for one where
 * something else than a file is.
 */
export function outputFile(library: Library, path: string): string {
  const file = checkOutside(library, path);
  const present = statsOf(file);
  if (present === null || present.isFile()) return file;
  throw new MatineeError(
    'invalid-input',
    `${path} is not a file that can be replaced. Choose another name; nothing was written.`,
    { details: { file: path } },
  );
}

/** Returns where `path` leads. Throws `invalid-input` for a place in the library. */
export function checkOutside(library: Library, path: string): string {
  const file = followLinks(resolve(path));
  if (
    !isWithin(library.directory, file) &&
    ![library.diary, library.catalogue].some((own) => isSame(own, file))
  ) {
    return file;
  }
  throw new MatineeError(
    'invalid-input',
    `${path} is in the library itself. Choose a place outside ${library.directory}; nothing was written.`,
    { details: { file: path } },
  );
}

/** With real folders, also where the file at the end, or some of its folders, do not exist yet. */
function followLinks(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() === true) return followLinks(resolve(dirname(path), readlinkSync(path)));
  if (stats !== undefined) return realpathSync(path);
  return dirname(path) === path ? path : join(followLinks(dirname(path)), basename(path));
}

/** By what the folders are, not by how they are written: letter case may count or not, and one may have several names. */
function isWithin(directory: string, file: string): boolean {
  for (let at = file; ; at = dirname(at)) {
    if (isSame(directory, at)) return true;
    if (dirname(at) === at) return false;
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [statsOf(one), statsOf(other)];
  return a !== null && b !== null && a.ino === b.ino && a.dev === b.dev;
}

function statsOf(path: string): BigIntStats | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}
