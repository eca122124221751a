/** Unpacks chosen entries of the archives that set-up fetched and verified. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { SetupError } from './errors.ts';
import { run } from './process.ts';

/**
 * Unpacks a zip file.
 * @param targetOf the path below `folder` for an entry's name, or undefined to leave the entry out
 */
export async function unpackZip(
  file: string,
  folder: string,
  targetOf: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const target = entry.fileName.endsWith('/') ? undefined : targetOf(entry.fileName);
      if (target === undefined) continue;
      const destination = path.join(folder, target);
      await mkdir(path.dirname(destination), { recursive: true });
      // The upper half of the attributes holds the Unix mode; archives made elsewhere leave it 0.
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(destination, { mode }));
    }
  } finally {
    zip.close();
  }
}

/** Unpacks a package's tarball; its files are then in `folder`/package. */
export async function unpackTarball(file: string, folder: string): Promise<void> {
  const { code, stderr } = await run('tar', ['-xzf', file, '-C', folder]);
  if (code !== 0) throw new SetupError(`${path.basename(file)} could not be unpacked: ${stderr.trim()}`);
}
