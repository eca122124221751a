/** Provides the starter library: from the cache when its ingredients are the same, else made anew. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hashIngredients, readStarterCard } from '../starter/ingredients.ts';
import { type Cache, cacheKey } from './cache.ts';
import { SetupError } from './errors.ts';
import { isPlaced } from './place.ts';
import type { Report } from './progress.ts';
import { projectRoot } from './project.ts';

/** Where the app looks for the starter library in a checkout. */
export const starterFolder = path.join(projectRoot, 'resources', 'starter-library', 'built');

const recipe = 1;
const reportEveryMs = 5000;

/**
 * Leaves the starter library in its folder; the native parts must work by now.
 * @throws SetupError when it can't be made
 */
export async function provideStarterLibrary(cache: Cache, report: Report): Promise<void> {
  const ingredients = await hashIngredients();
  if ((await readStarterCard(starterFolder))?.recipeHash === ingredients) {
    report('in place');
    return;
  }
  const key = cacheKey('starter-library', [ingredients.slice(0, 16)], recipe);
  const entry = await cache.findOrBuild(key, async (target) => {
    await makeStarterLibrary(path.join(target, 'built'), report);
    return { ingredients };
  });
  await copyFolder(path.join(entry.folder, 'built'), starterFolder);
  report('ready');
}

async function makeStarterLibrary(outDir: string, report: Report): Promise<void> {
  report('simulating viewers and training on them');
  // Loaded this late because it loads the native parts.
  const { buildStarterLibrary } = await import('../starter/build.ts');
  let lastReportMs = Date.now();
  try {
    await buildStarterLibrary({
      outDir,
      onProgress: ({ message, fraction }) => {
        if (Date.now() - lastReportMs < reportEveryMs) return;
        lastReportMs = Date.now();
        report(`${message} (${Math.round(fraction * 100)} %)`);
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The starter library could not be made: ${reason}`, { cause: error });
  }
}

/** Copies rather than links: a library is a set of files that programs write to. */
async function copyFolder(from: string, to: string): Promise<void> {
  const incoming = `${to}.new-${randomUUID()}`;
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await cp(from, incoming, { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true });
    await rm(to, { recursive: true, force: true });
    await rename(incoming, to);
  } catch (error) {
    // Another set-up of the same checkout was quicker.
    if (!(await isPlaced(from, to))) throw error;
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}
