// An archive as its readers see it: named files with sizes, from a zip or a folder.

export type ArchiveFile = {
  /** Path inside the archive, `/` between folders. */
  path: string;
  /** Size when unpacked. */
  bytes: number;
  /** The unpacked bytes. Iterating throws `archive-damaged` if they can't be read, `cancelled` after an abort. */
  read: (signal?: AbortSignal) => AsyncIterable<Uint8Array>;
};

export type ArchiveSource = {
  /** Name of the zip or folder, for people. */
  name: string;
  files: readonly ArchiveFile[];
  close: () => void;
};

/** Limits beyond which an archive is rejected as unsafe. The largest MovieLens set stays far below all of them. */
export type ArchiveLimits = {
  maxEntries: number;
  maxUnpackedBytes: number;
  /** Unpacked size over packed size of one file; tables of ratings reach about 10. */
  maxRatio: number;
};

export const defaultLimits: ArchiveLimits = {
  maxEntries: 10_000,
  maxUnpackedBytes: 16 * 2 ** 30,
  maxRatio: 200,
};

/** The file's name without its folders. */
export function fileName(file: Pick<ArchiveFile, 'path'>): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}
