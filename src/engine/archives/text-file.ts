// Reads a whole text file in UTF-8, UTF-16 or windows-1252.
import { isUtf8 } from 'node:buffer';
import { MatineeError } from '../../contract/errors.ts';
import type { ArchiveFile } from './archive-source.ts';

/** No list of movies or tags is larger; the tags of the largest set take 72 MB. */
const maxTextBytes = 160 * 2 ** 20;

/** What the bytes 0x80 to 0x9f mean in windows-1252, where latin1 has control codes; undefined ones stay as they are. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The file's text, see `decodeText`. `onBytes` receives each chunk's size. Throws `archive-unsafe` for more than `mostBytes`. */
export async function readText(
  file: ArchiveFile,
  options: { signal?: AbortSignal | undefined; mostBytes?: number; onBytes?: (bytes: number) => void } = {},
): Promise<string> {
  if (file.bytes > (options.mostBytes ?? maxTextBytes)) {
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

/** Bytes that are looked at to recognise UTF-16 without a byte order mark. */
const sampleBytes = 256;

/**
 * The text of bytes in UTF-8, UTF-16 or windows-1252, without byte order mark. A first line such as `sep=;`, which tells spreadsheets
 * the delimiter, becomes an empty one.
 */
export function decodeText(bytes: Buffer): string {
  const text = decode(bytes);
  return (text.startsWith('\ufeff') ? text.slice(1) : text).replace(/^"?sep=[^\r\n]"?(?=\r?\n|$)/iu, '');
}

function decode(bytes: Buffer): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (code) => windows1252[code.charCodeAt(0) - 0x80] ?? code);
}

/** Which UTF-16 the bytes are in: by the byte order mark, otherwise by the zero half that most characters of a table have; null for none. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, Math.min(bytes.length, sampleBytes) & ~1);
  const zeros = [0, 0];
  for (const [place, byte] of sample.entries())
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (sample.length < 4 || Math.max(even, odd) * 4 < sample.length) return null;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : null;
}

/** The chunks of a file as UTF-8: those in UTF-16 are rewritten, all others are handed on as they are. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) {
      const wide = utf16Of(chunk);
      decoder = wide === null ? null : new TextDecoder(wide);
      isFirst = false;
    }
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
}
