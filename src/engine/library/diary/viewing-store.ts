// Viewings: when the person watched what, with whom, and what they thought of it that time; each change can be undone.
import { toHalfStars } from '../../../contract/stars.ts';
import {
  bareViewing,
  changeIdSchema,
  type ChangeId,
  type CountingRule,
  type DiaryEdit,
  type Viewing,
  type ViewingDetails,
} from '../../../contract/viewings.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import { isSameFilm } from '../catalogue/same-film.ts';
import type { DiaryFile } from './diary-file.ts';
import {
  createEntryWriter,
  givenOf,
  selectEntries,
  type DiaryMovie,
  type EntryRow,
  type Rating,
} from './entry-rows.ts';
import { countingRuleOf, createRecounting, movieOf } from './recounting.ts';
import { writeProfileValue } from './settings-store.ts';
import {
  createViewingWriter,
  selectViewings,
  toDetails,
  toViewing,
  type ViewingRow,
} from './viewing-rows.ts';

/** A viewing with the ids that identify its movie elsewhere. */
export type IdentifiedViewing = Viewing & EntryIdentity;

export type ViewingStore = {
  /** Last watched first, those of an unknown day last. */
  viewings: (profileId: number) => Viewing[];
  identifiedViewings: (profileId: number) => IdentifiedViewing[];
  addViewing: (
    profileId: number,
    movie: DiaryMovie,
    details: ViewingDetails,
  ) => { viewing: Viewing; changeId: ChangeId };
  /** Throws `unknown-entry`. */
  changeViewing: (profileId: number, viewingId: number, details: ViewingDetails) => ChangeId;
  /** Changes or removes viewings, and entries of movies that have none, all at once. What is gone already is passed over. */
  editDiary: (
    profileId: number,
    lines: { viewingIds: readonly number[]; entryIds: readonly number[] },
    edit: DiaryEdit,
  ) => ChangeId;
  /** Undoes a change of these three made since the diary was opened; nothing happens where there is none. */
  putBackChange: (changeId: number) => void;
  /** No change can be undone any more: the diary, or the catalogue, is another one. */
  forgetChanges: () => void;
  countingRule: (profileId: number) => CountingRule;
  /** Also counts all of the profile's stars again. */
  setCountingRule: (profileId: number, rule: CountingRule) => void;
};

/** What there was before a change, and what the change made of it. */
type Change = {
  profileId: number;
  added: number[];
  /** As they were. */
  viewings: ViewingRow[];
  /** The entries of the movies that the change was about, as they were. */
  entries: EntryRow[];
  /** Entries whose own stars were changed, with what they became. */
  given: Map<number, Rating | null>;
};

/** As many as the window can undo. */
const keptChanges = 100;
/** Of more movies than that all are counted again. */
const fewFilms = 50;

