// Opens what a person chose to import: a zip, a folder, or a single table.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { inputAt } from '../base/input-path.ts';
import type { ArchiveLimits, ArchiveSource } from './archive-source.ts';
import { fileAt, openFolder } from './folder-source.ts';
import { openZip } from './zip-source.ts';

/** Throws `file-not-found`, `not-an-archive`, `archive-damaged` or `archive-unsafe`; the caller closes it. */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<ArchiveSource> {
  const found = inputAt(path);
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) {
    throw new MatineeError('file-not-found', `${path} may not be read by you.`, { details: { path } });
  }
  if (found.isDirectory()) return openFolder(path, limits);
  if (/\.csv$/iu.test(path)) {
    return { name: basename(path), files: [fileAt(path)], close: () => undefined };
  }
  return openZip(path, limits);
}
