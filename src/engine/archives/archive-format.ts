// What a format of archives must be able to do; each lives in a file of formats/.
import type { CatalogueWriter } from '../library/catalogue/catalogue-writer.ts';
import type { SniffedFile } from './formats/sniffed-files.ts';
import type { ProgressMeter } from './progress-meter.ts';
import type { SkippedRows } from './skipped-rows.ts';

export type ReadingContext = {
  writer: CatalogueWriter;
  meter: ProgressMeter;
  skipped: SkippedRows;
  signal: AbortSignal | undefined;
};

/** An archive of which the first line of each file is known. */
export type SniffedArchive = {
  /** Name of the zip or folder, for people. */
  name: string;
  sniffed: readonly SniffedFile[];
};

/** An archive that a format has recognised, ready to be read. */
export type RecognisedArchive = {
  /** Name of the format, for people. */
  format: string;
  /** Unpacked size of all files that will be read. */
  bytes: number;
  /** Unpacked size of the ratings, which most of the catalogue is made of. */
  ratingBytes: number;
  /** Reads everything into the writer; invalid rows are skipped and reported. */
  read: (context: ReadingContext) => Promise<void>;
};

export type ArchiveFormat = {
  /**
   * Looks at the contents, not at the name; null if the archive has another format. Throws `wrong-columns` or
   * `archive-damaged` if it has this format but is corrupt.
   */
  recognise: (archive: SniffedArchive) => RecognisedArchive | null;
};
