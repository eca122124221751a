// Opens what the person chose as the files of a history: a zip, a folder, or one table or JSON file.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { inputAt } from '../base/input-path.ts';
import type { ArchiveFile, ArchiveLimits, ArchiveSource } from '../archives/archive-source.ts';
import { fileAt, openFolder } from '../archives/folder-source.ts';
import { readCsv } from '../archives/csv.ts';
import { foreignFile, foreignZip, packedFile, packedWithin } from '../archives/foreign-file.ts';
import { parseHeader, readHead } from '../archives/table-header.ts';
import { decodeText, readText } from '../archives/text-file.ts';
import { openZip } from '../archives/zip-source.ts';
import type { HistoryFile } from './history-file.ts';
import { jsonKeys } from './json-keys.ts';

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

/** In a zip or a folder the names say which files may be tables. */
const tableName = /\.(?:csv|tsv|txt|json)$/iu;

/** Enough to recognise what a file is that is no table. */
const headBytes = 512;

const limits: ArchiveLimits = { maxEntries: 10_000, maxUnpackedBytes: 2 ** 30, maxRatio: 200 };

/** Throws `file-not-found`, `not-a-history`, `archive-damaged` and `archive-unsafe`; the caller closes it. */
export async function openHistory(path: string, signal?: AbortSignal): Promise<OpenHistory> {
  const found = inputAt(path, 'file');
  const archive = await openSource(path, found.isDirectory());
  try {
    const hash = createHash('sha256');
    const files: HistoryFile[] = [];
    for (const file of archive.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      if (archive.isOneFile || tableName.test(file.path)) {
        files.push(...(await historyFile(file, hash, signal)));
      }
    }
    refuseForeign(archive, files);
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

/** A file that was chosen by itself is looked at whatever its name. */
async function openSource(
  path: string,
  isDirectory: boolean,
): Promise<ArchiveSource & { isOneFile: boolean }> {
  if (isDirectory) return { ...(await openFolder(path, limits)), isOneFile: false };
  const head = await headOf(path);
  if (['504b0304', '504b0506'].includes(head.toString('hex', 0, 4))) {
    return { ...(await openZip(path, limits)), isOneFile: false };
  }
  const foreign = foreignFile(head);
  if (foreign !== null)
    throw notTable(basename(path), `${basename(path)} is ${foreign.what}. ${foreign.advice}`);
  return { name: basename(path), files: [fileAt(path)], close: () => undefined, isOneFile: true };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw new MatineeError('file-not-found', `${path} may not be read by you.`, {
      ...{ details: { path }, cause: error },
    });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function notTable(file: string, message: string): MatineeError {
  return new MatineeError('not-a-history', message, { details: { file } });
}

/** A workbook, and a zip that holds a packed file and no table, are called what they are. */
function refuseForeign(archive: ArchiveSource, files: readonly HistoryFile[]): void {
  const document = foreignZip(archive.files.map(({ path }) => path));
  if (document !== null)
    throw notTable(archive.name, `${archive.name} is ${document.what}. ${document.advice}`);
  const packed = archive.files.find(({ path }) => packedFile.test(path));
  if (files.length === 0 && packed !== undefined) {
    throw notTable(archive.name, packedWithin(archive.name, packed.path));
  }
}

/** None for empty files. Throws `not-a-history` for a web page and the like. */
async function historyFile(
  file: ArchiveFile,
  hash: ReturnType<typeof createHash>,
  signal: AbortSignal | undefined,
): Promise<HistoryFile[]> {
  const { firstLine, secondLine, line, bytes } = await readHead(file, signal);
  const foreign = foreignFile(bytes);
  if (foreign !== null) throw notTable(file.path, `${file.path} is ${foreign.what}. ${foreign.advice}`);
  if (firstLine.trim() === '') return [];
  const isJson = /^\s*[[{]/u.test(firstLine);
  const header = isJson ? { delimiter: ',', columns: [], line } : parseHeader(firstLine, line);
  const names = isJson
    ? jsonKeys(decodeText(bytes))
    : ([...readCsv(firstLine, header.delimiter)][0]?.fields ?? []);
  let isHashed = false;
  return [
    {
      path: file.path,
      kind: isJson ? 'json' : 'table',
      header,
      names: names.map((name) => name.trim()),
      hasRows: isJson || secondLine !== '',
      text: async () => {
        checkSize(file);
        const text = await readText(file, { signal });
        if (!isHashed) hash.update(file.path.slice(file.path.lastIndexOf('/') + 1)).update(text);
        isHashed = true;
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
