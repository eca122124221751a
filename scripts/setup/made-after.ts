/** Code that is made from other files of the project: when it has to be made again. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './project.ts';

/** Whether a file is newer than all that it is made from; paths are the project's. */
export async function isMadeAfter(file: string, sources: readonly string[]): Promise<boolean> {
  try {
    const made = await changedAtMs(file);
    const changed = await Promise.all(sources.map(changedAtMs));
    return Math.max(...changed) < made;
  } catch {
    return false;
  }
}

async function changedAtMs(file: string): Promise<number> {
  return (await stat(path.resolve(projectRoot, file))).mtimeMs;
}
