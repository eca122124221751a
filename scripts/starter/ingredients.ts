// Decides whether a starter library is up to date: by the hash of everything that goes into it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runIdSchema } from '../../src/contract/ids.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folders whose code makes the library and its model: a change in them makes a new starter library. */
const sourceFolders = [
  'scripts/starter',
  ...['base', 'ratings', 'library', 'evaluation', 'model'].map((folder) => `src/engine/${folder}`),
];
const sourceFiles = [
  'resources/starter-library/recipe.json',
  'node_modules/vega-datasets/package.json',
  'node_modules/@tensorflow/tfjs-node/package.json',
];

/** What `starter.json` beside a finished library says. */
export const starterCardSchema = z.strictObject({
  recipeHash: z.string(),
  runId: runIdSchema,
  movies: z.int(),
  viewers: z.int(),
  ratings: z.int(),
});
export type StarterCard = z.infer<typeof starterCardSchema>;

/** SHA-256 over recipe, data version and code. */
export async function hashIngredients(): Promise<string> {
  const files = [...sourceFiles];
  for (const folder of sourceFolders) {
    const entries = await readdir(join(root, folder), { recursive: true });
    files.push(
      ...entries
        .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts'))
        .map((entry) => join(folder, entry)),
    );
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

/** The card of a finished starter library, or null if there is none or it can't be read. */
export async function readStarterCard(directory: string): Promise<StarterCard | null> {
  try {
    return starterCardSchema.parse(JSON.parse(await readFile(join(directory, 'starter.json'), 'utf8')));
  } catch {
    return null;
  }
}
