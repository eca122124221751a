// Brings a library to another folder, also on another disk: copied, compared with what was read, and only then given up where it was.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, type Stats } from 'node:fs';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MatineeError } from '../../../contract/errors.ts';
import { toLibraryError } from '../../base/file-error.ts';
import { flushDirectory, flushFile } from '../../base/fsync.ts';
import { checkOutside } from '../output-place.ts';
import { libraryPaths } from '../library-paths.ts';
import { renamePatiently } from '../../base/rename.ts';

/** The folder that a library gets in the one that the person chose. */
export const libraryFolderName = 'Matinee library';

/** Beside the library itself, for what the system keeps about files. */
const spareBytes = 20_000_000;

/** Whether there is a library in the folder, if only a part of one. */
export function holdsLibrary(directory: string): boolean {
  const { catalogue, diary, backups } = libraryPaths(directory);
  return [catalogue, diary, backups].some((part) => existsSync(part));
}

/**
 * Copies the library, which nobody may have open, into a new folder in `folder`, and calls `adopt` with its path once each file there has
 * been read again and is as it was; then the old one is removed. Throws `invalid-input`, `no-space`, `library-busy` and what the
 * disk says; the library is where it was then.
 */
export async function moveLibrary(
  directory: string,
  folder: string,
  adopt: (place: string) => void,
): Promise<string> {
  const place = join(checkOutside(libraryPaths(directory), folder), libraryFolderName);
  if (existsSync(place)) {
    throw new MatineeError(
      'invalid-input',
      `${folder} has a folder called ${libraryFolderName} already. Choose another place; nothing was moved.`,
      { details: { path: place } },
    );
  }
  const unfinished = `${place}.unfinished`;
  try {
    const files = await filesOf(directory);
    await requireRoom(folder, files);
    await rm(unfinished, { recursive: true, force: true });
    await copyAll(directory, unfinished, files);
    if (!isUnchanged(files, await filesOf(directory))) {
      throw new MatineeError(
        'library-busy',
        'Another program wrote to the library while it was being moved. It is still where it was: close other windows and command lines of Matinee, then try again.',
      );
    }
    renamePatiently(unfinished, place);
    flushDirectory(dirname(place));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw toLibraryError(folder, error);
  }
  adopt(place);
  // What can't be removed is only left over: the note of the place counts.
  await rm(directory, { recursive: true, force: true }).catch(() => undefined);
  return place;
}

type LibraryFile = { path: string; stats: Stats };

/** All but what may be deleted while no job runs. */
async function filesOf(directory: string): Promise<LibraryFile[]> {
  const { staging } = libraryPaths(directory);
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files: LibraryFile[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const isStaged = !relative(staging, path).startsWith('..');
    const stats = await stat(path);
    if (stats.isFile() && !isStaged) files.push({ path, stats });
  }
  return files;
}

async function requireRoom(folder: string, files: readonly LibraryFile[]): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = files.reduce((bytes, { stats }) => bytes + stats.size, spareBytes);
  if (bavail * bsize >= needed) return;
  throw new MatineeError(
    'no-space',
    `${folder} has too little free space: the library needs ${Math.ceil(needed / 1e6)} MB. Choose another place; nothing was moved.`,
    { details: { path: folder } },
  );
}

async function copyAll(from: string, to: string, files: readonly LibraryFile[]): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  for (const { path } of files) {
    const copy = join(to, relative(from, path));
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    const read = createHash('sha256');
    const listening = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        read.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(createReadStream(path), listening, createWriteStream(copy, { mode: 0o600 }));
    flushFile(copy);
    const written = createHash('sha256');
    await pipeline(createReadStream(copy), written);
    if (read.digest('hex') !== written.digest('hex')) {
      throw new MatineeError(
        'disk-failed',
        `${basename(path)} could not be copied as it is: the disk changed it. The library is still where it was.`,
        { details: { file: copy } },
      );
    }
  }
}

function isUnchanged(before: readonly LibraryFile[], after: readonly LibraryFile[]): boolean {
  const timeOf = new Map(after.map(({ path, stats }) => [path, `${stats.size} ${stats.mtimeMs}`]));
  return (
    before.length === after.length &&
    before.every(({ path, stats }) => timeOf.get(path) === `${stats.size} ${stats.mtimeMs}`)
  );
}
