// The first line of a table: its delimiter, and the position of each column.
import type { ArchiveFile } from './archive-source.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './text-file.ts';

export type TableHeader = {
  delimiter: string;
  /** Column names in plain lower-case letters and digits: `userId` and `user_id` both are `userid`. */
  columns: string[];
};

const maxHeaderBytes = 1 << 16;

/** The first line of the file, decoded, without its line end; empty for an empty file. */
export async function readFirstLine(file: ArchiveFile, signal?: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.read(signal)) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (chunk.includes(10) || bytes > maxHeaderBytes) break;
  }
  const head = Buffer.concat(chunks);
  const end = head.indexOf(10);
  return decodeText(end < 0 ? head : head.subarray(0, end)).replace(/\r$/u, '');
}

/** The delimiter is the comma, semicolon or tab that splits the line into most fields. */
export function parseHeader(line: string): TableHeader {
  const parsed = [',', ';', '\t'].map((delimiter) => {
    const [row] = readCsv(line, delimiter);
    const columns = (row?.fields ?? []).map((name) => name.toLowerCase().replace(/[^a-z0-9]/gu, ''));
    return { delimiter, columns };
  });
  return parsed.reduce((best, header) => (header.columns.length > best.columns.length ? header : best));
}
