// Who made the movies of the catalogue, and what they are about.
import { MatineeError } from '../../../contract/errors.ts';
import {
  artistIdSchema,
  creditKindSchema,
  type ArtistId,
  type CreditKind,
  type FoundArtist,
  type MovieCredits,
} from '../../../contract/credits.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldText } from './titles.ts';

export type ArtistWork = { movieId: number; kinds: CreditKind[]; role: string | null };

export type CreditStore = {
  /** Empty lists where the catalogue knows nothing. */
  creditsOf: (movieId: number) => MovieCredits;
  /** Who did that for each of the movies, at most so many of each, as the movie names them. */
  artistsOf: (movieIds: readonly number[], kind: CreditKind, most: number) => Map<number, NamedArtist[]>;
  /** ISO 3166 codes by movie. */
  countriesOf: (movieIds: readonly number[]) => Map<number, string[]>;
  /** Newest work first. Throws `unknown-artist`. */
  artist: (artistId: number) => { artistId: ArtistId; name: string; works: ArtistWork[] };
  /** Those with at least `fewest` movies here, the most rated first, at most `most`. */
  directors: (fewest: number, most: number) => Filmography[];
  /** By the beginnings of words of the name, in any order; whose movies are best known comes first. */
  searchArtists: (query: string, limit: number) => FoundArtist[];
};

export type NamedArtist = { artistId: ArtistId; name: string };

/** All that somebody directed, earliest first. */
export type Filmography = NamedArtist & { movieIds: number[] };

type CreditRow = { artistId: number; name: string; kind: string; role: string | null };
type WorkRow = { movieId: number; kind: string; role: string | null };

export function createCreditStore(database: SqliteDatabase): CreditStore {
  const selectCredits = database.prepare<[number], CreditRow>(
    `SELECT artist_id AS artistId, name, kind, role FROM credits JOIN artists USING (artist_id)
    WHERE movie_id = ? ORDER BY position`,
  );
  const selectKeywords = database
    .prepare<[number], string>(
      'SELECT keyword FROM movie_keywords JOIN keywords USING (keyword_id) WHERE movie_id = ? ORDER BY position',
    )
    .pluck();
  const selectCountries = database
    .prepare<[number], string>('SELECT country FROM movie_countries WHERE movie_id = ? ORDER BY position')
    .pluck();
  const selectName = database
    .prepare<[number], string>('SELECT name FROM artists WHERE artist_id = ?')
    .pluck();
  const selectWorks = database.prepare<[number], WorkRow>(
    `SELECT movie_id AS movieId, kind, role FROM credits JOIN movies USING (movie_id)
    WHERE artist_id = ? ORDER BY year IS NULL, year DESC, popularity DESC, movie_id`,
  );

  const selectArtists = database.prepare<
    [string, CreditKind, number],
    { movieId: number; artistId: number; name: string }
  >(
    `SELECT movie_id AS movieId, artist_id AS artistId, name
    FROM json_each(?) asked JOIN credits ON movie_id = asked.value JOIN artists USING (artist_id)
    WHERE kind = ? AND position < ? ORDER BY movie_id, position`,
  );
  const selectDirectors = database.prepare<
    [number, number],
    { artistId: number; name: string; movieIds: string }
  >(
    `SELECT artist_id AS artistId, name, group_concat(movie_id ORDER BY year IS NULL, year, movie_id) AS movieIds
    FROM credits JOIN artists USING (artist_id) JOIN movies USING (movie_id) WHERE kind = 'director'
    GROUP BY artist_id HAVING count(*) >= ? ORDER BY sum(rating_count) DESC, artist_id LIMIT ?`,
  );
  const selectCountriesOf = database.prepare<[string], { movieId: number; country: string }>(
    `SELECT movie_id AS movieId, country FROM json_each(?) asked JOIN movie_countries ON movie_id = asked.value
    ORDER BY movie_id, position`,
  );

  return {
    artistsOf: (movieIds, kind, most) =>
      groupByMovie(
        selectArtists.all(JSON.stringify(movieIds), kind, most),
        ({ artistId, name }): NamedArtist => ({ artistId: artistIdSchema.parse(artistId), name }),
      ),
    countriesOf: (movieIds) =>
      groupByMovie(selectCountriesOf.all(JSON.stringify(movieIds)), ({ country }) => country),
    creditsOf: (movieId) => ({
      credits: selectCredits
        .all(movieId)
        .map(({ artistId, name, kind, role }) => ({
          ...{ name, role, artistId: artistIdSchema.parse(artistId), kind: creditKindSchema.parse(kind) },
        }))
        .toSorted((a, b) => placeOf(a.kind) - placeOf(b.kind)),
      keywords: selectKeywords.all(movieId),
      countries: selectCountries.all(movieId),
    }),
    artist: (artistId) => {
      const name = selectName.get(artistId);
      if (name === undefined) {
        throw new MatineeError('unknown-artist', 'The library names nobody with that number.', {
          details: { artistId },
        });
      }
      return { artistId: artistIdSchema.parse(artistId), name, works: toWorks(selectWorks.all(artistId)) };
    },
    directors: (fewest, most) =>
      selectDirectors.all(fewest, most).map(({ artistId, name, movieIds }) => ({
        ...{ name, artistId: artistIdSchema.parse(artistId), movieIds: movieIds.split(',').map(Number) },
      })),
    searchArtists: (query, limit) => {
      const words = foldText(query).split(' ').filter(Boolean);
      return words.length === 0 ? [] : findArtists(database, words, limit);
    },
  };
}

function groupByMovie<R extends { movieId: number }, T>(
  rows: readonly R[],
  toValue: (row: R) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.movieId);
    if (group === undefined) groups.set(row.movieId, [toValue(row)]);
    else group.push(toValue(row));
  }
  return groups;
}

function findArtists(database: SqliteDatabase, words: readonly string[], limit: number): FoundArtist[] {
  // Folded words hold letters, digits and spaces alone, so that none is a pattern of its own.
  const isNamed = words.map(() => "' ' || folded_name GLOB ?").join(' AND ');
  return database
    .prepare<unknown[], { artistId: number; name: string; movies: number; knownFor: string }>(
      // SQLite takes the other columns from the row that has the maximum.
      `SELECT artistId, name, count(*) AS movies, max(popularity), title AS knownFor FROM (
        SELECT DISTINCT artist_id AS artistId, name, movie_id, title, popularity
        FROM artists JOIN credits USING (artist_id) JOIN movies USING (movie_id) WHERE ${isNamed}
      ) GROUP BY artistId ORDER BY sum(popularity) DESC, artistId LIMIT ?`,
    )
    .all(...words.map((word) => `* ${word}*`), limit)
    .map(({ artistId, name, movies, knownFor }) => ({
      ...{ name, movies, knownFor, artistId: artistIdSchema.parse(artistId) },
    }));
}

function toWorks(rows: readonly WorkRow[]): ArtistWork[] {
  const byMovie = new Map<number, ArtistWork>();
  for (const { movieId, kind, role } of rows) {
    const work = byMovie.get(movieId) ?? { movieId, kinds: [], role: null };
    byMovie.set(movieId, work);
    work.kinds.push(creditKindSchema.parse(kind));
    work.role ??= role;
  }
  for (const { kinds } of byMovie.values()) kinds.sort((a, b) => placeOf(a) - placeOf(b));
  return [...byMovie.values()];
}

function placeOf(kind: CreditKind): number {
  return creditKindSchema.options.indexOf(kind);
}
