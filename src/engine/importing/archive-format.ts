// What a format of archives must be able to do; each lives in a file of formats/.
import type { CatalogueWriter } from '../library/catalogue-writer.ts';
import type { ArchiveSource } from './archive-source.ts';
import type { ProgressMeter } from './progress-meter.ts';
import type { SkippedRows } from './skipped-rows.ts';

export type ReadingContext = {
  writer: CatalogueWriter;
  meter: ProgressMeter;
  skipped: SkippedRows;
  signal: AbortSignal | undefined;
};

/** An archive that a format has recognised, ready to be read. */
export type RecognisedArchive = {
  /** Name of the format, for people. */
  format: string;
  /** Unpacked size of all files that will be read. */
  bytes: number;
  /** Unpacked size of the ratings, which most of the catalogue is made of. */
  ratingBytes: number;
  /** Reads everything into the writer; rows that can't be used are skipped and told. */
  read: (context: ReadingContext) => Promise<void>;
};

export type ArchiveFormat = {
  /** Looks at the contents, not at the name; null where the archive is of another format. */
  recognise: (source: ArchiveSource, signal: AbortSignal | undefined) => Promise<RecognisedArchive | null>;
};
