// Everything that reads files of others, in one table: a new reader is one more line.
import { dirname, join } from 'node:path';
import { parseHeader } from '../../src/engine/archives/table-header.ts';
import { readCsv } from '../../src/engine/archives/csv.ts';
import { parsePythonLiteral } from '../../src/engine/archives/metadata/python-literal.ts';
import { defaultLimits } from '../../src/engine/archives/archive-source.ts';
import { openZip } from '../../src/engine/archives/zip-source.ts';
import { parseMovieLensTitle } from '../../src/engine/archives/movielens-title.ts';
import { readMovieFeatures, readRatingsFile } from '../../src/engine/archives/rating-files.ts';
import { decodeText } from '../../src/engine/archives/text-file.ts';
import { readHistory } from '../../src/engine/history/read-history.ts';
import { foldTitle } from '../../src/engine/library/catalogue/titles.ts';
import { writeFolder, writeZip } from '../../tests/fixtures/made-archive.ts';
import { backups, restoreWhole } from './whole-diaries.ts';
import { enrichWhole, importWhole } from './whole-imports.ts';
import * as seeds from './seeds.ts';
import type { FuzzFiles } from './corruption.ts';

export type FuzzedReader = {
  /** Valid inputs. */
  seeds: readonly FuzzFiles[];
  /**
   * Reads the files, whose paths may be used below the empty `directory`. Must resolve, or reject with a MatineeError; any
   * other error is a failure, such as a result that contradicts itself.
   */
  read: (files: FuzzFiles, directory: string) => Promise<void>;
};

export const readers: Readonly<Record<string, FuzzedReader>> = {
  text: { seeds: seeds.tables, read: eachFile(readDecoded) },
  csv: { seeds: seeds.tables, read: eachFile(readRows) },
  titles: { seeds: seeds.tables, read: eachFile(readTitles) },
  ratings: { seeds: seeds.ratingTables, read: eachPath(readRatings) },
  features: { seeds: [...seeds.csvArchives, ...seeds.olderArchives], read: readFeatures },
  zip: { seeds: seeds.zips, read: eachPath(readZip) },
  'zipped-archives': { seeds: seeds.zips, read: eachPath(importWhole) },
  'csv-archives': { seeds: seeds.csvArchives, read: inZip(importWhole) },
  'older-archives': { seeds: seeds.olderArchives, read: inZip(importWhole) },
  'python-literals': { seeds: seeds.pythonLiterals, read: eachFile(readLiteral) },
  metadata: { seeds: seeds.metadata, read: eachPath(enrichWhole) },
  backups: { seeds: backups, read: eachPath(restoreWhole) },
  histories: { seeds: seeds.histories, read: readAsHistory },
};

function eachFile(read: (bytes: Buffer) => void): FuzzedReader['read'] {
  return (files) => {
    for (const bytes of Object.values(files)) read(bytes);
    return Promise.resolve();
  };
}

function eachPath(read: (path: string, directory: string) => Promise<void>): FuzzedReader['read'] {
  return async (files, directory) => {
    for (const path of writeFiles(files, directory)) await read(path, directory);
  };
}

function inZip(read: (path: string, directory: string) => Promise<void>): FuzzedReader['read'] {
  return (files, directory) => read(writeZip(join(directory, 'fuzzed.zip'), files), directory);
}

function writeFiles(files: FuzzFiles, directory: string): string[] {
  writeFolder(directory, files);
  return Object.keys(files).map((name) => join(directory, name));
}

function readDecoded(bytes: Buffer): void {
  if (decodeText(bytes).length > bytes.length) throw new Error('the text is longer than its bytes');
}

function readRows(bytes: Buffer): void {
  const text = decodeText(bytes);
  const { delimiter } = parseHeader(text.slice(0, text.indexOf('\n')));
  let last = 0;
  for (const { line } of readCsv(text, delimiter)) {
    if (line <= last) throw new Error(`line ${line} comes after line ${last}`);
    last = line;
  }
}

function readTitles(bytes: Buffer): void {
  for (const line of decodeText(bytes).split('\n')) foldTitle(parseMovieLensTitle(line).title);
  foldTitle(parseMovieLensTitle(decodeText(bytes)).title);
}

function readLiteral(bytes: Buffer): void {
  parsePythonLiteral(decodeText(bytes));
}

async function readRatings(path: string): Promise<void> {
  const { userIds, movieIds, halfStars, timestamps } = await readRatingsFile(path);
  for (const [row, half] of halfStars.entries()) {
    const ids = [userIds[row] ?? -1, movieIds[row] ?? -1, timestamps[row] ?? Number.NaN];
    if (half < 1 || half > 10 || !ids.every(Number.isSafeInteger) || Math.min(...ids.slice(0, 2)) < 0) {
      throw new Error(`row ${row} is no rating: ${ids.join(', ')}, ${half}`);
    }
  }
}

async function readFeatures(files: FuzzFiles, directory: string): Promise<void> {
  const [first = directory] = writeFiles(files, directory);
  const movies = await readMovieFeatures(dirname(first));
  if (new Set(movies.map(({ movieId }) => movieId)).size !== movies.length)
    throw new Error('a movie is there twice');
}

async function readZip(path: string): Promise<void> {
  const source = await openZip(path, defaultLimits);
  try {
    for (const file of source.files) {
      let bytes = 0;
      for await (const chunk of file.read()) bytes += chunk.byteLength;
      if (bytes !== file.bytes) throw new Error(`${file.path} has ${bytes} bytes instead of ${file.bytes}`);
    }
  } finally {
    source.close();
  }
}

async function readAsHistory(files: FuzzFiles, directory: string): Promise<void> {
  const paths = writeFiles(files, directory);
  const [only] = paths;
  const { rows } = await readHistory(paths.length === 1 && only !== undefined ? only : directory);
  for (const { halfStars, year } of rows) {
    if (halfStars !== null && !(Number.isInteger(halfStars) && halfStars >= 1 && halfStars <= 10)) {
      throw new Error(`${halfStars} half-stars`);
    }
    if (year !== null && !Number.isInteger(year)) throw new Error(`the year ${year}`);
  }
}
