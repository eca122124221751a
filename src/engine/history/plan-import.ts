// Decides, row by row, what an import does to the diary: the later of two ratings stays, and what is there already is left alone.
import { calendarDayOf, localMoment } from '../../contract/calendar-day.ts';
import type { HistoryKind, RowOutcome } from '../../contract/history.ts';
import { recordOf } from '../../contract/keys-of.ts';
import { toHalfStars } from '../../contract/stars.ts';
import type { IdentifiedEntry } from '../library/diary/entry-store.ts';
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import type { DiaryList, DiaryListItem } from '../library/diary/list-rows.ts';
import type { DiaryMark } from '../library/diary/mark-store.ts';
import type { IdentifiedViewing } from '../library/diary/viewing-store.ts';
import { contradicts, type EntryIdentity } from '../library/catalogue/movie-matcher.ts';
import { isSameFilm, type FilmIdentity } from '../library/catalogue/same-film.ts';

import { changedRows, listNamed, type ListedRow } from './plan-lists.ts';
import type { SourceList } from './source-row.ts';

/** A row whose movie is settled. */
export type SettledRow = {
  kind: HistoryKind;
  isLeftOut: boolean;
  /** Null if it waits for a movie of this catalogue. */
  movieId: number | null;
  /** What it waits under. */
  identity: EntryIdentity;
  /** See `identityKeys`. */
  keys: readonly string[];
  /** The list that a row of a list is of. */
  list: SourceList | null;
  /** The site's own name for the film, where the file has one. */
  siteFilm: string | null;
  halfStars: number | null;
  /** When it was rated, or at the latest may have been. */
  datedAtMs: number;
  /** `dated` rows say when; `undated` ones don't, and are dated by their file; what `unreadable` ones say can't be read. */
  dating: 'dated' | 'undated' | 'unreadable';
  /** What was written about a viewing or in a list, and a viewing's tags. */
  note: string;
  tags: readonly string[];
};

export type DiaryState = {
  entries: readonly IdentifiedEntry[];
  viewings: readonly IdentifiedViewing[];
  marks: readonly DiaryMark[];
  lists: readonly DiaryList[];
  /** Dates of the files that were imported: an entry of such a time had no date of its own. */
  fileDates: ReadonlySet<number>;
};

export type PlannedRow = {
  outcome: RowOutcome;
  /** The diary's entry of that movie; null if it has none. */
  entry: IdentifiedEntry | null;
  /** The item of the diary's list that a row of a list means; null for other rows. */
  item: DiaryListItem | null;
  /** The diary's viewing that the row is about; null for other rows, and where it has none. */
  viewing: IdentifiedViewing | null;
};

/** The kinds of rows that become marks. */
const markedKinds = ['watched', 'watchlist', 'liked', 'owned'] as const;

/** One plan for each row, in the order of the rows. */
export function planImport(rows: readonly SettledRow[], diary: DiaryState): PlannedRow[] {
  const films = groupByFilm(rows);
  const lasting = findLasting(rows, films);
  const entryOf = createFinder(diary.entries, rows);
  const viewingsOf = createViewingsFinder(diary.viewings);
  const viewingOf = matchViewings(rows, viewingsOf, isLasting);
  const markOf = recordOf(markedKinds, (kind) =>
    createFinder(
      diary.marks.filter((mark) => mark.kind === kind),
      rows,
    ),
  );
  const itemOf = createItemFinder(diary.lists, rows);
  const planned = rows.map((row, place): PlannedRow => {
    if (row.isLeftOut) return { outcome: 'none', entry: null, item: null, viewing: null };
    const entry = row.kind === 'list' ? null : entryOf(row);
    const viewing = viewingOf.get(place) ?? null;
    const outcome = outcomeOf(row, place, entry, viewing);
    const item = row.kind === 'list' && outcome !== 'double' ? itemOf(row) : null;
    return { outcome, entry, item, viewing };
  });
  return withListOutcomes(planned, rows, diary.lists);

  function isLasting(row: SettledRow, place: number): boolean {
    return lasting.get(subjectOf(row, films[place])) === place;
  }

  function outcomeOf(
    row: SettledRow,
    place: number,
    entry: IdentifiedEntry | null,
    viewing: IdentifiedViewing | null,
  ): RowOutcome {
    if (!isLasting(row, place)) return 'double';
    switch (row.kind) {
      case 'rating':
        return ratingOutcome(row, entry, diary.fileDates);
      case 'viewing':
        if (viewing === null) return addOutcome(row);
        return needsLink(row, viewing) || saysMore(row, viewing) ? 'update' : 'same';
      case 'list':
        return addOutcome(row);
      case 'watched': {
        const isSaid = entry !== null || markOf.watched(row) !== null || viewingsOf(row).length > 0;
        return isSaid ? 'same' : addOutcome(row);
      }
      case 'watchlist':
      case 'liked':
      case 'owned':
        return markOf[row.kind](row) === null ? addOutcome(row) : 'same';
    }
  }
}

