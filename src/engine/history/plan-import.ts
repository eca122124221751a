// Decides, row by row, what an import does to the diary: the later of two ratings stays, and what is there already is left alone.
import { localMoment } from '../../contract/calendar-day.ts';
import type { HistoryKind, RowOutcome } from '../../contract/history.ts';
import { recordOf } from '../../contract/keys-of.ts';
import { toHalfStars } from '../../contract/stars.ts';
import type { IdentifiedEntry } from '../library/diary/entry-store.ts';
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import type { DiaryList, DiaryListItem } from '../library/diary/list-rows.ts';
import type { DiaryMark } from '../library/diary/mark-store.ts';
import { contradicts, type EntryIdentity } from '../library/catalogue/movie-matcher.ts';
import { isSameFilm, type FilmIdentity } from '../library/catalogue/same-film.ts';

import { changedRows, listNamed, type ListedRow } from './plan-lists.ts';
import type { SourceList } from './source-list.ts';

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
  /** The list that a row of a list is of, and what is noted there. */
  list: SourceList | null;
  note: string;
  /** The site's own name for the film, where the file has one. */
  siteFilm: string | null;
  halfStars: number | null;
  /** When it was rated, or at the latest may have been. */
  datedAtMs: number;
  /** `dated` rows say when; `undated` ones don't, and are dated by their file; what `unreadable` ones say can't be read. */
  dating: 'dated' | 'undated' | 'unreadable';
};

export type DiaryState = {
  entries: readonly IdentifiedEntry[];
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
};

/** The kinds of rows that become marks. */
const markedKinds = ['watched', 'watchlist', 'liked', 'owned'] as const;

/** One plan for each row, in the order of the rows. */
export function planImport(rows: readonly SettledRow[], diary: DiaryState): PlannedRow[] {
  const films = groupByFilm(rows);
  const lasting = findLasting(rows, films);
  const entryOf = createFinder(diary.entries, rows);
  const markOf = recordOf(markedKinds, (kind) =>
    createFinder(
      diary.marks.filter((mark) => mark.kind === kind),
      rows,
    ),
  );
  const itemOf = createItemFinder(diary.lists, rows);
  const planned = rows.map((row, place): PlannedRow => {
    if (row.isLeftOut) return { outcome: 'none', entry: null, item: null };
    const entry = entryOf(row);
    if (lasting.get(subjectOf(row, films[place])) !== place) return { outcome: 'double', entry, item: null };
    if (row.kind === 'rating')
      return { outcome: ratingOutcome(row, entry, diary.fileDates), entry, item: null };
    if (row.kind === 'list') return { outcome: addOutcome(row), entry: null, item: itemOf(row) };
    const isSaid = markOf[row.kind](row) !== null || (row.kind === 'watched' && entry !== null);
    return { outcome: isSaid ? 'same' : addOutcome(row), entry, item: null };
  });
  return withListOutcomes(planned, rows, diary.lists);
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

/** Whether the row knows the movie that the diary's entry waits for. */
export function needsLink(
  row: Pick<SettledRow, 'movieId'>,
  held: Pick<IdentifiedEntry, 'movieId'> | DiaryListItem,
): boolean {
  return row.movieId !== null && held.movieId === null;
}

function addOutcome({ movieId }: SettledRow): RowOutcome {
  return movieId === null ? 'wait' : 'add';
}

function subjectOf({ kind, movieId, list }: SettledRow, film: number | undefined): string {
  const subject = list === null ? kind : `${kind} ${list.name}`;
  return movieId === null ? `${subject} waiting ${film}` : `${subject} ${movieId}`;
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
