// Writes into a catalogue who made its movies, and what they are about.
import type { CreditKind } from '../../../contract/credits.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldText } from './titles.ts';

export type NewCredit = { artistId: number; name: string; kind: CreditKind; role: string | null };
/**
 * What a table of credits has of a movie: the cast as it is billed, then the crew. They are only parsed when they are asked for:
 * most tables are about more movies than a library has.
 */
export type CreditRecord = { tmdbId: number; credits: () => readonly NewCredit[] };
export type KeywordRecord = { tmdbId: number; keywords: readonly string[] };

export type CreditWriter = {
  /** Replaces the movie's cast and crew; its directors too, if it had none. */
  setCredits: (movieId: number, credits: readonly NewCredit[]) => void;
  /** Replaces the movie's keywords; each of the list is to stand there once. */
  setKeywords: (movieId: number, keywords: readonly string[]) => void;
  /** Replaces the movie's countries. */
  setCountries: (movieId: number, countries: readonly string[]) => void;
};

export function prepareCredits(database: SqliteDatabase): CreditWriter {
  const addArtist = database.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO artists VALUES (?, ?, ?)',
  );
  const dropCredits = database.prepare<[number]>('DELETE FROM credits WHERE movie_id = ?');
  const addCredit = database.prepare<[number, string, number, number, string | null]>(
    'INSERT INTO credits VALUES (?, ?, ?, ?, ?)',
  );
  const addDirectors = database.prepare<[string, number]>(
    "UPDATE movies SET directors = ? WHERE movie_id = ? AND directors = '[]'",
  );
  const dropKeywords = database.prepare<[number]>('DELETE FROM movie_keywords WHERE movie_id = ?');
  const findKeyword = database
    .prepare<[string], number>('SELECT keyword_id FROM keywords WHERE keyword = ?')
    .pluck();
  const addKeyword = database
    .prepare<[string], number>('INSERT INTO keywords (keyword) VALUES (?) RETURNING keyword_id')
    .pluck();
  const addMovieKeyword = database.prepare<[number, number, number]>(
    'INSERT INTO movie_keywords VALUES (?, ?, ?)',
  );
  const dropCountries = database.prepare<[number]>('DELETE FROM movie_countries WHERE movie_id = ?');
  const addCountry = database.prepare<[number, number, string]>(
    'INSERT INTO movie_countries VALUES (?, ?, ?)',
  );
  const keywordIds = new Map<string, number>();

  function keywordId(keyword: string): number {
    const id = keywordIds.get(keyword) ?? findKeyword.get(keyword) ?? addKeyword.get(keyword) ?? 0;
    keywordIds.set(keyword, id);
    return id;
  }

  return {
    setCredits: (movieId, credits) => {
      dropCredits.run(movieId);
      const once = eachOnce(credits);
      const counts = new Map<CreditKind, number>();
      for (const { artistId, name, kind, role } of once) {
        const position = counts.get(kind) ?? 0;
        counts.set(kind, position + 1);
        addArtist.run(artistId, name, foldText(name));
        addCredit.run(movieId, kind, position, artistId, role);
      }
      const directors = once.filter(({ kind }) => kind === 'director').map(({ name }) => name);
      if (directors.length > 0) addDirectors.run(JSON.stringify(directors), movieId);
    },
    setKeywords: (movieId, keywords) => {
      dropKeywords.run(movieId);
      for (const [position, keyword] of keywords.entries())
        addMovieKeyword.run(movieId, position, keywordId(keyword));
    },
    setCountries: (movieId, countries) => {
      dropCountries.run(movieId);
      for (const [position, country] of [...new Set(countries)].entries())
        addCountry.run(movieId, position, country);
    },
  };
}

/** Whoever wrote both story and screenplay is one writer; whoever played two parts keeps the first. */
function eachOnce(credits: readonly NewCredit[]): NewCredit[] {
  const seen = new Set<string>();
  return credits.filter(({ artistId, kind }) => {
    const key = `${kind} ${artistId}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
