// Looks at what a person named to be read, before anything opens it: opening a pipe waits for a writer, and a device may never end.
import { statSync, type Stats } from 'node:fs';
import { MatineeError } from '../../contract/errors.ts';

/** A file or a folder. Throws `file-not-found` for everything else. */
export function inputAt(path: string, wanted = 'file or folder'): Stats {
  const found = statsOf(path);
  if (found === null) throw notFound(path, `There is no ${wanted} at ${path}.`);
  if (found.isFile() || found.isDirectory()) return found;
  throw notFound(path, `${path} is a pipe, a device or a socket. Choose a file; nothing was read.`);
}

/** Throws `file-not-found` for everything but a file. */
export function inputFileAt(path: string): Stats {
  const found = inputAt(path, 'file');
  if (found.isFile()) return found;
  throw notFound(path, `${path} is a folder. Choose a file; nothing was read.`);
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function notFound(path: string, message: string): MatineeError {
  return new MatineeError('file-not-found', message, { details: { path } });
}
