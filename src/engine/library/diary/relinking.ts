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

/** Where a row is to be linked, and what it learns of its movie by that. */
type Link = Pick<LinkedRow, 'id' | 'movieId' | 'imdbId' | 'tmdbId' | 'genres'>;

type LinkedTable = { name: string; id: string; owner: string; time: string };

const entries: LinkedTable = { name: 'entries', id: 'entry_id', owner: 'profile_id', time: 'rated_at_ms' };
const marks: LinkedTable = {
  name: 'marks',
  id: 'mark_id',
  owner: "profile_id || ' ' || kind",
  time: 'marked_at_ms',
};

export function createRelinking(file: DiaryFile): Relinking {
  const write = file.transaction((catalogue: RelinkCatalogue | null) => {
    for (const table of [marks, entries]) writeLinks(file, table, planLinks(file, table, catalogue).changed);
  });
  return {
    relink: (catalogue) => {
      const { changed, linked, waiting } = planLinks(file, entries, catalogue);
      // At every start, mostly to no effect: then nothing is written, and nobody who writes is waited for.
      if (changed.length > 0 || planLinks(file, marks, catalogue).changed.length > 0) write(catalogue);
      return { linked, waiting };
    },
  };
}

/** The latest of a movie gets it; what an archive's doubled titles leave over waits. */
function planLinks(
  file: DiaryFile,
  table: LinkedTable,
  catalogue: RelinkCatalogue | null,
): { changed: Link[]; linked: number; waiting: number } {
  const all = file
    .rows<[], LinkedRow>(
      `SELECT ${table.id} AS id, CAST(${table.owner} AS TEXT) AS owner, movie_id AS movieId, title, year,
        imdb_id AS imdbId, tmdb_id AS tmdbId, genres FROM ${table.name} ORDER BY ${table.time} DESC, ${table.id} DESC`,
    )
    .all();
  const taken = new Set<string>();
  const changed: Link[] = [];
  for (const row of all) {
    const movieId = catalogue?.movieOf(row, row.movieId) ?? null;
    const key = `${row.owner} ${movieId}`;
    const link =
      catalogue === null || movieId === null || taken.has(key)
        ? unlinked(row)
        : linkTo(movieId, row, catalogue);
    if (link.movieId !== null) taken.add(key);
    if (!isSame(row, link)) changed.push(link);
  }
  return { changed, linked: taken.size, waiting: all.length - taken.size };
}

function unlinked({ id, imdbId, tmdbId, genres }: LinkedRow): Link {
  return { id, movieId: null, imdbId, tmdbId, genres };
}

function linkTo(movieId: number, row: LinkedRow, catalogue: RelinkCatalogue): Link {
  const identity = catalogue.identity(movieId);
  return {
    id: row.id,
    movieId,
    imdbId: row.imdbId ?? identity.imdbId,
    tmdbId: row.tmdbId ?? identity.tmdbId,
    genres: identity.genres.length > 0 ? JSON.stringify(identity.genres) : row.genres,
  };
}

function isSame(row: LinkedRow, link: Link): boolean {
  return (
    row.movieId === link.movieId &&
    row.imdbId === link.imdbId &&
    row.tmdbId === link.tmdbId &&
    row.genres === link.genres
  );
}

/** Two rows may change places: all leave their movie before any gets its new one. */
function writeLinks(file: DiaryFile, { name, id }: LinkedTable, links: readonly Link[]): void {
  const leave = file.write<[number]>(`UPDATE ${name} SET movie_id = NULL WHERE ${id} = ?`);
  const link = file.write<[Link]>(
    `UPDATE ${name} SET movie_id = @movieId, imdb_id = @imdbId, tmdb_id = @tmdbId, genres = @genres WHERE ${id} = @id`,
  );
  for (const each of links) leave.run(each.id);
  for (const each of links) link.run(each);
}
