// Diary entries: a person's ratings, each with what identifies its movie in any catalogue.
import { MatineeError } from '../../../contract/errors.ts';
import type { DiaryEntry } from '../../../contract/diary.ts';
import { starsSchema, toHalfStars, toStars } from '../../../contract/stars.ts';
import type { ChoiceStore } from './choice-store.ts';
import {
  createEntryWriter,
  givenOf,
  selectEntries,
  toEntry,
  type DiaryMovie,
  type EntryRow,
  type Rating,
} from './entry-rows.ts';
import { createRecounting, movieOf } from './recounting.ts';
import { createViewingWriter, selectViewings, type ViewingRow } from './viewing-rows.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import { isSameFilm } from '../catalogue/same-film.ts';
import type { DiaryFile } from './diary-file.ts';

/** As it was, with the viewings that lost their stars by the removal. */
type RemovedRow = Omit<EntryRow, 'movieId'> & { movieId: number | null; viewings: readonly ViewingRow[] };

/** An entry with the ids that identify its movie elsewhere. */
export type IdentifiedEntry = DiaryEntry & EntryIdentity;

export type EntryStore = {
  /**
   * Adds the rating, or changes the one of the same movie, as given now unless `ratedAtMs` is another time. One that was
   * removed since the diary was opened, of that very time, is the same entry again. Throws `invalid-input` unless `stars` is
   * 0.5 to 5 in half steps.
   */
  setRating: (profileId: number, movie: DiaryMovie, stars: number, ratedAtMs?: number) => DiaryEntry;
  /** Also removes the stars of the movie's viewings, which stay. Nothing happens where the entry is gone already. */
  removeRating: (entryId: number) => void;
  /**
   * Puts back an entry that was removed since the diary was opened. Where its movie was rated again since, that rating stays.
   * Throws `unknown-entry`.
   */
  putBackRating: (entryId: number) => DiaryEntry;
  /** What was removed can't be put back any more: the diary, or the catalogue, is another one. */
  forgetRemovedRatings: () => void;
  /** All of the profile's entries, last rated first. */
  entries: (profileId: number) => DiaryEntry[];
  identifiedEntries: (profileId: number) => IdentifiedEntry[];
  /** With the stars that were given to the movie itself, of those that have any; last given first. */
  givenEntries: (profileId: number) => IdentifiedEntry[];
  /** Those whose movie is in the current catalogue. */
  linkedRatings: (profileId: number) => { movieId: number; stars: number }[];
  /**
   * Gives a waiting entry and the viewings of its film their movie, and remembers that for rows like them. Where the movie has stars
   * of its own already, the later ones stay. Throws `unknown-entry`.
   */
  linkEntry: (profileId: number, entryId: number, movie: DiaryMovie) => DiaryEntry;
};