/** Finds the item that a row means in the diary's list of the same name. */
function createItemFinder(
  lists: readonly DiaryList[],
  rows: readonly SettledRow[],
): (row: SettledRow) => DiaryListItem | null {
  const finders = new Map<SourceList, (row: SettledRow) => DiaryListItem | null>();
  return (row) => {
    const { list } = row;
    if (list === null) return null;
    const known = finders.get(list);
    if (known !== undefined) return known(row);
    const finder = createFinder(
      listNamed(lists, list)?.items ?? [],
      rows.filter((other) => other.list === list),
    );
    finders.set(list, finder);
    return finder(row);
  };
}

function withListOutcomes(
  planned: readonly PlannedRow[],
  rows: readonly SettledRow[],
  lists: readonly DiaryList[],
): PlannedRow[] {
  const listed = planned.flatMap(({ outcome, item }, place): ListedRow[] => {
    const { list = null, note = '' } = rows[place] ?? {};
    return list === null || item === null || outcome === 'none' ? [] : [{ place, list, note, item }];
  });
  const outcomes = changedRows(listed, lists);
  return planned.map((row, place) => {
    const outcome = outcomes.get(place);
    if (outcome === undefined || row.item === null) return row;
    const { movieId = null } = rows[place] ?? {};
    return { ...row, outcome: needsLink({ movieId }, row.item) ? 'update' : outcome };
  });
}

function ratingOutcome(
  row: SettledRow,
  entry: IdentifiedEntry | null,
  fileDates: ReadonlySet<number>,
): RowOutcome {
  if (entry === null) return addOutcome(row);
  if (toHalfStars(entry.stars) === row.halfStars) return needsLink(row, entry) ? 'update' : 'same';
  return isLater(row, entry, fileDates) ? 'update' : 'older';
}

/** A row without a date is later only than what had none either; a row whose date can't be read never is. */
function isLater(row: SettledRow, entry: IdentifiedEntry, fileDates: ReadonlySet<number>): boolean {
  if (row.dating === 'unreadable') return false;
  if (row.dating === 'undated' && !fileDates.has(entry.ratedAtMs)) return false;
  return localMoment(row.datedAtMs) >= localMoment(entry.ratedAtMs);
}

/** The day of a viewing; null where the row does not say it. */
export function dayOf({ dating, datedAtMs }: Pick<SettledRow, 'dating' | 'datedAtMs'>): number | null {
  return dating === 'dated' ? calendarDayOf(datedAtMs) : null;
}

/**
 * The diary's viewing that each row of one is about, by the row's place. Those that are as the diary has them come first, so that of
 * two viewings of one day each row finds its own; of the rest each viewing is one row's, whatever its stars.
 */
function matchViewings(
  rows: readonly SettledRow[],
  viewingsOf: (row: SettledRow) => IdentifiedViewing[],
  isLasting: (row: SettledRow, place: number) => boolean,
): Map<number, IdentifiedViewing> {
  const matched = new Map<number, IdentifiedViewing>();
  const asked = [...rows.entries()].filter(([place, row]) => row.kind === 'viewing' && isLasting(row, place));
  for (const [place, row] of asked) {
    const exact = viewingsOf(row).find((viewing) => isAsItIs(viewing, row));
    if (exact !== undefined) matched.set(place, exact);
  }
  const taken = new Set([...matched.values()].map(({ viewingId }) => viewingId));
  for (const [place, row] of asked) {
    if (matched.has(place)) continue;
    const free = viewingsOf(row).filter(({ viewingId }) => !taken.has(viewingId));
    const same = sameViewing(free, row);
    if (same === null) continue;
    taken.add(same.viewingId);
    matched.set(place, same);
  }
  return matched;
}

function isAsItIs({ watchedAtMs, stars, note }: IdentifiedViewing, row: SettledRow): boolean {
  const halfStars = stars === null ? null : toHalfStars(stars);
  return watchedAtMs === dayOf(row) && note === row.note && halfStars === row.halfStars;
}

/** Of the viewings of the row's film the one of that day, and with those words if both have any. */
function sameViewing(viewings: readonly IdentifiedViewing[], row: SettledRow): IdentifiedViewing | null {
  const ofDay = viewings.filter(({ watchedAtMs }) => watchedAtMs === dayOf(row));
  const byWords = ofDay.find(({ note }) => note === row.note);
  return byWords ?? ofDay.find(({ note }) => note === '' || row.note === '') ?? null;
}

