// The files of an archive with their first lines, by which every format recognises its own.
import type { ArchiveFile, ArchiveSource } from '../archive-source.ts';
import { readFirstLine } from '../table-header.ts';

export type SniffedFile = {
  file: ArchiveFile;
  /** Decoded, without its line end; empty for an empty file. */
  firstLine: string;
};

/** At most this many files of a folder are opened. */
const mostFiles = 200;
/** Files with other endings are not opened. */
const otherFiles = /\.(?:html?|pdf|md|jpe?g|png|gif|mp4|zip|gz|exe|db|pl|sh|py|r|md5)$/iu;

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
  for (const file of candidates) sniffed.push({ file, firstLine: await readFirstLine(file, signal) });
  return sniffed;
}

/** The file's folder with a slash behind it; empty at the root. */
export function folderOf(file: Pick<ArchiveFile, 'path'>): string {
  return file.path.slice(0, file.path.lastIndexOf('/') + 1);
}

function byDepth(a: ArchiveFile, b: ArchiveFile): number {
  return a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1);
}
