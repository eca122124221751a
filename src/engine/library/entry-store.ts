// Diary entries: a person's ratings, each with what identifies its movie in any catalogue.
import { MatineeError } from '../../contract/errors.ts';
import { diaryEntrySchema, type DiaryEntry } from '../../contract/diary.ts';
import { starsSchema, toHalfStars, toStars } from '../../contract/stars.ts';
import type { EntryIdentity, IdentityStore } from './identity-store.ts';
import { readTexts } from './json-columns.ts';
import type { MovieIdentity, MovieStore } from './movie-store.ts';
import type { SqliteDatabase } from './sqlite.ts';

/** The rated movie: its number in the present catalogue, null where that has it not, and what identifies it elsewhere. */
export type RatedMovie = EntryIdentity & { movieId: number | null; genres?: readonly string[] };

export type EntryStore = {
  /** Adds the rating, or changes the one of the same movie. Throws `invalid-input` unless `stars` is 0.5 to 5 in half steps. */
  setRating: (profileId: number, movie: RatedMovie, stars: number) => DiaryEntry;
  /** Nothing happens where the entry is gone already. */
  removeRating: (entryId: number) => void;
  /** All of the profile's entries, last rated first. */
  entries: (profileId: number) => DiaryEntry[];
  /** Those whose movie is in the present catalogue. */
  linkedRatings: (profileId: number) => { movieId: number; stars: number }[];
  /** Finds every entry's movie in a new catalogue; entries without one keep waiting. With null all wait. */
  relink: (catalogue: RelinkCatalogue | null) => { linked: number; waiting: number };
};

export type RelinkCatalogue = Pick<IdentityStore, 'movieOf'> & Pick<MovieStore, 'identity'>;

type EntryRow = {
  entryId: number;
  profileId: number;
  movieId: number | null;
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
  genres: string;
  halfStars: number;
  ratedAtMs: number;
};

const selectEntries = `SELECT entry_id AS entryId, profile_id AS profileId, movie_id AS movieId, title, year,
  imdb_id AS imdbId, tmdb_id AS tmdbId, genres, half_stars AS halfStars, rated_at_ms AS ratedAtMs FROM entries`;

export function createEntryStore(database: SqliteDatabase): EntryStore {
  const selectOne = database.prepare<[number | bigint], EntryRow>(`${selectEntries} WHERE entry_id = ?`);
  const selectOfProfile = database.prepare<[number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? ORDER BY rated_at_ms DESC, entry_id DESC`,
  );
  const selectByMovie = database.prepare<[number, number | null], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND movie_id = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO entries (profile_id, movie_id, title, year, imdb_id, tmdb_id, genres, half_stars, rated_at_ms)
    VALUES (@profileId, @movieId, @title, @year, @imdbId, @tmdbId, @genres, @halfStars, @ratedAtMs)`,
  );
  const update = database.prepare<[number, number, number]>(
    'UPDATE entries SET half_stars = ?, rated_at_ms = ? WHERE entry_id = ?',
  );
  const remove = database.prepare<[number]>('DELETE FROM entries WHERE entry_id = ?');
  const selectLinked = database.prepare<[number], { movieId: number; halfStars: number }>(
    `SELECT movie_id AS movieId, half_stars AS halfStars FROM entries
    WHERE profile_id = ? AND movie_id IS NOT NULL ORDER BY rated_at_ms, entry_id`,
  );

  return {
    setRating: database.transaction((profileId: number, movie: RatedMovie, stars: number) => {
      const halfStars = checkedHalfStars(stars);
      const ratedAtMs = Date.now();
      const known = selectByMovie.get(profileId, movie.movieId);
      if (known !== undefined) update.run(halfStars, ratedAtMs, known.entryId);
      const entryId =
        known?.entryId ??
        insert.run({
          profileId,
          movieId: movie.movieId,
          title: movie.title,
          year: movie.year,
          imdbId: movie.imdbId,
          tmdbId: movie.tmdbId,
          genres: JSON.stringify(movie.genres ?? []),
          halfStars,
          ratedAtMs,
        }).lastInsertRowid;
      return toEntry(selectOne.get(entryId));
    }),
    removeRating: (entryId) => {
      remove.run(entryId);
    },
    entries: (profileId) => selectOfProfile.all(profileId).map(toEntry),
    linkedRatings: (profileId) =>
      selectLinked.all(profileId).map(({ movieId, halfStars }) => ({ movieId, stars: toStars(halfStars) })),
    relink: database.transaction((catalogue: RelinkCatalogue | null) => relinkAll(database, catalogue)),
  };
}

function checkedHalfStars(stars: number): number {
  if (starsSchema.safeParse(stars).success) return toHalfStars(stars);
  throw new MatineeError('invalid-input', `A rating is 0.5 to 5 stars in half steps; ${stars} is not one.`);
}

/** The latest rating of a movie gets it; what an archive's doubled titles leave over waits. */
function relinkAll(
  database: SqliteDatabase,
  catalogue: RelinkCatalogue | null,
): { linked: number; waiting: number } {
  const all = database
    .prepare<[], EntryRow>(`${selectEntries} ORDER BY rated_at_ms DESC, entry_id DESC`)
    .all();
  const link = database.prepare(
    `UPDATE entries SET movie_id = @movieId, imdb_id = coalesce(imdb_id, @imdbId),
      tmdb_id = coalesce(tmdb_id, @tmdbId), genres = @genres WHERE entry_id = @entryId`,
  );
  database.exec('UPDATE entries SET movie_id = NULL');
  const taken = new Set<string>();
  for (const entry of all) {
    const movieId = catalogue?.movieOf(entry) ?? null;
    if (catalogue === null || movieId === null || taken.has(`${entry.profileId} ${movieId}`)) continue;
    taken.add(`${entry.profileId} ${movieId}`);
    const identity: MovieIdentity = catalogue.identity(movieId);
    const genres = identity.genres.length > 0 ? JSON.stringify(identity.genres) : entry.genres;
    link.run({ movieId, imdbId: identity.imdbId, tmdbId: identity.tmdbId, genres, entryId: entry.entryId });
  }
  return { linked: taken.size, waiting: all.length - taken.size };
}

function toEntry(row: EntryRow | undefined): DiaryEntry {
  if (row === undefined) throw new Error('the entry is gone');
  return diaryEntrySchema.parse({
    entryId: row.entryId,
    movieId: row.movieId,
    title: row.title,
    year: row.year,
    genres: readTexts(row.genres),
    stars: toStars(row.halfStars),
    ratedAtMs: row.ratedAtMs,
  });
}
