// Whether the program's own archive is what was packaged. Electron checks that itself on macOS and Windows, not on Linux.
import { createHash } from 'node:crypto';

/** The hash stands in a file beside the archive, with this ending. */
export const hashEnding = '.sha256';

/** The parts of Node's file system that are used. */
export type ArchiveReader = {
  createReadStream: (path: string) => AsyncIterable<Uint8Array>;
  readFile: (path: string) => Promise<Uint8Array>;
};

/** Lower-case hexadecimal SHA-256. */
export async function hashOf(
  archive: string,
  reader: Pick<ArchiveReader, 'createReadStream'>,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of reader.createReadStream(archive)) hash.update(chunk);
  return hash.digest('hex');
}

/** False also where the hash is missing or nothing can be read. */
export async function isWhole(archive: string, reader: ArchiveReader): Promise<boolean> {
  try {
    const wanted = Buffer.from(await reader.readFile(`${archive}${hashEnding}`)).toString('utf8');
    return wanted.trim() === (await hashOf(archive, reader));
  } catch {
    return false;
  }
}
