// The first lines of a table: its delimiter, the position of each column, and where the rows begin.
import type { ArchiveFile } from './archive-source.ts';
import { readCsv } from './csv.ts';
import { decodeText, utf16Of } from './text-file.ts';

export type TableHeader = {
  delimiter: string;
  /** Column names in plain lower-case letters and digits: `userId` and `user_id` both are `userid`. */
  columns: string[];
  /** Its line, counted from 1. */
  line: number;
};

export type TableHead = {
  /** The first two lines that are not empty, decoded, without their line ends; empty where there are none. */
  firstLine: string;
  secondLine: string;
  /** Line of the first of them, counted from 1. */
  line: number;
  /** The bytes that were read; more than the two lines. */
  bytes: Buffer;
};

const maxHeadBytes = 1 << 16;

export async function readHead(file: ArchiveFile, signal?: AbortSignal): Promise<TableHead> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.read(signal)) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > maxHeadBytes || hasLines(Buffer.concat(chunks))) break;
  }
  const bytes = Buffer.concat(chunks);
  const lines = decodeText(wholeLines(bytes, bytes.length >= file.bytes))
    .split('\n')
    .map((line, place) => ({ text: line.replace(/\r$/u, ''), line: place + 1 }))
    .filter(({ text }) => text.trim() !== '');
  const [first, second] = lines;
  return { firstLine: first?.text ?? '', secondLine: second?.text ?? '', line: first?.line ?? 1, bytes };
}

/** The first line of the file that is not empty, decoded, without its line end; empty for an empty file. */
export async function readFirstLine(file: ArchiveFile, signal?: AbortSignal): Promise<string> {
  return (await readHead(file, signal)).firstLine;
}

/** Enough for a separator's line, a header and a row. */
function hasLines(bytes: Buffer): boolean {
  let at = -1;
  for (let found = 0; found < 4; found += 1) {
    at = bytes.indexOf(10, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Without the last line where it may end within a letter. */
function wholeLines(bytes: Buffer, isWholeFile: boolean): Buffer {
  if (utf16Of(bytes) !== null) return bytes.subarray(0, bytes.length & ~1);
  const end = bytes.lastIndexOf(10);
  return end < 0 || isWholeFile ? bytes : bytes.subarray(0, end);
}

/** The delimiter is the comma, semicolon or tab that splits the line into most fields. */
export function parseHeader(text: string, line = 1): TableHeader {
  const parsed = [',', ';', '\t'].map((delimiter) => {
    const [row] = readCsv(text, delimiter);
    const columns = (row?.fields ?? []).map((name) => name.toLowerCase().replace(/[^a-z0-9]/gu, ''));
    return { delimiter, columns, line };
  });
  return parsed.reduce((best, header) => (header.columns.length > best.columns.length ? header : best));
}
