// The checksum published beside an archive on the server, and whether a file matches it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { MatineeError } from '../../../contract/errors.ts';
import { throwIfCancelled } from '../../base/cancellation.ts';
import { downloadFile, type DownloadOptions } from './download-file.ts';

const chunkBytes = 1 << 20;

/** MD5 in lower-case hexadecimal digits, from the file beside the archive; null if the server has none. */
export async function fetchChecksum(options: DownloadOptions): Promise<string | null> {
  const targetFile = `${options.targetFile}.md5`;
  try {
    await downloadFile({ ...options, onProgress: undefined, url: `${options.url}.md5`, targetFile });
    const text = await readFile(targetFile, 'latin1');
    return /\b[0-9a-f]{32}\b/iu.exec(text.slice(0, 1000))?.[0].toLowerCase() ?? null;
  } catch (error) {
    const isMissing = error instanceof MatineeError && / answered (?:403|404|410)\b/u.test(error.message);
    if (isMissing) return null;
    throw error;
  } finally {
    await rm(targetFile, { force: true });
  }
}

/** MD5 of the file in lower-case hexadecimal digits. Throws `cancelled`. */
export async function checksumOf(file: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
    throwIfCancelled(signal);
    // A stream without an encoding gives buffers; its type does not say so.
    hash.update(chunk as Uint8Array);
  }
  return hash.digest('hex');
}
