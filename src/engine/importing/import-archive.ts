// Imports an archive: from a zip or folder to a complete new catalogue file, or to an error and nothing.
import { constants } from 'node:fs';
import { access, mkdir, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { ImportProgress, ImportReport } from '../../contract/importing.ts';
import type { CatalogueCounts } from '../library/catalogue-input.ts';
import { openCatalogueWriter, type CatalogueWriter } from '../library/catalogue-writer.ts';
import { throwIfCancelled } from '../library/next-turn.ts';
import type { RecognisedArchive } from './archive-format.ts';
import { defaultLimits, type ArchiveLimits, type ArchiveSource } from './archive-source.ts';
import { openFolder } from './folder-source.ts';
import { recogniseArchive } from './formats/registry.ts';
import { sniffFiles } from './formats/sniffed-files.ts';
import { ProgressMeter } from './progress-meter.ts';
import { SkippedRows } from './skipped-rows.ts';
import { openZip } from './zip-source.ts';

export type ImportOptions = {
  /** A zip or a folder. */
  path: string;
  /** Where the new catalogue goes; nothing lies there after an error. */
  targetFile: string;
  signal?: AbortSignal | undefined;
  /** Called two to ten times a second. */
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** What an archive may ask for; left out parts are `defaultLimits`. */
  limits?: Partial<ArchiveLimits> | undefined;
  /** The catalogue may not grow beyond this; `no-space` is thrown as on a full disk. */
  maxCatalogueBytes?: number | undefined;
};

/** Bytes of catalogue for a byte of ratings in text: enough to tell early that the disk is too full. */
const catalogueBytesPerRatingByte = 0.5;

/**
 * Reads the archive at `path` into a new catalogue at `targetFile`. Throws a MatineeError (`file-not-found`, `not-an-archive`,
 * `archive-damaged`, `archive-unsafe`, `archive-without-ratings`, `wrong-columns`, `mostly-bad-rows`, `no-space`, `cancelled`).
 */
export async function importArchive(options: ImportOptions): Promise<ImportReport> {
  const { path, targetFile, signal, onProgress } = options;
  const meter = new ProgressMeter(onProgress);
  throwIfCancelled(signal);
  const source = await openArchive(path, { ...defaultLimits, ...options.limits });
  try {
    const archive = recogniseArchive({ name: source.name, sniffed: await sniffFiles(source, signal) });
    if (archive === null) throw withoutRatings(source);
    meter.setTotal(archive.bytes);
    await checkSpace(targetFile, archive.ratingBytes);
    const writer = openCatalogueWriter(targetFile, {
      name: catalogueName(source),
      isSimulated: false,
      format: archive.format,
      source: source.name,
      ...(options.maxCatalogueBytes === undefined ? {} : { maxBytes: options.maxCatalogueBytes }),
    });
    try {
      return await fill(writer, archive, source, meter, signal);
    } catch (error) {
      writer.abort();
      throw error;
    }
  } finally {
    source.close();
  }
}

function withoutRatings({ name }: ArchiveSource): MatineeError {
  return new MatineeError(
    'archive-without-ratings',
    `${name} holds no ratings that Matinee can read. A MovieLens archive is what it looks for: one with a ratings.csv in it, or an older one with ratings.dat or u.data.`,
    { details: { path: name } },
  );
}

async function fill(
  writer: CatalogueWriter,
  archive: RecognisedArchive,
  source: ArchiveSource,
  meter: ProgressMeter,
  signal: AbortSignal | undefined,
): Promise<ImportReport> {
  const skipped = new SkippedRows();
  await archive.read({ writer, meter, skipped, signal });
  if (writer.ratings === 0) {
    throw new MatineeError(
      'archive-without-ratings',
      `${source.name} has a table of ratings, but there is not one rating in it.`,
      { details: { path: source.name } },
    );
  }
  const makeReport = (counts: CatalogueCounts): ImportReport => ({
    format: archive.format,
    source: source.name,
    ...counts,
    ...skipped.report(),
    elapsedMs: Math.round(meter.elapsedMs),
    ratingsPerSecond: Math.round((counts.ratings / meter.elapsedMs) * 1000),
  });
  const counts = await writer.finish({
    signal,
    onPhase: (phase, done) => meter.enter(phase, done),
    report: makeReport,
  });
  const { movies, users, ratings, tags } = counts;
  return makeReport({ movies, users, ratings, tags });
}

async function openArchive(path: string, limits: ArchiveLimits): Promise<ArchiveSource> {
  const found = await stat(path).catch(() => null);
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (found === null || !isReadable) {
    throw new MatineeError(
      'file-not-found',
      found === null ? `There is no file or folder at ${path}.` : `${path} may not be read by you.`,
      { details: { path } },
    );
  }
  return found.isDirectory() ? openFolder(path, limits) : openZip(path, limits);
}

async function checkSpace(targetFile: string, ratingBytes: number): Promise<void> {
  const folder = dirname(targetFile);
  await mkdir(folder, { recursive: true });
  // Some file systems can't tell; then a full disk shows while writing.
  const disk = await statfs(folder).catch(() => null);
  const needed = ratingBytes * catalogueBytesPerRatingByte;
  if (disk === null || disk.bavail * disk.bsize >= needed) return;
  throw new MatineeError(
    'no-space',
    `The import needs about ${Math.ceil(needed / 2 ** 20)} MB on the disk of the library, and ${Math.floor((disk.bavail * disk.bsize) / 2 ** 20)} MB are free. Free some space and try again.`,
    { details: { path: folder } },
  );
}

/** `ml-latest-small.zip` is shown as MovieLens latest-small, `ml-25m` as MovieLens 25M. */
function catalogueName(source: ArchiveSource): string {
  const name = source.name.replace(/\.zip$/iu, '');
  const set = /^ml-(.+)$/iu.exec(name)?.[1];
  return set === undefined
    ? name
    : `MovieLens ${set.replace(/^(\d+[mk])(?:100k)?$/iu, (_, size: string) => size.toUpperCase())}`;
}
