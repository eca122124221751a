// From the codes of the system and of SQLite to what people read: the one table for everything that touches files.
import type { ErrorCode } from './error-codes.ts';

type FileProblem = {
  /** Of the system, or of SQLite, whose longer codes begin with the shorter ones. */
  readonly codes: readonly string[];
  readonly becomes: ErrorCode;
  readonly sentence: (file: string) => string;
};

const problems: readonly FileProblem[] = [
  {
    // SQLite says SHMSIZE where the index of its log finds no room.
    codes: ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'],
    becomes: 'no-space',
    sentence: (file) =>
      `There is no space left to write ${file}. Free some space on that disk and try again; nothing was changed.`,
  },
  {
    codes: ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
    becomes: 'library-damaged',
    sentence: (file) =>
      `${file} is damaged and can't be read. Open Matinee’s window, or run \`recover\`: both say what can be recovered. Nothing was changed.`,
  },
  {
    codes: ['EROFS', 'SQLITE_READONLY'],
    becomes: 'read-only',
    sentence: (file) =>
      `${file} can't be written, because its disk or folder is read-only. Make it writable, or choose another folder; nothing was changed.`,
  },
  {
    codes: ['EACCES', 'EPERM', 'SQLITE_PERM', 'SQLITE_AUTH'],
    becomes: 'not-permitted',
    sentence: (file) =>
      `You are not allowed to use ${file}. Change its permissions, or choose another folder; nothing was changed.`,
  },
  {
    codes: ['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'EREMOTEIO', 'SQLITE_IOERR'],
    becomes: 'disk-failed',
    sentence: (file) =>
      `The disk failed to read or write ${file}. What was saved before is as it was. Check the disk and its cable, copy your library to another one, and try again.`,
  },
  {
    codes: ['ENOTDIR'],
    becomes: 'path-unusable',
    sentence: (file) =>
      `${file} can't be used: a part of that path is a file where a folder is needed. Choose another path.`,
  },
  {
    codes: ['EISDIR'],
    becomes: 'path-unusable',
    sentence: (file) => `${file} is a folder where a file is needed. Choose another path.`,
  },
  {
    codes: ['EEXIST'],
    becomes: 'path-unusable',
    sentence: (file) =>
      `${file} can't be made, because there is something of that name already. Move it away, or choose another path.`,
  },
  {
    codes: ['ENAMETOOLONG'],
    becomes: 'path-unusable',
    sentence: (file) => `The path ${file} is too long for this system. Choose a shorter one.`,
  },
  {
    codes: ['ELOOP', 'SQLITE_CANTOPEN'],
    becomes: 'path-unusable',
    sentence: (file) =>
      `${file} can't be opened. Check that its folder is there and that you may use it, or choose another path.`,
  },
  {
    codes: ['ENOENT'],
    becomes: 'file-not-found',
    sentence: (file) => `There is no file at ${file}.`,
  },
  {
    codes: ['EBUSY', 'SQLITE_BUSY', 'SQLITE_LOCKED'],
    becomes: 'library-busy',
    sentence: (file) =>
      `Another Matinee is writing to ${file}, and has not finished within 5 seconds. Wait until it is done, or close it, and try again; nothing was changed.`,
  },
  {
    codes: ['EMFILE', 'ENFILE', 'ENOMEM', 'SQLITE_NOMEM'],
    becomes: 'system-limit',
    sentence: (file) =>
      `This computer has no memory or no open files left to use ${file}. Close other programs and try again; nothing was changed.`,
  },
];

/** The error's own code; null where the system and SQLite have no part in it. */
export function systemCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** What people read of it; null for what is no problem of files. Where the file is not known, the error may name it. */
export function describeFileError(
  error: unknown,
  file?: string,
): { code: ErrorCode; message: string } | null {
  const code = systemCodeOf(error);
  if (code === null) return null;
  const problem = problems.find(({ codes }) =>
    codes.some((known) => code === known || (known.startsWith('SQLITE_') && code.startsWith(`${known}_`))),
  );
  if (problem === undefined) return null;
  const sentence = problem.sentence(shortened(file ?? pathIn(error)));
  return { code: problem.becomes, message: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}` };
}

function pathIn(error: unknown): string {
  const path = error instanceof Error && 'path' in error ? error.path : null;
  return typeof path === 'string' ? path : 'a file of the library';
}

const longestPath = 160;

/** A path of thousands of letters would hide what is said about it. */
function shortened(path: string): string {
  if (path.length <= longestPath) return path;
  const half = longestPath / 2;
  return `${path.slice(0, half)}…${path.slice(-half)}`;
}
