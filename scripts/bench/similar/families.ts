// The hand-made families of movies that belong together, by which similar movies are judged.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const familiesFile = new URL('../../../tests/fixtures/families.json', import.meta.url);

const familySchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['series', 'director', 'studio', 'mood']),
  movies: z.array(z.strictObject({ movieId: z.int(), title: z.string(), year: z.int() })).min(3),
});
export type Family = z.infer<typeof familySchema>;

/** The families; movie ids, titles and years are those of MovieLens latest-small. */
export async function readFamilies(): Promise<Family[]> {
  return z.array(familySchema).parse(JSON.parse(await readFile(familiesFile, 'utf8')));
}
