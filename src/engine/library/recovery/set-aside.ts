// Moves a damaged part of the library, with all that belongs to it, into a folder of its own.
import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { flushDirectory } from '../../base/fsync.ts';
import type { LibraryPaths } from '../library-paths.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { renamePatiently } from '../../base/rename.ts';

/** What SQLite keeps beside a database: a new one in its place would take them for its own. */
const endings = ['', '-wal', '-shm', '-journal'];

/** The folder that the files are in now; null where there were none. */
export function setAside(paths: LibraryPaths, part: string, now = new Date()): string | null {
  const present = endings.map((ending) => `${part}${ending}`).filter((file) => isThere(file));
  if (present.length === 0) return null;
  const folder = join(paths.setAside, now.toISOString().replaceAll(':', '-'));
  makeFolder(folder);
  for (const file of present) renamePatiently(file, join(folder, basename(file)));
  flushDirectory(folder);
  flushDirectory(dirname(part));
  return folder;
}

/** A link that leads nowhere is there too. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
