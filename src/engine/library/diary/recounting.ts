// Keeps the stars of entries what its movie's viewings and the stars given to it directly make them.
import { countingRuleSchema, type CountingRule } from '../../../contract/viewings.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import { isSameFilm, type FilmIdentity } from '../catalogue/same-film.ts';
import { spelledTitle } from '../catalogue/titles.ts';
import { countingRating } from './counting-rating.ts';
import type { DiaryFile } from './diary-file.ts';
import { createEntryWriter, givenOf, selectEntries, type DiaryMovie, type EntryRow } from './entry-rows.ts';
import { readProfileValue } from './settings-store.ts';
import { selectViewings, type ViewingRow } from './viewing-rows.ts';

/** What counting again did to the entries. */
export type Recounted = { added: number; updated: number; waiting: number };

export type Recounting = {
  /** Of one movie. */
  recountFilm: (profileId: number, film: DiaryMovie) => void;
  /** Of all of the profile's movies. */
  recountAll: (profileId: number) => Recounted;
};

type StarredRow = ViewingRow & { halfStars: number };
type Film = { entries: EntryRow[]; viewings: StarredRow[] };

export function countingRuleOf(file: DiaryFile, profileId: number): CountingRule {
  return countingRuleSchema.catch('latest').parse(readProfileValue(file, profileId, 'countingRule'));
}

/** To be called in the transaction that changes viewings or what was given. */
export function createRecounting(file: DiaryFile): Recounting {
  const writer = createEntryWriter(file);
  const selectEntry = file.rows<[number, number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND movie_id = ?`,
  );
  const selectOfMovie = file.rows<[number, number], StarredRow>(
    `${selectViewings} WHERE profile_id = ? AND movie_id = ? AND half_stars IS NOT NULL ORDER BY viewing_id`,
  );
  const selectWaitingEntries = file.rows<[number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND movie_id IS NULL ORDER BY entry_id`,
  );
  /** Of those whose film has no starred viewing only these can change. */
  const selectUncounted = file.rows<[number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND (given_half_stars IS NOT half_stars OR given_at_ms IS NOT rated_at_ms)
    ORDER BY entry_id`,
  );
  const selectWaiting = file.rows<[number], StarredRow>(
    `${selectViewings} WHERE profile_id = ? AND movie_id IS NULL AND half_stars IS NOT NULL ORDER BY viewing_id`,
  );
  const selectAllEntries = file.rows<[number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? ORDER BY entry_id`,
  );
  const selectStarred = file.rows<[number], StarredRow>(
    `${selectViewings} WHERE profile_id = ? AND half_stars IS NOT NULL ORDER BY viewing_id`,
  );

  function settle(profileId: number, { entries, viewings }: Film, rule: CountingRule, done: Recounted): void {
    // Two that wait may be of one film: what is given stays with each, and the first has the viewings.
    for (const [place, entry] of entries.entries()) {
      const counting = countingRating(place === 0 ? viewings : [], givenOf(entry), rule);
      if (counting === null) writer.remove(entry.entryId);
      else if (entry.halfStars !== counting.halfStars || entry.ratedAtMs !== counting.ratedAtMs) {
        writer.count(entry.entryId, counting);
        if (entry.halfStars !== counting.halfStars) done.updated += 1;
      }
    }
    const [viewing] = viewings;
    if (entries.length > 0 || viewing === undefined) return;
    const counting = countingRating(viewings, null, rule);
    if (counting === null) return;
    writer.insertCounted(profileId, movieOf(viewing), counting);
    done.added += 1;
    if (viewing.movieId === null) done.waiting += 1;
  }

  /** Of a film that waits. */
  function waitingFilm(profileId: number, film: FilmIdentity): Film {
    const viewings = selectWaiting.all(profileId).filter((row) => isSameFilm(row, film));
    const entries = viewings.length === 0 ? selectUncounted : selectWaitingEntries;
    return {
      entries: entries.all(profileId).filter((row) => row.movieId === null && isSameFilm(row, film)),
      viewings,
    };
  }

  return {
    recountFilm: (profileId, film) => {
      const { movieId } = film;
      const found: Film =
        movieId === null
          ? waitingFilm(profileId, film)
          : {
              entries: selectEntry.all(profileId, movieId),
              viewings: selectOfMovie.all(profileId, movieId),
            };
      settle(profileId, found, countingRuleOf(file, profileId), nothingDone());
    },
    recountAll: (profileId) => {
      const rule = countingRuleOf(file, profileId);
      const done = nothingDone();
      const starred = selectStarred.all(profileId);
      const films =
        starred.length === 0
          ? selectUncounted.all(profileId).map((entry): Film => ({ entries: [entry], viewings: [] }))
          : filmsOf(selectAllEntries.all(profileId), starred);
      for (const film of films) settle(profileId, film, rule, done);
      return done;
    },
  };
}

function nothingDone(): Recounted {
  return { added: 0, updated: 0, waiting: 0 };
}

/** The row's movie, as it is written into another table. */
export function movieOf({
  movieId,
  title,
  year,
  imdbId,
  tmdbId,
  genres,
}: EntryIdentity & { movieId: number | null; genres: string }): DiaryMovie {
  return { movieId, title, year, imdbId, tmdbId, genres: readTexts(genres) };
}

/** Rows of one movie together; of those that wait, rows of one film. */
function filmsOf(entries: readonly EntryRow[], viewings: readonly StarredRow[]): Film[] {
  const films = new Films();
  for (const entry of entries) films.of(entry).entries.push(entry);
  for (const viewing of viewings) films.of(viewing).viewings.push(viewing);
  return films.all;
}

class Films {
  readonly all: Film[] = [];
  readonly #byMovie = new Map<number, Film>();
  readonly #waiting = new Map<string, { identity: FilmIdentity; film: Film }[]>();

  of(row: EntryRow | ViewingRow): Film {
    const { movieId } = row;
    if (movieId !== null) return this.#byMovie.get(movieId) ?? this.#add(this.#byMovie, movieId);
    const keys = keysOf(row);
    const known = keys
      .flatMap((key) => this.#waiting.get(key) ?? [])
      .find(({ identity }) => isSameFilm(identity, row));
    const film = known?.film ?? { entries: [], viewings: [] };
    if (known === undefined) this.all.push(film);
    for (const key of keys)
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), { identity: row, film }]);
    return film;
  }

  #add(films: Map<number, Film>, movieId: number): Film {
    const film: Film = { entries: [], viewings: [] };
    films.set(movieId, film);
    this.all.push(film);
    return film;
  }
}

function keysOf({ imdbId, tmdbId, title, year }: FilmIdentity): string[] {
  return [
    ...(imdbId === null ? [] : [`imdb ${imdbId}`]),
    ...(tmdbId === null ? [] : [`tmdb ${tmdbId}`]),
    `title ${spelledTitle(title)} ${year}`,
  ];
}
