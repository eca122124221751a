// The small libraries that are tortured: some hundred movies, one person, no model.
import { mkdirSync } from 'node:fs';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { writeSmallCatalogue } from '../../tests/fixtures/small-catalogue.ts';

export const movieCount = 600;

/** Makes a library in the folder, which need not exist. */
export async function makeLibrary(libraryDirectory: string): Promise<void> {
  mkdirSync(libraryDirectory, { recursive: true });
  await writeSmallCatalogue(
    libraryPaths(libraryDirectory).catalogue,
    Array.from({ length: movieCount }, (_, at) => ({
      ...{ movieId: at + 1, title: titleOf(at + 1), year: 2000, genres: ['Drama'] },
      ...{ imdbId: `tt${String(at + 1).padStart(7, '0')}`, stars: [4, 3] },
    })),
  );
}

/** Another archive may number its movies otherwise: what a person rated is known by its title. */
export function movieNumber(title: string): number {
  return Number(/^Tortured (\d+)$/u.exec(title)?.[1]);
}

function titleOf(number: number): string {
  return `Tortured ${number}`;
}