/** Whether the row has words about a viewing that the diary knows without any. */
export function saysMore({ note }: Pick<SettledRow, 'note'>, viewing: IdentifiedViewing): boolean {
  return note !== '' && viewing.note === '';
}

/** Whether the row knows the movie that what the diary holds waits for. */
export function needsLink(row: Pick<SettledRow, 'movieId'>, held: { movieId: number | null }): boolean {
  return row.movieId !== null && held.movieId === null;
}

function addOutcome({ movieId }: SettledRow): RowOutcome {
  return movieId === null ? 'wait' : 'add';
}

/** What a row is about, once: a film has many viewings, of different days, words or stars, and is in many lists. */
function subjectOf(row: SettledRow, film: number | undefined): string {
  const { kind, movieId, note, list, halfStars } = row;
  const which = kind === 'viewing' ? ` ${dayOf(row)} ${halfStars} ${note}` : ` ${list?.name ?? ''}`;
  return movieId === null ? `${kind} waiting ${film}${which}` : `${kind} ${movieId}${which}`;
}

/** For each row the place of the first row of the same film. */
function groupByFilm(rows: readonly SettledRow[]): number[] {
  const byKey = new Map<string, number[]>();
  return rows.map((row, place) => {
    const film = row.keys
      .flatMap((key) => byKey.get(key) ?? [])
      .find((other) => isSameFilm(filmOf(row), filmOf(rows[other] ?? row)));
    if (film !== undefined) return film;
    for (const key of row.keys) byKey.set(key, [...(byKey.get(key) ?? []), place]);
    return place;
  });
}

function filmOf({ identity, siteFilm }: SettledRow): FilmIdentity {
  return { ...identity, siteFilm };
}

/** Of the rows about one movie the one that was rated last, otherwise the last of the file; in a list the first. */
function findLasting(rows: readonly SettledRow[], films: readonly number[]): Map<string, number> {
  const lasting = new Map<string, number>();
  for (const [place, row] of rows.entries()) {
    if (row.isLeftOut) continue;
    const subject = subjectOf(row, films[place]);
    const best = rows[lasting.get(subject) ?? -1];
    if (best === undefined || (row.kind !== 'list' && rankOf(row) >= rankOf(best)))
      lasting.set(subject, place);
  }
  return lasting;
}

/** Rows with a date count before those without. */
function rankOf({ dating, datedAtMs }: SettledRow): number {
  return dating === 'dated' ? localMoment(datedAtMs) : Number.NEGATIVE_INFINITY;
}

/**
 * Finds what the diary has of a row's movie: by its id, otherwise among what waits, by what identifies it. What is spelled otherwise
 * counts only where no row of the import is of another film with that key.
 */
function createFinder<T extends EntryIdentity & { movieId: number | null }>(
  all: readonly T[],
  rows: readonly SettledRow[],
): (row: SettledRow) => T | null {
  const byMovie = new Map(
    all.flatMap((each) => (each.movieId === null ? [] : [[each.movieId, each] as const])),
  );
  const waiting = groupByKey(
    all.filter((each) => each.movieId === null),
    identityKeys,
  );
  const rowsByKey =
    waiting.size === 0 ? new Map<string, SettledRow[]>() : groupByKey(rows, ({ keys }) => keys);
  return (row) => {
    const linked = row.movieId === null ? undefined : byMovie.get(row.movieId);
    if (linked !== undefined) return linked;
    const film = filmOf(row);
    for (const key of row.keys) {
      const found = (waiting.get(key) ?? []).filter((each) => !contradicts(each, row.identity));
      const same = found.findLast((each) => isSameFilm(each, film));
      if (same !== undefined) return same;
      const isOnly = rowsByKey.get(key)?.every((other) => isSameFilm(filmOf(other), film)) ?? true;
      const last = found.at(-1);
      if (isOnly && last !== undefined) return last;
    }
    return null;
  };
}

/** Finds all viewings of a row's film. */
function createViewingsFinder(all: readonly IdentifiedViewing[]): (row: SettledRow) => IdentifiedViewing[] {
  const linked = groupByKey(all, ({ movieId }) => (movieId === null ? [] : [String(movieId)]));
  const waiting = groupByKey(
    all.filter(({ movieId }) => movieId === null),
    identityKeys,
  );
  return (row) => {
    const film = filmOf(row);
    const found = row.keys
      .flatMap((key) => waiting.get(key) ?? [])
      .filter((viewing) => isSameFilm(viewing, film) && !contradicts(viewing, row.identity));
    return [...(linked.get(String(row.movieId)) ?? []), ...new Set(found)];
  };
}

function groupByKey<T>(all: readonly T[], keysOf: (each: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    for (const key of keysOf(each)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [each]);
      else group.push(each);
    }
  }
  return groups;
}
