// Makes `resources/movie-figures.json`: budgets and runtimes of the vega-datasets movies by title and year. Run it when that package changes.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { foldTitle } from '../../src/engine/library/catalogue/titles.ts';
import { cleanMovies, readVegaRows, type StarterMovie } from './movies.ts';

export type Figures = Record<string, { runtimeMinutes?: number; budgetUsd?: number }>;

const figuresFile = fileURLToPath(new URL('../../resources/movie-figures.json', import.meta.url));

/** Facts alone, by folded title and year, in the order of the titles; two movies with the same key are left out both. */
export function makeFigures(movies: readonly StarterMovie[]): Figures {
  const byKey = new Map<string, StarterMovie[]>();
  for (const movie of movies) {
    if (movie.year === null || (movie.budgetUsd === null && movie.runtimeMinutes === null)) continue;
    const key = `${foldTitle(movie.title)} ${movie.year}`;
    byKey.set(key, [...(byKey.get(key) ?? []), movie]);
  }
  const entries = [...byKey]
    .filter(([, same]) => same.length === 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, same]) => same.map((movie) => [key, figuresOf(movie)] as const));
  return Object.fromEntries(entries);
}

function figuresOf({ runtimeMinutes, budgetUsd }: StarterMovie): Figures[string] {
  return {
    ...(runtimeMinutes === null ? {} : { runtimeMinutes }),
    ...(budgetUsd === null ? {} : { budgetUsd }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = makeFigures(cleanMovies(await readVegaRows()));
  const lines = Object.entries(figures).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  await writeFile(figuresFile, `{\n${lines.join(',\n')}\n}\n`);
  console.log(`${lines.length} movies with a budget or a runtime`);
}
