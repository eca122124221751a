// Builds the starter library: real movies, simulated viewers' ratings and a model trained on them, ready for every screen.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runIdSchema } from '../../src/contract/ids.ts';
import type { Run } from '../../src/contract/training.ts';
import { writeAsUsual } from '../../src/engine/base/private-files.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { openCatalogueWriter } from '../../src/engine/library/catalogue/catalogue-writer.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { hashIngredients, type StarterCard } from './ingredients.ts';
import { cleanMovies, readVegaRows, type StarterMovie } from './movies.ts';
import { readRecipe, type Recipe } from './recipe.ts';
import { simulateRatings, type SimulatedRating } from './simulate.ts';

export type StarterProgress = {
  /** What is being done, in words. */
  message: string;
  /** 0 to 1 over the whole build. */
  fraction: number;
};

/** Writes `catalogue.db`, `models/starter/`, `run.json` and `starter.json` to a new folder. */
export async function buildStarterLibrary(
  directory: string,
  onProgress: (progress: StarterProgress) => void,
): Promise<void> {
  const recipe = await readRecipe();
  await mkdir(directory, { recursive: true });
  onProgress({ message: 'Simulating viewers', fraction: 0 });
  const movies = cleanMovies(await readVegaRows());
  const ratings = simulateRatings(movies, recipe);
  onProgress({ message: 'Writing the catalogue', fraction: 0.08 });
  await writeCatalogue(libraryPaths(directory).catalogue, recipe, movies, ratings);
  const run = await train(directory, recipe, onProgress);
  const card: StarterCard = {
    recipeHash: await hashIngredients(),
    runId: run.runId,
    movies: movies.length,
    viewers: recipe.viewers,
    ratings: ratings.length,
  };
  await writeFile(join(directory, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
  await writeFile(join(directory, 'starter.json'), `${JSON.stringify(card, null, 2)}\n`);
  await rm(libraryPaths(directory).staging, { recursive: true, force: true });
  // A training keeps what it writes for its owner; this is for everybody who gets the program.
  writeAsUsual(directory);
}

async function writeCatalogue(
  file: string,
  { name }: Recipe,
  movies: readonly StarterMovie[],
  ratings: readonly SimulatedRating[],
): Promise<void> {
  const writer = openCatalogueWriter(file, {
    name,
    isSimulated: true,
    format: 'Matinee starter recipe',
    source: 'vega-datasets movies, simulated viewers',
  });
  try {
    for (const movie of movies) {
      const { movieId, title, year, genres, alternativeTitles, director, runtimeMinutes, budgetUsd } = movie;
      const directors = director === null ? [] : [director];
      writer.addMovie({
        movieId,
        title,
        year,
        genres,
        alternativeTitles,
        directors,
        runtimeMinutes,
        budgetUsd,
      });
    }
    for (const { userId, movieId, halfStars, timestampSeconds } of ratings) {
      writer.addRating(userId, movieId, halfStars, timestampSeconds);
    }
    await writer.finish();
  } catch (error) {
    writer.abort();
    throw error;
  }
}

async function train(
  libraryDirectory: string,
  { training: options }: Recipe,
  onProgress: (progress: StarterProgress) => void,
): Promise<Run> {
  const runId = runIdSchema.parse('starter');
  const result = await runJob(
    { kind: 'training', libraryDirectory, options, runId },
    {
      onProgress: (update) => {
        if (update.kind !== 'training') return;
        const { epoch } = update.progress;
        onProgress({
          message: `Training the model, epoch ${epoch} of ${options.epochs}`,
          fraction: 0.12 + (0.88 * epoch) / options.epochs,
        });
      },
    },
  );
  if (result.kind !== 'training') throw new Error('The training came back as another job.');
  return result.run;
}
