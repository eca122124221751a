// Atomically replaces the catalogue with a newly built one.
import { dirname } from 'node:path';
import { flushDirectory } from '../../base/fsync.ts';
import type { LibraryPaths } from '../library-paths.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { renamePatiently } from '../../base/rename.ts';

/**
 * Renames `stagedFile` over the library's catalogue, so that at any moment either the old or the new one exists, complete.
 * The caller has closed the old catalogue; `stagedFile` is on the same disk and was flushed by its writer.
 */
export function swapInCatalogue(paths: LibraryPaths, stagedFile: string): void {
  makeFolder(dirname(paths.catalogue));
  renamePatiently(stagedFile, paths.catalogue);
  flushDirectory(dirname(paths.catalogue));
}
