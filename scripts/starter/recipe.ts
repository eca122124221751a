// The recipe of the starter library: every parameter of the simulation, read from resources and checked.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { trainingOptionsSchema } from '../../src/contract/training.ts';

const share = z.number().min(0).max(1);
const spread = z.number().min(0);

export const recipeSchema = z.strictObject({
  name: z.string().min(1),
  seed: z.int().nonnegative(),
  viewers: z.int().positive(),
  /** Log-normal, cut to the range. */
  ratingsPerViewer: z.strictObject({
    median: z.number().positive(),
    logSpread: spread,
    min: z.int().positive(),
    max: z.int().positive(),
  }),
  /** Dimensions of the space in which genres, directors, movies and viewers are near or far. */
  styleDimensions: z.int().positive(),
  /** How likely a movie is to be seen: powers of its fame, and how strongly people choose what they will like. */
  exposure: z.strictObject({ votesPower: z.number(), grossPower: z.number(), taste: z.number() }),
  taste: z.strictObject({
    /** Share of the variance of a liking that follows from the style space; the rest is each viewer's own. */
    sharedShare: share,
    /** Standard deviation, in stars, that each kind of trait brings. */
    spread: z.strictObject({
      genre: spread,
      kind: spread,
      director: spread,
      franchise: spread,
      movie: spread,
      era: spread,
    }),
    eraWidthYears: z.number().positive(),
  }),
  scale: z.strictObject({
    meanStars: z.number(),
    /** Stars per standard deviation of the critics' and voters' verdict. */
    quality: z.number(),
    viewerMeanSpread: spread,
    /** Some people use the whole scale, some three values of it: spread of the logarithm of the stretch. */
    viewerSpreadLog: spread,
    wholeStarShare: share,
    noise: spread,
  }),
  time: z.strictObject({
    firstDay: z.iso.date(),
    days: z.int().positive(),
    pauseDays: z.number().positive(),
    ratingsPerSitting: z.number().positive(),
  }),
  training: trainingOptionsSchema,
});
export type Recipe = z.infer<typeof recipeSchema>;

const recipeFile = fileURLToPath(new URL('../../resources/starter-library/recipe.json', import.meta.url));

export async function readRecipe(): Promise<Recipe> {
  return recipeSchema.parse(JSON.parse(await readFile(recipeFile, 'utf8')));
}