export function createViewingStore(file: DiaryFile): ViewingStore {
  const writer = createViewingWriter(file);
  const entryWriter = createEntryWriter(file);
  const { recountFilm, recountAll } = createRecounting(file);
  const selectAll = file.rows<[number], ViewingRow>(
    `${selectViewings} WHERE profile_id = ? ORDER BY watched_at_ms DESC NULLS LAST, viewing_id DESC`,
  );
  const selectOne = file.rows<[number, number], ViewingRow>(
    `${selectViewings} WHERE profile_id = ? AND viewing_id = ?`,
  );
  const selectEntry = file.rows<[number, number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND entry_id = ?`,
  );
  const selectEntryOfMovie = file.rows<[number, number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND movie_id = ?`,
  );
  const selectWaitingEntries = file.rows<[number], EntryRow>(
    `${selectEntries} WHERE profile_id = ? AND movie_id IS NULL`,
  );
  const changes = new Map<number, Change>();
  /** No number is given twice, not after a restart either: the window may still have one from before, and it must name nothing then. */
  let lastChangeId = Date.now();

  function begin(profileId: number): Change {
    return { profileId, added: [], viewings: [], entries: [], given: new Map() };
  }

  function keep(change: Change): ChangeId {
    lastChangeId += 1;
    changes.set(lastChangeId, change);
    for (const old of [...changes.keys()].slice(0, -keptChanges)) changes.delete(old);
    return changeIdSchema.parse(lastChangeId);
  }

  function entriesOf(profileId: number, film: DiaryMovie): EntryRow[] {
    return film.movieId === null
      ? selectWaitingEntries.all(profileId).filter((row) => isSameFilm(row, film))
      : selectEntryOfMovie.all(profileId, film.movieId);
  }

  /** What the change is about to touch. */
  function note(change: Change, row: ViewingRow): void {
    change.viewings.push(row);
    change.entries.push(...entriesOf(change.profileId, movieOf(row)));
  }

  function recount({ profileId }: Change, films: readonly DiaryMovie[]): void {
    if (films.length > fewFilms) recountAll(profileId);
    else for (const film of films) recountFilm(profileId, film);
  }

  function editViewing(row: ViewingRow, edit: DiaryEdit): void {
    const details = toDetails(row);
    switch (edit.kind) {
      case 'stars':
        writer.change(row.viewingId, { ...details, stars: edit.stars });
        return;
      case 'day':
        writer.change(row.viewingId, { ...details, watchedAtMs: edit.watchedAtMs });
        return;
      case 'tag':
        if (!details.tags.includes(edit.tag))
          writer.change(row.viewingId, { ...details, tags: [...details.tags, edit.tag] });
        return;
      case 'remove':
        writer.remove(row.viewingId);
    }
  }

  function editEntry(change: Change, row: EntryRow, edit: DiaryEdit): void {
    if (edit.kind === 'tag') return;
    const given = edit.kind === 'stars' ? correctedStars(row, edit.stars) : null;
    entryWriter.setGiven(row.entryId, given);
    change.given.set(row.entryId, given);
    if (edit.kind !== 'day') return;
    const stars = row.halfStars / 2;
    const details = { ...bareViewing, watchedAtMs: edit.watchedAtMs, stars };
    const viewing = { movie: movieOf(row), details, notedAtMs: Date.now() };
    change.added.push(writer.insert(change.profileId, viewing, null));
  }

  /** Entries come back with their numbers, which predictions and imports know them by. */
  function restoreEntry({ profileId, given }: Change, row: EntryRow): void {
    const present =
      selectEntry.get(profileId, row.entryId) ??
      (row.movieId === null ? undefined : selectEntryOfMovie.get(profileId, row.movieId));
    if (present === undefined) {
      entryWriter.restore(row);
      return;
    }
    const now = givenOf(present);
    const isAsLeft = given.has(row.entryId) && isSame(now, given.get(row.entryId) ?? null);
    if (isAsLeft) entryWriter.setGiven(present.entryId, givenOf(row));
  }

  return {
    viewings: (profileId) => selectAll.all(profileId).map(toViewing),
    identifiedViewings: (profileId) =>
      selectAll.all(profileId).map((row) => ({ ...toViewing(row), imdbId: row.imdbId, tmdbId: row.tmdbId })),
    addViewing: file.transaction((profileId: number, movie: DiaryMovie, details: ViewingDetails) => {
      const change = begin(profileId);
      change.entries.push(...entriesOf(profileId, movie));
      const viewingId = writer.insert(profileId, { movie, details, notedAtMs: Date.now() }, null);
      change.added.push(viewingId);
      recount(change, [movie]);
      return { viewing: toViewing(found(selectOne.get(profileId, viewingId))), changeId: keep(change) };
    }),
    changeViewing: file.transaction((profileId: number, viewingId: number, details: ViewingDetails) => {
      const row = found(selectOne.get(profileId, viewingId));
      const change = begin(profileId);
      note(change, row);
      writer.change(viewingId, details);
      recount(change, [movieOf(row)]);
      return keep(change);
    }),
    editDiary: file.transaction(
      (
        profileId: number,
        { viewingIds, entryIds }: { viewingIds: readonly number[]; entryIds: readonly number[] },
        edit: DiaryEdit,
      ) => {
        const change = begin(profileId);
        const films: DiaryMovie[] = [];
        for (const row of viewingIds.flatMap((id) => selectOne.get(profileId, id) ?? [])) {
          note(change, row);
          editViewing(row, edit);
          films.push(movieOf(row));
        }
        for (const row of entryIds.flatMap((id) => selectEntry.get(profileId, id) ?? [])) {
          change.entries.push(row);
          editEntry(change, row, edit);
          films.push(movieOf(row));
        }
        recount(change, films);
        return keep(change);
      },
    ),
    putBackChange: file.transaction((changeId: number) => {
      const change = changes.get(changeId);
      if (change === undefined) return;
      changes.delete(changeId);
      const added = change.added.flatMap((id) => selectOne.get(change.profileId, id) ?? []);
      for (const { viewingId } of added) writer.remove(viewingId);
      for (const row of change.viewings) writer.restore(row);
      for (const row of change.entries) restoreEntry(change, row);
      recount(change, [...added, ...change.viewings, ...change.entries].map(movieOf));
    }),
    forgetChanges: () => {
      changes.clear();
    },
    countingRule: (profileId) => countingRuleOf(file, profileId),
    setCountingRule: file.transaction((profileId: number, rule: CountingRule) => {
      writeProfileValue(file, profileId, 'countingRule', rule);
      recountAll(profileId);
    }),
  };
}

/** The stars are corrected, not given again. */
function correctedStars(row: EntryRow, stars: number): Rating {
  return { halfStars: toHalfStars(stars), ratedAtMs: row.givenAtMs ?? row.ratedAtMs };
}

function isSame(one: Rating | null, other: Rating | null): boolean {
  return one?.halfStars === other?.halfStars && one?.ratedAtMs === other?.ratedAtMs;
}

function found(row: ViewingRow | undefined): ViewingRow {
  if (row !== undefined) return row;
  throw new MatineeError('unknown-entry', 'That viewing is no longer in the diary.');
}
