// The files of an archive with their first lines, by which every format recognises its own.
import type { ArchiveFile, ArchiveSource } from '../archive-source.ts';
import { foreignFile, type ForeignFile } from '../foreign-file.ts';
import { readHead } from '../table-header.ts';

export type SniffedFile = {
  file: ArchiveFile;
  /** Decoded, without its line end; empty for an empty file. */
  firstLine: string;
  /** The one below it. */
  secondLine: string;
  /** Line of the first one, counted from 1: empty lines and one for spreadsheets may be in front of it. */
  line: number;
  /** Set for what is no table at all, such as a web page. */
  foreign: ForeignFile | null;
};

/** At most this many files of a folder are opened. */
const mostFiles = 200;
/** Files with these endings are not opened. */
const otherFiles =
  /\.(?:html?|pdf|md|jpe?g|png|gif|mp4|zip|gz|tgz|7z|rar|tar|bz2|xz|zst|exe|db|pl|sh|py|r|md5)$/iu;

/** The files that may be tables, those nearest to the archive's root first. Throws `archive-damaged` and `cancelled`. */
export async function sniffFiles(
  source: ArchiveSource,
  signal: AbortSignal | undefined,
): Promise<SniffedFile[]> {
  const candidates = source.files
    .filter((file) => !otherFiles.test(file.path))
    .sort(byDepth)
    .slice(0, mostFiles);
  const sniffed: SniffedFile[] = [];
  for (const file of candidates) {
    const { bytes, ...lines } = await readHead(file, signal);
    sniffed.push({ file, ...lines, foreign: foreignFile(bytes) });
  }
  return sniffed;
}

/** A table of a layout without header; somebody may have added one. */
export type HeaderlessTable = {
  file: ArchiveFile;
  /** Lines in front of the first row. */
  headerLines: number;
};

/** The tables that begin with such a row, or have it below a first line of words. */
export function headerlessTables(
  sniffed: readonly SniffedFile[],
  isRow: (line: string) => boolean,
): HeaderlessTable[] {
  return sniffed.flatMap(({ file, firstLine, secondLine, line }) => {
    if (isRow(firstLine)) return [{ file, headerLines: line - 1 }];
    return !/\d/u.test(firstLine) && isRow(secondLine) ? [{ file, headerLines: line }] : [];
  });
}

/** The file's folder with a slash behind it; empty at the root. */
export function folderOf(file: Pick<ArchiveFile, 'path'>): string {
  return file.path.slice(0, file.path.lastIndexOf('/') + 1);
}

function byDepth(a: ArchiveFile, b: ArchiveFile): number {
  return a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1);
}
