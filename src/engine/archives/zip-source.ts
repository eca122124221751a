// Reads a zip as an archive, trusting nothing in it: names, sizes, ratios and checksums are checked.
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createInflateRaw, crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { MatineeError } from '../../contract/errors.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import { foreignFile } from './foreign-file.ts';
import type { ArchiveFile, ArchiveLimits, ArchiveSource } from './archive-source.ts';

const chunkBytes = 1 << 18;
const stored = 0;
const deflated = 8;
const maxPathBytes = 1000;
/** Enough to recognise what a file is that is no zip. */
const headBytes = 512;

/** Opens the zip and checks its list of files. Throws `not-an-archive`, `archive-damaged` or `archive-unsafe`; the caller closes it. */
export async function openZip(path: string, limits: ArchiveLimits): Promise<ArchiveSource> {
  const name = basename(path);
  await checkSignature(path, name);
  const zip = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false })
    .catch((error: unknown) => {
      throw damaged(name, 'its list of files is missing or broken, as when a download stops early', error);
    });
  try {
    const files = await readEntries(zip, name, limits);
    return { name, files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof MatineeError ? error : damaged(name, reasonOf(error), error);
  }
}

/** A zip starts with a file's header, an empty one with the end of its list. */
async function checkSignature(path: string, name: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const isZip = bytesRead >= 4 && ['504b0304', '504b0506'].includes(buffer.toString('hex', 0, 4));
    if (isZip) return;
    const foreign = foreignFile(buffer.subarray(0, bytesRead));
    if (foreign !== null) {
      const { what, advice } = foreign;
      throw new MatineeError('not-an-archive', `${name} is ${what}. ${advice}`, { details: { path } });
    }
  } finally {
    await file.close();
  }
  throw new MatineeError(
    'not-an-archive',
    `${name} is not a zip file. Choose a MovieLens archive such as ml-latest-small.zip, or the folder it was unpacked into.`,
    { details: { path } },
  );
}

async function readEntries(zip: ZipFile, name: string, limits: ArchiveLimits): Promise<ArchiveFile[]> {
  if (zip.entryCount > limits.maxEntries) {
    throw unsafe(name, `it lists ${zip.entryCount} files; ${limits.maxEntries} are the most that are read`);
  }
  const files: ArchiveFile[] = [];
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const path = checkedPath(entry, name);
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > limits.maxUnpackedBytes) {
      throw unsafe(name, `it would unpack to more than ${Math.round(limits.maxUnpackedBytes / 2 ** 20)} MB`);
    }
    if (entry.uncompressedSize > limits.maxRatio * Math.max(entry.compressedSize, 1024)) {
      throw unsafe(name, `${path} would unpack to more than ${limits.maxRatio} times its packed size`);
    }
    if (path.endsWith('/') || isSystemFile(path)) continue;
    files.push({
      path,
      bytes: entry.uncompressedSize,
      read: (signal) => readEntry(zip, entry, name, path, signal),
    });
  }
  return files;
}

/** Nothing is ever unpacked to the disk, but an archive with paths that escape its folder is not trustworthy. */
function checkedPath(entry: Entry, name: string): string {
  if (entry.fileNameRaw.length > maxPathBytes) {
    throw unsafe(name, `it has a file whose name is ${entry.fileNameRaw.length} bytes long`);
  }
  const path = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/');
  const problem = yauzl.validateFileName(path);
  if (problem !== null || path.includes('\0')) {
    throw unsafe(name, `it has a file named "${path.slice(0, 200)}", which points outside of the archive`);
  }
  return path;
}

function isSystemFile(path: string): boolean {
  return path.split('/').some((part) => part === '__MACOSX' || part.startsWith('.'));
}

async function* readEntry(
  zip: ZipFile,
  entry: Entry,
  name: string,
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw damaged(name, `${path} is locked with a password`);
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) {
    throw damaged(name, `${path} is packed in a way that can't be read (method ${entry.compressionMethod})`);
  }
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const chunks = entry.compressionMethod === stored ? packed : inflate(packed);
    let bytes = 0;
    let checksum = 0;
    for await (const chunk of chunks) {
      throwIfCancelled(signal);
      // Streams without an encoding give buffers; their type does not say so.
      const unpacked = chunk as Uint8Array;
      bytes += unpacked.byteLength;
      if (bytes > entry.uncompressedSize) throw unsafe(name, `${path} is larger than its entry says`);
      checksum = crc32(unpacked, checksum);
      yield unpacked;
    }
    if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) {
      throw damaged(name, `${path} does not have the contents that it was packed with`);
    }
  } catch (error) {
    throw error instanceof MatineeError ? error : damaged(name, `${path} can't be unpacked`, error);
  }
}

function inflate(packed: Readable): Readable {
  const inflater = createInflateRaw({ chunkSize: chunkBytes });
  packed.on('error', (error) => inflater.destroy(error));
  return packed.pipe(inflater);
}

function damaged(name: string, what: string, cause?: unknown): MatineeError {
  return new MatineeError('archive-damaged', `${name} is damaged: ${what}. Get it again from its source.`, {
    details: { file: name },
    cause,
  });
}

function unsafe(name: string, what: string): MatineeError {
  return new MatineeError(
    'archive-unsafe',
    `${name} was refused because it is not safe to unpack: ${what}.`,
    {
      details: { file: name },
    },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
