/** Puts a folder from the cache into node_modules, by hard link where the disk allows it. */
import { randomUUID } from 'node:crypto';
import { copyFile, constants, link, mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './files.ts';

/** Whether two folders hold the same files, judged by their names, sizes and times. */
export async function isPlaced(from: string, to: string): Promise<boolean> {
  const files = await listFiles(from);
  if (files.length === 0 || files.join('\n') !== (await listFiles(to)).join('\n')) return false;
  for (const file of files) {
    const [source, target] = await Promise.all([stat(path.join(from, file)), stat(path.join(to, file))]);
    if (source.size !== target.size || Math.abs(source.mtimeMs - target.mtimeMs) > 1000) return false;
  }
  return true;
}

/** Makes `to` hold exactly the files of `from`; does nothing when it already does. Returns whether it changed anything. */
export async function placeFolder(from: string, to: string): Promise<boolean> {
  if (await isPlaced(from, to)) return false;
  const id = randomUUID();
  const incoming = `${to}.new-${id}`;
  const outgoing = `${to}.old-${id}`;
  for (const file of await listFiles(from)) {
    const target = path.join(incoming, file);
    await mkdir(path.dirname(target), { recursive: true });
    await linkOrCopy(path.join(from, file), target);
  }
  try {
    // A folder can't be renamed onto a full one, so the old one steps aside first.
    await rename(to, outgoing).catch(ignoreMissing);
    await rename(incoming, to);
  } catch (error) {
    // Another set-up of the same checkout was quicker; what counts is what stands there now.
    if (!(await isPlaced(from, to))) throw error;
  } finally {
    await rm(incoming, { recursive: true, force: true });
    await rm(outgoing, { recursive: true, force: true });
  }
  return true;
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Another disk, or one without hard links: a copy that shares blocks where it can, with the time that marks it as placed.
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    const { atime, mtime } = await stat(from);
    await utimes(to, atime, mtime);
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
