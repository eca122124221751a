// Writes exported files whole: each gets its name once it is on the disk.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import { flushFile } from '../../base/fsync.ts';
import { toLibraryError } from '../../base/sqlite.ts';

/**
 * Writes one text to `path`, several to `path` with -1, -2 and so on before its ending; returns the paths. Files of those names are
 * replaced. Throws `no-space`, and `invalid-input` where the folder takes no files.
 */
export function writeTexts(path: string, texts: readonly string[]): string[] {
  const { name, ext } = parse(path);
  const files = texts.map((_, place) =>
    texts.length === 1 ? path : join(dirname(path), `${name}-${place + 1}${ext}`),
  );
  for (const [place, file] of files.entries()) writeWhole(file, texts[place] ?? '');
  return files;
}

function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.unfinished`;
  try {
    writeFileSync(unfinished, text);
    flushFile(unfinished);
    renameSync(unfinished, file);
  } catch (error) {
    throw toWritingError(file, error);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Why a file can't be written, in words; other errors are passed on as they are. */
export function toWritingError(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (
    typeof code !== 'string' ||
    !['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'SQLITE_CANTOPEN'].includes(code)
  ) {
    return toLibraryError(file, error);
  }
  return new MatineeError('invalid-input', `${file} can't be written there. Choose another folder or name.`, {
    details: { file },
    cause: error,
  });
}
