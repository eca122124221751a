// The ratings that are measured on: MovieLens latest-small, otherwise simulated viewers.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanMovies, readVegaRows } from '../starter/movies.ts';
import { readRecipe } from '../starter/recipe.ts';
import { simulateRatings } from '../starter/simulate.ts';
import { findMlSmall } from '../testing/ml-small.ts';

export type Dataset = { path: string; name: string; isSimulated: boolean };

/** An archive named by the caller, latest-small, or one that is made below `directory`. */
export async function findDataset(directory: string, archive?: string): Promise<Dataset> {
  if (archive !== undefined) return { path: archive, name: archive, isSimulated: false };
  const mlSmall = await findMlSmall();
  if (mlSmall !== undefined) return { path: mlSmall, name: 'MovieLens latest-small', isSimulated: false };
  const path = join(directory, 'made-archive');
  await writeMadeArchive(path);
  return { path, name: 'simulated viewers of the starter library', isSimulated: true };
}

/** Writes simulated ratings, of all viewers of the recipe or of fewer, as the folder that a MovieLens archive unpacks to. */
export async function writeMadeArchive(path: string, viewers?: number): Promise<void> {
  const movies = cleanMovies(await readVegaRows());
  const recipe = await readRecipe();
  const ratings = simulateRatings(movies, { ...recipe, viewers: viewers ?? recipe.viewers });
  const movieLines = movies.map(({ movieId, title, year, genres }) => {
    const fullTitle = year === null ? title : `${title} (${year})`;
    return `${movieId},"${fullTitle.replaceAll('"', '""')}",${genres.join('|') || '(no genres listed)'}`;
  });
  const ratingLines = ratings.map(
    ({ userId, movieId, halfStars, timestampSeconds }) =>
      `${userId},${movieId},${(halfStars / 2).toFixed(1)},${timestampSeconds}`,
  );
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'movies.csv'), ['movieId,title,genres', ...movieLines, ''].join('\n'));
  await writeFile(
    join(path, 'ratings.csv'),
    ['userId,movieId,rating,timestamp', ...ratingLines, ''].join('\n'),
  );
}
