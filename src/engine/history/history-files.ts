// Opens what the person chose as the files of a history: a zip, a folder, or one table or JSON file.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { inputAt } from '../base/input-path.ts';
import type { ArchiveFile, ArchiveLimits, ArchiveSource } from '../archives/archive-source.ts';
import { fileAt, openFolder } from '../archives/folder-source.ts';
import { parseHeader, readFirstLine } from '../archives/table-header.ts';
import { readText } from '../archives/text-file.ts';
import { openZip } from '../archives/zip-source.ts';
import type { HistoryFile } from './history-format.ts';

export type OpenHistory = {
  /** Name of the zip, folder or file, for people. */
  source: string;
  files: HistoryFile[];
  /** When the file was last changed: no rating in it was given later. */
  datedAtMs: number;
  /** Reports the contents of what was read from others; whole once the files have been read. */
  contentHash: () => string;
  close: () => void;
};

/** One person's ratings take up to a few megabytes; this is room for two hundred thousand. */
const maxFileBytes = 64 * 2 ** 20;

const limits: ArchiveLimits = { maxEntries: 10_000, maxUnpackedBytes: 2 ** 30, maxRatio: 200 };

/** Throws `file-not-found`, `not-a-history`, `archive-damaged` and `archive-unsafe`; the caller closes it. */
export async function openHistory(path: string, signal?: AbortSignal): Promise<OpenHistory> {
  const found = inputAt(path, 'file');
  const archive = await openSource(path, found.isDirectory());
  try {
    const hash = createHash('sha256');
    const files: HistoryFile[] = [];
    for (const file of archive.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      files.push(...(await historyFile(file, hash, signal)));
    }
    return {
      source: basename(resolve(path)),
      files,
      datedAtMs: Math.min(Math.round(found.mtimeMs), Date.now()),
      contentHash: () => hash.copy().digest('hex'),
      close: archive.close,
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function openSource(path: string, isDirectory: boolean): Promise<ArchiveSource> {
  if (isDirectory) return openFolder(path, limits);
  if (await startsAsZip(path)) return openZip(path, limits);
  return { name: basename(path), files: [fileAt(path)], close: () => undefined };
}

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw new MatineeError('file-not-found', `${path} may not be read by you.`, {
      ...{ details: { path }, cause: error },
    });
  });
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return ['504b0304', '504b0506'].includes(buffer.toString('hex'));
  } finally {
    await file.close();
  }
}

/** None for files that are neither table nor JSON, or empty. */
async function historyFile(
  file: ArchiveFile,
  hash: ReturnType<typeof createHash>,
  signal: AbortSignal | undefined,
): Promise<HistoryFile[]> {
  if (!/\.(?:csv|tsv|txt|json)$/iu.test(file.path)) return [];
  const line = await readFirstLine(file, signal);
  if (line.trim() === '') return [];
  const kind = /^\s*[[{]/u.test(line) ? 'json' : 'table';
  return [
    {
      path: file.path,
      kind,
      header: kind === 'json' ? { delimiter: ',', columns: [], line: 1 } : parseHeader(line),
      text: async () => {
        checkSize(file);
        const text = await readText(file, { signal });
        hash.update(file.path.slice(file.path.lastIndexOf('/') + 1)).update(text);
        return text;
      },
    },
  ];
}

function checkSize({ path, bytes }: ArchiveFile): void {
  if (bytes <= maxFileBytes) return;
  throw new MatineeError(
    'not-a-history',
    `${path} has ${Math.round(bytes / 2 ** 20)} MB, which is far more than one person's ratings take. Choose the export of one person.`,
    { details: { file: path, bytes } },
  );
}
