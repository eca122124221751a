// Downloads one of the MovieLens sets and checks its size, its checksum and its list of files.
import { rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { factsOf, type DownloadSet } from '../../../contract/downloads.ts';
import { MatineeError } from '../../../contract/errors.ts';
import { defaultLimits } from '../archive-source.ts';
import { openZip } from '../zip-source.ts';
import { checksumOf, fetchChecksum } from './checksum.ts';
import { downloadFile, type DownloadOptions, type Network } from './download-file.ts';

export type ArchiveDownload = {
  set: DownloadSet;
  /** Address of the folder that holds the sets, with a slash at its end. */
  address: string;
  /** Folder for the zip and its unfinished parts. */
  directory: string;
  network?: Partial<Network> | undefined;
  signal?: DownloadOptions['signal'];
  onProgress?: DownloadOptions['onProgress'];
};

const usualNetwork: Network = {
  fetch: (url, init) => fetch(url, init),
  retryDelaysMs: [500, 2000, 5000, 10_000],
  stallMs: 30_000,
};

/**
 * The path of the complete zip. Resumes an earlier download. Throws `download-failed`, `archive-damaged`, `no-space` or
 * `cancelled`; a damaged file is deleted, so that the next attempt starts over.
 */
export async function downloadArchive(download: ArchiveDownload): Promise<string> {
  const { set, address, directory, signal, onProgress } = download;
  const { fileName, bytes } = factsOf(set);
  const targetFile = join(directory, fileName);
  const options: DownloadOptions = {
    url: new URL(fileName, address).href,
    targetFile,
    network: { ...usualNetwork, ...download.network },
    signal,
    onProgress,
  };
  const checksum = await fetchChecksum(options);
  await checkSpace(directory, bytes);
  const isThere = (await stat(targetFile).catch(() => null)) !== null;
  // Left by an import that failed after the download. Without a checksum it may be outdated.
  if (isThere && (checksum === null || (await checksumOf(targetFile, signal)) !== checksum))
    await rm(targetFile);
  else if (isThere) return targetFile;

  await downloadFile(options);
  try {
    await verify(targetFile, fileName, checksum, signal);
  } catch (error) {
    const isBad = error instanceof MatineeError && error.code !== 'cancelled';
    if (isBad) await rm(targetFile, { force: true });
    throw error;
  }
  return targetFile;
}

async function verify(
  file: string,
  name: string,
  checksum: string | null,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (checksum !== null && (await checksumOf(file, signal)) !== checksum) {
    throw new MatineeError(
      'archive-damaged',
      `${name} arrived damaged: its contents do not have the checksum that GroupLens gives for it. Try again; if that does not help, download it in your browser.`,
      { details: { file: name } },
    );
  }
  // A zip ends with its list of files, so a truncated one has none; the contents are checked when they are read.
  (await openZip(file, defaultLimits)).close();
}

async function checkSpace(directory: string, bytes: number): Promise<void> {
  const disk = await statfs(directory).catch(() => null);
  if (disk === null || disk.bavail * disk.bsize >= bytes * 2) return;
  throw new MatineeError(
    'no-space',
    `The download takes about ${Math.ceil(bytes / 1e6)} MB and its import some more, and ${Math.floor((disk.bavail * disk.bsize) / 1e6)} MB are free on the disk of the library. Free some space and try again.`,
    { details: { path: directory } },
  );
}
