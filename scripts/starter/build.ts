// Builds the starter library: real movies, simulated viewers' ratings and a model trained on them, ready for every screen.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MatineeError } from '../../src/contract/errors.ts';
import { runIdSchema } from '../../src/contract/ids.ts';
import type { CatalogueInfo } from '../../src/contract/library.ts';
import type { Run } from '../../src/contract/training.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { openCatalogueWriter } from '../../src/engine/library/catalogue/catalogue-writer.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { hashIngredients, readStarterCard, type StarterCard } from './ingredients.ts';
import { cleanMovies, readVegaRows, type StarterMovie } from './movies.ts';
import { readRecipe, type Recipe } from './recipe.ts';
import { simulateRatings, type SimulatedRating } from './simulate.ts';

export type StarterProgress = {
  /** What is being done, in words. */
  message: string;
  /** 0 to 1 over the whole build. */
  fraction: number;
};

export type StarterResult = StarterCard & {
  /** True where the library was there already, made from the same ingredients. */
  wasUpToDate: boolean;
  elapsedMs: number;
};

/** The folder where the app looks for the starter library in a checkout. */
export const builtStarterDirectory = fileURLToPath(
  new URL('../../resources/starter-library/built/', import.meta.url),
);

const runId = runIdSchema.parse('starter');

/**
 * Writes `catalogue.db`, `models/starter/`, `run.json` and `starter.json` to `outDir`, which is replaced as a whole at
 * the end, or left alone where it is up to date already.
 */
export async function buildStarterLibrary(options: {
  outDir: string;
  onProgress?: (progress: StarterProgress) => void;
  signal?: AbortSignal;
}): Promise<StarterResult> {
  const startedAt = performance.now();
  const outDir = resolve(options.outDir);
  const onProgress = options.onProgress ?? (() => undefined);
  const recipeHash = await hashIngredients();
  const present = await readStarterCard(outDir);
  if (present?.recipeHash === recipeHash) {
    return { ...present, wasUpToDate: true, elapsedMs: performance.now() - startedAt };
  }

  const recipe = await readRecipe();
  const building = join(dirname(outDir), `.starter-${process.pid}`);
  try {
    await mkdir(building, { recursive: true });
    onProgress({ message: 'Simulating viewers', fraction: 0 });
    const movies = cleanMovies(await readVegaRows());
    const ratings = simulateRatings(movies, recipe);
    onProgress({ message: 'Writing the catalogue', fraction: 0.08 });
    await writeCatalogue(libraryPaths(building).catalogue, recipe, movies, ratings);
    const run = await train(building, recipe, onProgress, options.signal);
    const card: StarterCard = {
      recipeHash,
      runId: run.runId,
      movies: movies.length,
      viewers: recipe.viewers,
      ratings: ratings.length,
    };
    await writeFile(join(building, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
    await writeFile(join(building, 'starter.json'), `${JSON.stringify(card, null, 2)}\n`);
    await rm(libraryPaths(building).staging, { recursive: true, force: true });
    await rm(outDir, { recursive: true, force: true });
    await rename(building, outDir);
    return { ...card, wasUpToDate: false, elapsedMs: performance.now() - startedAt };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function writeCatalogue(
  file: string,
  recipe: Recipe,
  movies: readonly StarterMovie[],
  ratings: readonly SimulatedRating[],
): Promise<CatalogueInfo> {
  const writer = openCatalogueWriter(file, {
    name: recipe.name,
    isSimulated: true,
    format: 'Matinee starter recipe',
    source: 'vega-datasets movies, simulated viewers',
  });
  try {
    for (const movie of movies) {
      writer.addMovie({
        movieId: movie.movieId,
        title: movie.title,
        year: movie.year,
        genres: movie.genres,
        alternativeTitles: movie.alternativeTitles,
        directors: movie.director === null ? [] : [movie.director],
        runtimeMinutes: movie.runtimeMinutes,
        budgetUsd: movie.budgetUsd,
      });
    }
    for (const rating of ratings) {
      writer.addRating(rating.userId, rating.movieId, rating.halfStars, rating.timestampSeconds);
    }
    return await writer.finish();
  } catch (error) {
    writer.abort();
    throw error;
  }
}

async function train(
  directory: string,
  recipe: Recipe,
  onProgress: (progress: StarterProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Run> {
  const { epochs } = recipe.training;
  const result = await runJob(
    { kind: 'training', libraryDirectory: directory, options: recipe.training, runId },
    {
      ...(signal === undefined ? {} : { signal }),
      onProgress: (progress) => {
        if (progress.kind !== 'training') return;
        const { epoch } = progress.progress;
        onProgress({
          message: `Training the model, epoch ${epoch} of ${epochs}`,
          fraction: 0.12 + (0.88 * epoch) / epochs,
        });
      },
    },
  );
  if (result.kind !== 'training') throw new MatineeError('internal', 'The training came back as an import.');
  return result.run;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await buildStarterLibrary({
    outDir: builtStarterDirectory,
    onProgress: ({ message, fraction }) =>
      console.error(`${String(Math.round(fraction * 100)).padStart(3)} %  ${message}`),
  });
  console.log(
    `${result.wasUpToDate ? 'Up to date' : 'Built'}: ${result.movies} movies, ${result.viewers} simulated viewers, ${result.ratings} ratings.`,
  );
}
