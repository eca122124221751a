/** Small file-system helpers: hashes, sizes, free space and atomic writes. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetupError } from './errors.ts';

/** An integrity value: `sha512-<base64>` as npm writes it, or `sha256-<hex>` as Python's index does. */
export type Integrity = `sha512-${string}` | `sha256-${string}`;

/**
 * Checks a fetched file against its pinned hash.
 * @throws SetupError when it differs
 */
export async function verifyIntegrity(file: string, expected: Integrity): Promise<void> {
  const isSha512 = expected.startsWith('sha512-');
  const hash = createHash(isSha512 ? 'sha512' : 'sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  const actual = isSha512 ? `sha512-${hash.digest('base64')}` : `sha256-${hash.digest('hex')}`;
  if (actual !== expected) {
    throw new SetupError(
      `${path.basename(file)} arrived damaged or altered (${actual} instead of ${expected}), so it was not used: try again, and if it stays so, ask whoever runs your package index.`,
    );
  }
}

/** The bytes of all files in a folder, 0 when it does not exist; files that vanish meanwhile don't count. */
export async function folderBytes(folder: string): Promise<number> {
  const files = await listFiles(folder);
  const sizes = await Promise.all(files.map((file) => fileBytes(path.join(folder, file))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The paths of all files in a folder, relative to it and in order; empty when the folder does not exist. */
export async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    return [];
  }
}

async function fileBytes(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

/**
 * Makes sure that a folder's disk has room.
 * @throws SetupError when it has less than `bytes`
 */
export async function requireFreeSpace(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes < bytes) {
    throw new SetupError(
      `Set-up needs ${gigabytes(bytes)} GB free in ${folder}, but there are ${gigabytes(freeBytes)}: free some, or set XDG_CACHE_HOME to a folder on a larger disk.`,
    );
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}

/** Writes a file so that readers see the old content or the new one, never a part. */
export async function writeFileAtomically(file: string, content: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}
