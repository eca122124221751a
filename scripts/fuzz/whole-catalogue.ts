// Checks that a catalogue is whole: SQLite finds no damage, and all that is counted is there.
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { openDatabase } from '../../src/engine/base/sqlite.ts';

export type Counts = { movies: number; users: number; ratings: number; tags: number };

/** Throws if the catalogue is damaged or does not match the counts; returns its fingerprint. */
export async function checkCatalogue(file: string, counts: Counts): Promise<string> {
  checkFile(file);
  const catalogue = openCatalogue(file);
  try {
    const info = catalogue.info();
    const { userIds, movieIds } = await catalogue.ratings();
    const byMovie = [...new Set(movieIds)].reduce(
      (sum, movieId) => sum + catalogue.movieRatings(movieId).length,
      0,
    );
    const found: Counts = {
      movies: catalogue.featureRows().length,
      users: userIds.length,
      ratings: movieIds.length,
      tags: info.tags,
    };
    for (const name of ['movies', 'users', 'ratings', 'tags'] as const) {
      if (found[name] !== counts[name] || info[name] !== counts[name]) {
        throw new Error(
          `${found[name]} ${name} instead of ${counts[name]}; the catalogue says ${info[name]}`,
        );
      }
    }
    if (byMovie !== counts.ratings)
      throw new Error(`${byMovie} ratings by movie instead of ${counts.ratings}`);
    return info.fingerprint;
  } finally {
    catalogue.close();
  }
}

function checkFile(file: string): void {
  const database = openDatabase(file, { readonly: true, fileMustExist: true });
  try {
    const verdict = database.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`${file} is damaged: ${String(verdict)}`);
  } finally {
    database.close();
  }
}
