// Reads an archive that was unpacked into a folder, or a single file, as it is.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import { inputFileAt } from '../base/input-path.ts';
import type { ArchiveFile, ArchiveLimits, ArchiveSource } from './archive-source.ts';

/** The archive's own folder and one around it; anything deeper is unlikely to be an archive. */
const deepest = 2;
const chunkBytes = 1 << 18;

/** The files in the folder, up to two folders down; hidden ones and those that can't be read are left out. */
export async function openFolder(path: string, limits: ArchiveLimits): Promise<ArchiveSource> {
  const files: ArchiveFile[] = [];
  await collect(path, '', 0, files, limits);
  return { name: basename(resolve(path)), files, close: () => undefined };
}

async function collect(
  root: string,
  inside: string,
  depth: number,
  files: ArchiveFile[],
  limits: ArchiveLimits,
): Promise<void> {
  const names = await readdir(join(root, inside));
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue;
    const path = inside === '' ? name : `${inside}/${name}`;
    const found = await stat(join(root, path)).catch(() => null);
    if (found === null) continue;
    if (found.isDirectory() && depth < deepest) await collect(root, path, depth + 1, files, limits);
    if (found.isFile()) files.push(fileOnDisk(join(root, path), path, found.size));
    if (files.length > limits.maxEntries) {
      throw new MatineeError(
        'archive-unsafe',
        `${root} holds more than ${limits.maxEntries} files. Choose the folder that holds ratings.csv itself.`,
        { details: { path: root } },
      );
    }
  }
}

/** A file of the disk as a file of an archive. */
function fileOnDisk(diskPath: string, path: string, bytes: number): ArchiveFile {
  return { path, bytes, read: (signal) => readFromDisk(diskPath, path, signal) };
}

/** The file at `path` on the disk. Throws `file-not-found`. */
export function fileAt(path: string): ArchiveFile {
  return fileOnDisk(path, basename(path), inputFileAt(path).size);
}

async function* readFromDisk(
  diskPath: string,
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(diskPath, { highWaterMark: chunkBytes })) {
      throwIfCancelled(signal);
      // A stream without an encoding gives buffers; its type does not say so.
      yield chunk as Uint8Array;
    }
  } catch (error) {
    if (error instanceof MatineeError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MatineeError('archive-damaged', `${path} can't be read: ${reason}`, {
      details: { file: path },
      cause: error,
    });
  }
}
