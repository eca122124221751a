// Imports an archive (a zip or a folder) into a complete new catalogue file, or fails and leaves nothing.
import { constants } from 'node:fs';
import { copyFile, mkdir, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { DetailsReport, ImportProgress, ImportReport } from '../../contract/importing.ts';
import type { CatalogueCounts } from '../library/catalogue/catalogue-input.ts';
import { openCatalogueWriter, type CatalogueWriter } from '../library/catalogue/catalogue-writer.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import type { RecognisedArchive } from './archive-format.ts';
import { defaultLimits, type ArchiveLimits, type ArchiveSource } from './archive-source.ts';
import { recogniseArchive } from './formats/registry.ts';
import { sniffFiles, type SniffedFile } from './formats/sniffed-files.ts';
import { foreignZip, packedFile, packedWithin } from './foreign-file.ts';
import { addDetails } from './metadata/add-details.ts';
import { findDetails, hasMovies, type DetailsTables } from './metadata/details-tables.ts';
import { openArchive } from './open-archive.ts';
import { ProgressMeter } from './progress-meter.ts';
import { SkippedRows } from './skipped-rows.ts';

export type ImportOptions = {
  /** A zip, a folder, or a table of movie details, credits or keywords. */
  path: string;
  /** Path of the new catalogue; no file is left there after an error. */
  targetFile: string;
  /** The current catalogue, which an archive with details only is added to. */
  presentCatalogue?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Called two to ten times a second. */
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Overrides of `defaultLimits`. */
  limits?: Partial<ArchiveLimits> | undefined;
  /** The catalogue may not grow beyond this; `no-space` is thrown as on a full disk. */
  maxCatalogueBytes?: number | undefined;
};

/** Catalogue bytes per byte of ratings text: enough to report a full disk early. */
const catalogueBytesPerRatingByte = 0.5;

export type ImportOutcome = {
  /** Null if the archive held no ratings, only movie details. */
  report: ImportReport | null;
  /** Null if it held no details. */
  details: DetailsReport | null;
};

/**
 * Reads the archive at `path` into a new catalogue at `targetFile`: its ratings, movies and tags, and movie details
 * if it has any; an archive with details only is added to the current catalogue. Throws a MatineeError
 * (`file-not-found`, `not-an-archive`, `archive-damaged`, `archive-unsafe`, `archive-without-ratings`, `wrong-columns`,
 * `mostly-bad-rows`, `no-library`, `no-space`, `cancelled`).
 */
export async function importInto(options: ImportOptions): Promise<ImportOutcome> {
  const { path, targetFile, signal, onProgress } = options;
  const meter = new ProgressMeter(onProgress);
  throwIfCancelled(signal);
  const source = await openArchive(path, { ...defaultLimits, ...options.limits });
  try {
    const { archive, tables } = await recognise(source, signal);
    const detailsBytes = [...tables.values()].reduce((sum, { file }) => sum + file.bytes, 0);
    meter.setTotal((archive?.bytes ?? 0) + detailsBytes);
    const report =
      archive === null
        ? await copyPresent(options.presentCatalogue, source, targetFile)
        : await writeCatalogue(archive, source, meter, options);
    const details = await addDetails(targetFile, tables, { meter, signal, source: source.name });
    return { report, details };
  } finally {
    source.close();
  }
}

/** As `importInto`, for an archive of ratings. */
export async function importArchive(options: ImportOptions): Promise<ImportReport> {
  const { report } = await importInto(options);
  if (report === null) throw new Error(`${options.path} holds no ratings`);
  return report;
}

const nothingToImport = new Set(['file-not-found', 'not-an-archive', 'archive-without-ratings']);

/** A whole library, details of movies alone, something that the import itself will refuse, or nothing. */
type LookedInto = 'whole' | 'details' | 'corrupt' | 'nothing';

/** What `path` holds to import; corrupt contents are reported by the import itself. */
export async function lookIntoArchive(path: string): Promise<LookedInto> {
  try {
    const source = await openArchive(path, defaultLimits);
    try {
      const { archive } = await recognise(source, undefined);
      return archive === null ? 'details' : 'whole';
    } finally {
      source.close();
    }
  } catch (error) {
    return error instanceof MatineeError && !nothingToImport.has(error.code) ? 'corrupt' : 'nothing';
  }
}

type Recognised = { archive: RecognisedArchive | null; tables: DetailsTables };

/** At least one of the two holds something. */
async function recognise(source: ArchiveSource, signal: AbortSignal | undefined): Promise<Recognised> {
  const sniffed = await sniffFiles(source, signal);
  const tables = findDetails(sniffed);
  const isRated = tables.size === 0 ? !isTable(source) : hasMovies(sniffed);
  const archive = isRated ? recogniseOrExplain(source, sniffed) : null;
  if (archive === null && tables.size === 0) throw foreignWithin(source, sniffed) ?? withoutRatings(source);
  return { archive, tables };
}

/** What is no table at all explains more than the columns that are missing in it. */
function recogniseOrExplain(
  source: ArchiveSource,
  sniffed: readonly SniffedFile[],
): RecognisedArchive | null {
  try {
    return recogniseArchive({ name: source.name, sniffed });
  } catch (error) {
    throw foreignWithin(source, sniffed) ?? error;
  }
}

/** Why an archive without usable tables has none, where one of its files is a web page, packed or the like. */
function foreignWithin(source: ArchiveSource, sniffed: readonly SniffedFile[]): MatineeError | null {
  const details = { path: source.name };
  const document = foreignZip(source.files.map(({ path }) => path));
  if (document !== null) {
    return new MatineeError('not-an-archive', `${source.name} is ${document.what}. ${document.advice}`, {
      details,
    });
  }
  for (const { file, foreign } of sniffed) {
    if (foreign === null) continue;
    return new MatineeError('archive-damaged', `${file.path} is ${foreign.what}. ${foreign.advice}`, {
      details,
    });
  }
  const packed = source.files.find(({ path }) => packedFile.test(path));
  if (packed === undefined) return null;
  return new MatineeError('archive-without-ratings', packedWithin(source.name, packed.path), { details });
}

/** Whether a single file was chosen, which can't be a whole archive. */
function isTable({ name, files }: ArchiveSource): boolean {
  return files.length === 1 && files[0]?.path === name;
}

function withoutRatings(source: ArchiveSource): MatineeError {
  const { name } = source;
  if (isTable(source)) {
    return new MatineeError(
      'not-an-archive',
      `${name} is a single table, and not one of movie details. Choose the zip that it came in, or the folder that it is in.`,
      { details: { path: name } },
    );
  }
  return new MatineeError(
    'archive-without-ratings',
    `${name} holds no ratings that Matinee can read. A MovieLens archive is what it looks for: one with a ratings.csv in it, or an older one with ratings.dat or u.data.`,
    { details: { path: name } },
  );
}

async function writeCatalogue(
  archive: RecognisedArchive,
  source: ArchiveSource,
  meter: ProgressMeter,
  { targetFile, signal, maxCatalogueBytes }: ImportOptions,
): Promise<ImportReport> {
  await checkSpace(targetFile, archive.ratingBytes * catalogueBytesPerRatingByte);
  const writer = openCatalogueWriter(targetFile, {
    name: catalogueName(source),
    isSimulated: false,
    format: archive.format,
    source: source.name,
    ...(maxCatalogueBytes === undefined ? {} : { maxBytes: maxCatalogueBytes }),
  });
  try {
    return await fill(writer, archive, source, meter, signal);
  } catch (error) {
    writer.abort();
    throw error;
  }
}

/** Details without ratings are added to a copy of the current catalogue. */
async function copyPresent(
  presentCatalogue: string | undefined,
  source: ArchiveSource,
  targetFile: string,
): Promise<null> {
  const found = presentCatalogue === undefined ? null : await stat(presentCatalogue).catch(() => null);
  if (presentCatalogue === undefined || found === null) {
    throw new MatineeError(
      'no-library',
      `${source.name} holds details of movies, but there are no movies yet. Import a MovieLens archive first, then this.`,
      { details: { path: source.name } },
    );
  }
  await checkSpace(targetFile, found.size * 1.2);
  await copyFile(presentCatalogue, targetFile, constants.COPYFILE_FICLONE);
  return null;
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

async function checkSpace(targetFile: string, needed: number): Promise<void> {
  const folder = dirname(targetFile);
  await mkdir(folder, { recursive: true });
  // Some file systems don't report free space; then a full disk fails while writing.
  const disk = await statfs(folder).catch(() => null);
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