export function createEntryStore(
  file: DiaryFile,
  { saveChoice }: Pick<ChoiceStore, 'saveChoice'>,
): EntryStore {
  const writer = createEntryWriter(file);
  const selectOne = file.rows<[number], EntryRow>(`${selectEntries} WHERE entry_id = ?`);
  const selectOfProfile = file.rows<[number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? ORDER BY rated_at_ms DESC, entry_id DESC`,
  );
  const selectByMovie = file.rows<[number, number | null], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND movie_id = ?`,
  );
  const selectLinked = file.rows<[number], { movieId: number; halfStars: number }>(
    `SELECT movie_id AS movieId, half_stars AS halfStars FROM entries
    WHERE profile_id = ? AND movie_id IS NOT NULL ORDER BY rated_at_ms, entry_id`,
  );

  const viewingWriter = createViewingWriter(file);
  const { recountFilm } = createRecounting(file);
  const selectStarred = file.rows<[number], ViewingRow>(
    `${selectViewings} WHERE profile_id = ? AND half_stars IS NOT NULL`,
  );
  const selectWaiting = file.rows<[number], ViewingRow>(
    `${selectViewings} WHERE profile_id = ? AND movie_id IS NULL`,
  );
  const removeStars = file.write<[number]>('UPDATE viewings SET half_stars = NULL WHERE viewing_id = ?');
  const putBackStars = file.write<[number | null, number]>(
    'UPDATE viewings SET half_stars = ? WHERE viewing_id = ? AND half_stars IS NULL',
  );

  /** What was removed since the diary was opened, to be put back. */
  const removed = new Map<number, RemovedRow>();

  function isOfEntry(viewing: ViewingRow, entry: EntryRow): boolean {
    return entry.movieId === null || viewing.movieId === null
      ? entry.movieId === viewing.movieId && isSameFilm(viewing, entry)
      : entry.movieId === viewing.movieId;
  }

  /** Whether these are the stars of a viewing: they were not given to the movie itself, and are put back. */
  function isOfViewing(entry: EntryRow, { halfStars, ratedAtMs }: Rating): boolean {
    return selectStarred
      .all(entry.profileId)
      .some(
        (viewing) =>
          viewing.halfStars === halfStars &&
          (viewing.watchedAtMs ?? viewing.notedAtMs) === ratedAtMs &&
          isOfEntry(viewing, entry),
      );
  }

  /** Removes the stars of the viewings too, which would otherwise count. */
  function remove(row: EntryRow): void {
    const viewings = selectStarred.all(row.profileId).filter((viewing) => isOfEntry(viewing, row));
    removed.set(row.entryId, { ...row, viewings });
    for (const { viewingId } of viewings) removeStars.run(viewingId);
    writer.remove(row.entryId);
  }

  function restore({ viewings, ...row }: RemovedRow): void {
    for (const { viewingId, halfStars } of viewings) putBackStars.run(halfStars, viewingId);
    writer.restore(row);
    recountFilm(row.profileId, movieOf(row));
  }

  function find(entryId: number): EntryRow {
    const row = selectOne.get(entryId);
    if (row !== undefined) return row;
    throw new MatineeError('unknown-entry', 'That rating is no longer in the diary.', {
      details: { entryId },
    });
  }

  /** What names an entry by its number (its prediction, the import that brought it) finds it again where it is put back. */
  function findRemoved(
    profileId: number,
    { title, year }: DiaryMovie,
    ratedAtMs: number,
  ): RemovedRow | undefined {
    return [...removed.values()].find(
      (row) =>
        row.profileId === profileId &&
        row.title === title &&
        row.year === year &&
        row.ratedAtMs === ratedAtMs &&
        selectOne.get(row.entryId) === undefined,
    );
  }

  return {
    setRating: file.transaction(
      (profileId: number, movie: DiaryMovie, stars: number, ratedAtMs: number = Date.now()) => {
        const halfStars = checkedHalfStars(stars);
        const known = selectByMovie.get(profileId, movie.movieId);
        if (known !== undefined) {
          const given = { halfStars, ratedAtMs };
          writer.setGiven(known.entryId, isOfViewing(known, given) ? null : given);
          recountFilm(profileId, movieOf(known));
          return toEntry(find(known.entryId));
        }
        const gone = findRemoved(profileId, movie, ratedAtMs);
        if (gone === undefined) {
          const entryId = writer.insert(profileId, movie, { halfStars, ratedAtMs });
          if (movie.movieId !== null) recountFilm(profileId, movie);
          return toEntry(find(entryId));
        }
        const given = gone.halfStars === halfStars ? {} : { givenHalfStars: halfStars, givenAtMs: ratedAtMs };
        restore({ ...gone, ...given, movieId: movie.movieId, halfStars });
        return toEntry(find(gone.entryId));
      },
    ),
    removeRating: file.transaction((entryId: number) => {
      const row = selectOne.get(entryId);
      if (row !== undefined) remove(row);
    }),
    putBackRating: file.transaction((entryId: number) => {
      const row = removed.get(entryId);
      const present = row === undefined ? undefined : selectByMovie.get(row.profileId, row.movieId);
      if (present !== undefined) return toEntry(present);
      if (row !== undefined && selectOne.get(entryId) === undefined) restore(row);
      return toEntry(find(entryId));
    }),
    forgetRemovedRatings: () => {
      removed.clear();
    },
    entries: (profileId) => selectOfProfile.all(profileId).map(toEntry),
    identifiedEntries: (profileId) =>
      selectOfProfile
        .all(profileId)
        .map((row) => ({ ...toEntry(row), imdbId: row.imdbId, tmdbId: row.tmdbId })),
    givenEntries: (profileId) =>
      selectOfProfile
        .all(profileId)
        .flatMap((row) => {
          const given = givenOf(row);
          return given === null
            ? []
            : { ...toEntry({ ...row, ...given }), imdbId: row.imdbId, tmdbId: row.tmdbId };
        })
        .toSorted((one, other) => other.ratedAtMs - one.ratedAtMs),
    linkedRatings: (profileId) =>
      selectLinked.all(profileId).map(({ movieId, halfStars }) => ({ movieId, stars: toStars(halfStars) })),
    linkEntry: file.transaction((profileId: number, entryId: number, movie: DiaryMovie) => {
      const entry = find(entryId);
      saveChoice(profileId, entry, movie);
      for (const viewing of selectWaiting.all(profileId)) {
        if (isSameFilm(viewing, entry)) viewingWriter.setMovie(viewing.viewingId, movie);
      }
      const rated = selectByMovie.get(profileId, movie.movieId);
      if (rated === undefined || rated.entryId === entryId) {
        writer.setMovie(entryId, movie);
        recountFilm(profileId, movie);
        return toEntry(find(entryId));
      }
      const [later, present] = [givenOf(entry), givenOf(rated)];
      if (later !== null && later.ratedAtMs > (present?.ratedAtMs ?? 0)) writer.give(rated.entryId, later);
      writer.remove(entryId);
      recountFilm(profileId, movie);
      return toEntry(find(rated.entryId));
    }),
  };
}

function checkedHalfStars(stars: number): number {
  if (starsSchema.safeParse(stars).success) return toHalfStars(stars);
  throw new MatineeError('invalid-input', `A rating is 0.5 to 5 stars in half steps; ${stars} is not one.`);
}
