// Who else may read what this process writes: nobody, but for what is written for others on purpose.
import { chmodSync, lstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

const forOthers = 0o077;
const stickyBit = 0o1000;
/** Windows has no such modes; there a person's folders are their own. */
const hasModes = process.platform !== 'win32';

/** What the person's own setting keeps from others; null until the process keeps everything. */
let usualMask: number | null = null;

/** Whatever this process and those that it starts write from now on is for its owner alone. May be called again. */
export function keepFilesPrivate(): void {
  if (!hasModes) return;
  const before = process.umask(forOthers);
  usualMask ??= before;
}

/** Gives a file the mode that other programs would have given it. */
export function shareFile(file: string): void {
  if (usualMask !== null) chmodSync(file, 0o666 & ~usualMask);
}

/** For a folder that goes out with the program: all in it gets the usual modes, and so does whatever this process writes next. */
export function writeAsUsual(folder: string): void {
  if (usualMask === null) return;
  process.umask(usualMask);
  giveUsualModes(folder, usualMask);
}

function giveUsualModes(path: string, mask: number): void {
  const isFolder = lstatSync(path).isDirectory();
  chmodSync(path, (isFolder ? 0o777 : 0o666) & ~mask);
  if (isFolder) for (const name of readdirSync(path)) giveUsualModes(join(path, name), mask);
}

/** Folders that `work` makes get the mode that other programs would have given them. */
export function sharing<T>(work: () => T): T {
  if (usualMask === null) return work();
  process.umask(usualMask);
  try {
    return work();
  } finally {
    process.umask(forOthers);
  }
}

/**
 * Takes from others what they may do with the folder and the files in it, and with all that is in those of its folders that are
 * named. What belongs to somebody else stays, and so do links; where the disk refuses, nothing is said: nobody can do more.
 */
export function closeToOthers(directory: string, folders: readonly string[]): void {
  if (!hasModes) return;
  try {
    const stats = statSync(directory);
    // A folder like /tmp is everybody's, even if somebody chose it for a library.
    if ((stats.mode & stickyBit) === 0) closeOne(directory, stats);
    for (const name of readdirSync(directory)) {
      const path = join(directory, name);
      const inside = lstatSync(path);
      if (inside.isFile()) closeOne(path, inside);
    }
    for (const folder of folders) closeWhole(folder);
  } catch {
    return; // Another process may just be removing something, and whoever needs an unreadable folder reports it.
  }
}

function closeWhole(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isSymbolicLink()) return;
  closeOne(path, stats);
  if (stats.isDirectory()) for (const name of readdirSync(path)) closeWhole(join(path, name));
}

/** Nothing of a library is a program. */
function closeOne(path: string, stats: Stats): void {
  const { mode, uid } = stats;
  const wanted = stats.isDirectory() ? 0o700 : 0o600;
  if ((mode & 0o777 & ~wanted) !== 0 && uid === process.getuid?.()) chmodSync(path, mode & wanted);
}

/** Whether it belongs to another account, which alone may change its modes, and has modes that let others in. */
export function isOpenedByOwner(path: string): boolean {
  const stats = hasModes ? statSync(path, { throwIfNoEntry: false }) : undefined;
  return stats !== undefined && stats.uid !== process.getuid?.() && (stats.mode & forOthers) !== 0;
}
