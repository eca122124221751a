// Opens what a person chose to import: a zip, a folder, or a single table.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { ArchiveLimits, ArchiveSource } from './archive-source.ts';
import { fileAt, openFolder } from './folder-source.ts';
import { openZip } from './zip-source.ts';

/** Throws `file-not-found`, `not-an-archive`, `archive-damaged` or `archive-unsafe`; the caller closes it. */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<ArchiveSource> {
  const found = await stat(path).catch(() => null);
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (found === null || !isReadable) {
    throw new MatineeError(
      'file-not-found',
      found === null ? `There is no file or folder at ${path}.` : `${path} may not be read by you.`,
      { details: { path } },
    );
  }
  if (found.isDirectory()) return openFolder(path, limits);
  if (/\.csv$/iu.test(path)) {
    return { name: basename(path), files: [await fileAt(path)], close: () => undefined };
  }
  return openZip(path, limits);
}
