// Finds the movies of the diary's entries and marks in a new catalogue.
import type { EntryIdentity, MovieMatcher } from '../catalogue/movie-matcher.ts';
import type { MovieStore } from '../catalogue/movie-store.ts';
import type { DiaryFile } from './diary-file.ts';

export type RelinkCatalogue = Pick<MovieMatcher, 'movieOf'> & Pick<MovieStore, 'identity'>;

export type Relinking = {
  /** Finds every entry's movie in a new catalogue; entries without one keep waiting. With null all wait. */
  relink: (catalogue: RelinkCatalogue | null) => { linked: number; waiting: number };
};

type LinkedRow = EntryIdentity & { id: number; owner: string; movieId: number | null; genres: string };

type LinkedTable = { name: string; id: string; owner: string; time: string };

const entries: LinkedTable = { name: 'entries', id: 'entry_id', owner: 'profile_id', time: 'rated_at_ms' };
const marks: LinkedTable = {
  name: 'marks',
  id: 'mark_id',
  owner: "profile_id || ' ' || kind",
  time: 'marked_at_ms',
};

export function createRelinking(file: DiaryFile): Relinking {
  return {
    relink: file.transaction((catalogue: RelinkCatalogue | null) => {
      relinkTable(file, marks, catalogue);
      return relinkTable(file, entries, catalogue);
    }),
  };
}

/** The latest of a movie gets it; what an archive's doubled titles leave over waits. */
function relinkTable(
  file: DiaryFile,
  table: LinkedTable,
  catalogue: RelinkCatalogue | null,
): { linked: number; waiting: number } {
  const all = file
    .rows<[], LinkedRow>(
      `SELECT ${table.id} AS id, CAST(${table.owner} AS TEXT) AS owner, movie_id AS movieId, title, year,
        imdb_id AS imdbId, tmdb_id AS tmdbId, genres FROM ${table.name} ORDER BY ${table.time} DESC, ${table.id} DESC`,
    )
    .all();
  const link = file.write(
    `UPDATE ${table.name} SET movie_id = @movieId, imdb_id = coalesce(imdb_id, @imdbId),
      tmdb_id = coalesce(tmdb_id, @tmdbId), genres = @genres WHERE ${table.id} = @id`,
  );
  file.write(`UPDATE ${table.name} SET movie_id = NULL`).run();
  const taken = new Set<string>();
  for (const row of all) {
    const movieId = catalogue?.movieOf(row, row.movieId) ?? null;
    if (catalogue === null || movieId === null || taken.has(`${row.owner} ${movieId}`)) continue;
    taken.add(`${row.owner} ${movieId}`);
    const identity = catalogue.identity(movieId);
    const genres = identity.genres.length > 0 ? JSON.stringify(identity.genres) : row.genres;
    link.run({ movieId, imdbId: identity.imdbId, tmdbId: identity.tmdbId, genres, id: row.id });
  }
  return { linked: taken.size, waiting: all.length - taken.size };
}
