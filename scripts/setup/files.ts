/** File-system helpers: hashes, sizes, free space, archives and atomic writes. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir, readlink, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { renamePatiently } from '../../src/engine/base/rename.ts';
import { SetupError } from './errors.ts';

/** An integrity value: `sha512-<base64>` as npm writes it, or `sha256-<hex>` as Python's index does. */
export type Integrity = `sha512-${string}` | `sha256-${string}`;

/** @throws SetupError if a fetched file differs from its pinned hash */
export async function verifyIntegrity(file: string, expected: Integrity): Promise<void> {
  const [algorithm, encoding] = expected.startsWith('sha512-')
    ? (['sha512', 'base64'] as const)
    : (['sha256', 'hex'] as const);
  const actual = `${algorithm}-${await digest(file, algorithm, encoding)}`;
  if (actual === expected) return;
  throw new SetupError(
    `${path.basename(file)} arrived damaged or altered (${actual} instead of ${expected}), so it was not used: try again, and if it stays so, ask the administrator of your package index.`,
  );
}

/** The file's SHA-256, as hexadecimal digits; of a link, that of where it leads. */
export async function sha256Of(file: string): Promise<string> {
  if (!(await lstat(file)).isSymbolicLink()) return digest(file, 'sha256', 'hex');
  return createHash('sha256')
    .update(await readlink(file))
    .digest('hex');
}

async function digest(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest(encoding);
}

/** The bytes of all files in a folder, 0 if it does not exist; files that vanish meanwhile don't count. */
export async function folderBytes(folder: string): Promise<number> {
  const sizeOf = (file: string): Promise<number> =>
    stat(path.join(folder, file)).then(
      ({ size }) => size,
      () => 0,
    );
  const sizes = await Promise.all((await listFiles(folder)).map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Sorted paths of all files and links in a folder, relative to it; empty if the folder does not exist. */
export async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    return [];
  }
}

/** @throws SetupError if the folder's disk has less than `bytes` free */
export async function requireFreeSpace(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes) return;
  const gigabytes = (count: number): string => (count / 1e9).toFixed(1);
  throw new SetupError(
    `Set-up needs ${gigabytes(bytes)} GB free in ${folder}, but there are ${gigabytes(bavail * bsize)}: free some, or set XDG_CACHE_HOME to a folder on a larger disk.`,
  );
}

/** Writes a file so that readers see the old content or the new one, never a part. */
export async function writeFileAtomically(file: string, content: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  await writeFile(temporary, content);
  renamePatiently(temporary, file);
}

const typeBits = 0o170000;
/** Programs for macOS hold links: a framework's current version is one. */
const linkType = 0o120000;

/** Unpacks a zip file, links included; `targetOf` gives an entry's path below `folder`, undefined to leave it out. */
export async function unpackZip(
  file: string,
  folder: string,
  targetOf: (name: string) => string | undefined = (name) => name,
): Promise<void> {
  const zip = await openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const target = entry.fileName.endsWith('/') ? undefined : targetOf(entry.fileName);
      if (target === undefined) continue;
      const destination = path.join(folder, target);
      await mkdir(path.dirname(destination), { recursive: true });
      // The upper half of the attributes holds the Unix mode; archives made elsewhere leave it 0.
      const mode = entry.externalFileAttributes >>> 16;
      const content = await zip.openReadStreamPromise(entry);
      if ((mode & typeBits) === linkType) await symlink(await text(content), destination);
      else await pipeline(content, createWriteStream(destination, { mode: mode & 0o777 || 0o644 }));
    }
  } finally {
    zip.close();
  }
}
