// Diary entries: a person's ratings, each with what identifies its movie in any catalogue.
import { MatineeError } from '../../../contract/errors.ts';
import type { DiaryEntry } from '../../../contract/diary.ts';
import { starsSchema, toHalfStars, toStars } from '../../../contract/stars.ts';
import type { ChoiceStore } from './choice-store.ts';
import { createEntryWriter, selectEntries, toEntry, type DiaryMovie, type EntryRow } from './entry-rows.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';

/** An entry with the ids that identify its movie elsewhere. */
export type IdentifiedEntry = DiaryEntry & EntryIdentity;

export type EntryStore = {
  /**
   * Adds the rating, or changes the one of the same movie, as given now unless `ratedAtMs` is another time. One that was
   * removed since the diary was opened, of that very time, is the same entry again. Throws `invalid-input` unless `stars` is
   * 0.5 to 5 in half steps.
   */
  setRating: (profileId: number, movie: DiaryMovie, stars: number, ratedAtMs?: number) => DiaryEntry;
  /** Nothing happens where the entry is gone already. */
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
  /** Those whose movie is in the current catalogue. */
  linkedRatings: (profileId: number) => { movieId: number; stars: number }[];
  /**
   * Gives a waiting entry its movie, and remembers that for rows like it. Where the movie has a rating already, the later one of
   * the two stays. Throws `unknown-entry`.
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

  /** What was removed since the diary was opened, to be put back. */
  const removed = new Map<number, EntryRow>();

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
  ): EntryRow | undefined {
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
          writer.update(known.entryId, halfStars, ratedAtMs);
          return toEntry(find(known.entryId));
        }
        const gone = findRemoved(profileId, movie, ratedAtMs);
        if (gone === undefined) return toEntry(find(writer.insert(profileId, movie, halfStars, ratedAtMs)));
        writer.restore({ ...gone, movieId: movie.movieId, halfStars });
        return toEntry(find(gone.entryId));
      },
    ),
    removeRating: file.transaction((entryId: number) => {
      const row = selectOne.get(entryId);
      if (row !== undefined) removed.set(entryId, row);
      writer.remove(entryId);
    }),
    putBackRating: file.transaction((entryId: number) => {
      const row = removed.get(entryId);
      const present = row === undefined ? undefined : selectByMovie.get(row.profileId, row.movieId);
      if (present !== undefined) return toEntry(present);
      if (row !== undefined && selectOne.get(entryId) === undefined) writer.restore(row);
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
    linkedRatings: (profileId) =>
      selectLinked.all(profileId).map(({ movieId, halfStars }) => ({ movieId, stars: toStars(halfStars) })),
    linkEntry: file.transaction((profileId: number, entryId: number, movie: DiaryMovie) => {
      const entry = find(entryId);
      saveChoice(profileId, entry, movie);
      const rated = selectByMovie.get(profileId, movie.movieId);
      if (rated === undefined || rated.entryId === entryId) {
        writer.setMovie(entryId, movie);
        return toEntry(find(entryId));
      }
      if (entry.ratedAtMs > rated.ratedAtMs) writer.update(rated.entryId, entry.halfStars, entry.ratedAtMs);
      writer.remove(entryId);
      return toEntry(find(rated.entryId));
    }),
  };
}

function checkedHalfStars(stars: number): number {
  if (starsSchema.safeParse(stars).success) return toHalfStars(stars);
  throw new MatineeError('invalid-input', `A rating is 0.5 to 5 stars in half steps; ${stars} is not one.`);
}
