/** Provides the starter library: from the cache if it was made of the same ingredients, otherwise made again. */
import path from 'node:path';
import { hashIngredients, readStarterCard } from '../starter/ingredients.ts';
import { type Cache, cacheKey, placeFolder } from './cache.ts';
import { SetupError } from './errors.ts';
import { type Report, seldom } from './progress.ts';
import { projectRoot } from './project.ts';

/** Where the app looks for the starter library in a checkout. */
export const starterFolder = path.join(projectRoot, 'resources', 'starter-library', 'built');

const recipe = 1;

/** Leaves the starter library in its folder; the native parts must work by now. */
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
  await placeFolder(path.join(entry.folder, 'built'), starterFolder, 'copy');
  report('ready');
}

async function makeStarterLibrary(directory: string, report: Report): Promise<void> {
  report('simulating viewers and training on them');
  const reportSeldom = seldom(report);
  try {
    // Loaded this late because it loads the native parts.
    const { buildStarterLibrary } = await import('../starter/build.ts');
    await buildStarterLibrary(directory, ({ message, fraction }) =>
      reportSeldom(`${message} (${Math.round(fraction * 100)} %)`),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The starter library could not be made: ${reason}`, { cause: error });
  }
}
