// Reads a whole text file in UTF-8 or windows-1252.
import { isUtf8 } from 'node:buffer';
import { MatineeError } from '../../contract/errors.ts';
import type { ArchiveFile } from './archive-source.ts';

/** No list of movies or tags is larger; the tags of the largest set take 72 MB. */
const maxTextBytes = 160 * 2 ** 20;

/** What the bytes 0x80 to 0x9f mean in windows-1252, where latin1 has control codes; undefined ones stay as they are. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The file's text: strict UTF-8 with or without byte order mark, otherwise windows-1252. `onBytes` receives each chunk's size. */
export async function readText(
  file: ArchiveFile,
  options: { signal?: AbortSignal | undefined; onBytes?: (bytes: number) => void } = {},
): Promise<string> {
  if (file.bytes > maxTextBytes) {
    throw new MatineeError(
      'archive-unsafe',
      `${file.path} is too large to be read (${Math.round(file.bytes / 2 ** 20)} MB).`,
      { details: { file: file.path } },
    );
  }
  const bytes = Buffer.allocUnsafe(file.bytes);
  let filled = 0;
  for await (const chunk of file.read(options.signal)) {
    // A file that grows while it is read is cut at its initial size.
    bytes.set(chunk.subarray(0, bytes.length - filled), filled);
    filled = Math.min(bytes.length, filled + chunk.byteLength);
    options.onBytes?.(chunk.byteLength);
  }
  return decodeText(bytes.subarray(0, filled));
}

/** The text of bytes in UTF-8 or windows-1252, without byte order mark. */
export function decodeText(bytes: Buffer): string {
  const text = isUtf8(bytes)
    ? bytes.toString('utf8')
    : bytes
        .toString('latin1')
        .replace(/[\u0080-\u009f]/gu, (code) => windows1252[code.charCodeAt(0) - 0x80] ?? code);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
