// The ratings that are measured with: the real archive beside the checkout, else one made of simulated viewers.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanMovies, readVegaRows } from '../starter/movies.ts';
import { readRecipe } from '../starter/recipe.ts';
import { simulateRatings } from '../starter/simulate.ts';

const realArchive = fileURLToPath(new URL('../../../shared/data/ml-latest-small.zip', import.meta.url));

export type Dataset = { path: string; isReal: boolean };

/** Writes the made archive below `directory`, as the folder that MovieLens archives unpack to. */
export async function findDataset(directory: string): Promise<Dataset> {
  if (existsSync(realArchive)) return { path: realArchive, isReal: true };
  const path = join(directory, 'made-archive');
  await writeMadeArchive(path);
  return { path, isReal: false };
}

export async function writeMadeArchive(path: string): Promise<void> {
  const movies = cleanMovies(await readVegaRows());
  const ratings = simulateRatings(movies, await readRecipe());
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
