// The only way to write for the person: outside of the library, and whole, as each file gets its name once it is on the disk.
import { randomUUID } from 'node:crypto';
import { accessSync, constants, copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import { systemCodeOf } from '../../../contract/file-errors.ts';
import { flushFile } from '../../base/fsync.ts';
import { toLibraryError } from '../../base/file-error.ts';
import { filesNamed, removeOlder } from '../../base/old-files.ts';
import { shareFile, sharing } from '../../base/private-files.ts';
import type { LibraryPaths } from '../../library/library-paths.ts';
import { checkOutside, outputFile } from '../../library/output-place.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { renamePatiently } from '../../base/rename.ts';

/**
 * Writes one text to `path`, several to `path` with -1, -2 and so on before its ending; returns the paths. Files of those names are
 * replaced. Throws as `writeOutput`.
 */
export function writeTexts(paths: LibraryPaths, path: string, texts: readonly string[]): string[] {
  const { name, ext } = parse(path);
  const files = texts.map((_, place) =>
    texts.length === 1 ? path : join(dirname(path), `${name}-${place + 1}${ext}`),
  );
  for (const [place, file] of files.entries()) {
    writeOutput(paths, file, (unfinished) => {
      writeFileSync(unfinished, texts[place] ?? '');
    });
  }
  return files;
}

/** Writes bytes to `path` and replaces what is there. Throws as `writeOutput`. */
export function writeBytes(paths: LibraryPaths, path: string, bytes: Uint8Array): void {
  writeOutput(paths, path, (unfinished) => {
    writeFileSync(unfinished, bytes);
  });
}

/** Copies a file to `path` and replaces what is there. Throws as `writeOutput`. */
export function writeCopy(paths: LibraryPaths, path: string, from: string): void {
  writeOutput(paths, path, (unfinished) => {
    copyFileSync(from, unfinished);
  });
}

/**
 * Writes one file to `path` and replaces what is there; `write` writes to the path that it gets. Throws `no-space`, and
 * `invalid-input` for a place in the library, and where no file can be written.
 */
export function writeOutput(paths: LibraryPaths, path: string, write: (unfinished: string) => void): void {
  try {
    const file = outputFile(paths, path);
    removeOlder(filesNamed(dirname(file), /^\.matinee-\w+\.unfinished$/u), 24);
    const unfinished = join(dirname(file), `.matinee-${randomUUID().slice(0, 8)}.unfinished`);
    try {
      write(unfinished);
      shareFile(unfinished);
      flushFile(unfinished);
      renamePatiently(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
  } catch (error) {
    throw toWritingError(path, error);
  }
}

/** Makes a folder to write to, unless it is there. Throws as `writeOutput`. */
export function makeOutputFolder(paths: LibraryPaths, folder: string): void {
  checkOutside(paths, folder);
  try {
    sharing(() => makeFolder(folder));
  } catch (error) {
    throw toWritingError(folder, error);
  }
}

/** Why a file can't be written, in words; other errors are passed on as they are. */
export function toWritingError(file: string, error: unknown): unknown {
  const code = systemCodeOf(error);
  if (code !== 'ENOENT' && code !== 'SQLITE_CANTOPEN') return toLibraryError(file, error);
  const folder = dirname(file);
  if (existsSync(folder)) return code === 'ENOENT' ? toLibraryError(file, error) : refusalOf(folder, error);
  return new MatineeError(
    'path-unusable',
    `The folder ${folder} is not there. Choose another place; nothing was written.`,
    {
      details: { file },
      cause: error,
    },
  );
}

/** SQLite says only that it can't make the file; the system says why. */
function refusalOf(folder: string, error: unknown): unknown {
  try {
    accessSync(folder, constants.W_OK);
    return toLibraryError(folder, error);
  } catch (reason) {
    return toLibraryError(folder, reason);
  }
}
