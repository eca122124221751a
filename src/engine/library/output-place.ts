// Where a file may be written for the person: anywhere but in a library, this one or another, whatever way its path takes.
import { existsSync, lstatSync, readlinkSync, realpathSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { libraryPaths, type LibraryPaths } from './library-paths.ts';

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
  const within = [library.diary, library.catalogue].some((own) => isSame(own, file))
    ? library.directory
    : libraryAround(file, library.directory);
  if (within === null) return file;
  const which = isSame(within, library.directory) ? 'the library itself' : 'another library of Matinee';
  throw new MatineeError(
    'invalid-input',
    `${path} is in ${which}. Choose a place outside ${within}; nothing was written.`,
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
function libraryAround(file: string, own: string): string | null {
  for (let at = file; ; at = dirname(at)) {
    if (isSame(own, at) || isLibrary(at)) return at;
    if (dirname(at) === at) return null;
  }
}

/** Also where one of its parts is lost. */
function isLibrary(directory: string): boolean {
  const { catalogue, diary, backups } = libraryPaths(directory);
  return [catalogue, diary, backups].filter((part) => existsSync(part)).length >= 2;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [statsOf(one), statsOf(other)];
  return a !== null && b !== null && a.ino === b.ino && a.dev === b.dev;
}

function statsOf(path: string): BigIntStats | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}
