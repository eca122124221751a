// A history in words: what a row is, how its movie was found, what an import does and did.
import type {
  HistoryImport,
  HistoryKind,
  HistoryPreview,
  HistoryRow,
  MatchedBy,
  UntakenKind,
  UndoOutcome,
} from '../../../contract/history.ts';
import { m } from '../../../messages/messages.js';
import { formatCount, formatDay, formatStars } from '../../ui/format.ts';

const foundBy: Readonly<Record<MatchedBy, () => string>> = {
  'imdb-id': m.history_by_imdb,
  'tmdb-id': m.history_by_tmdb,
  'movielens-id': m.history_by_movielens,
  title: m.history_by_title,
  'other-title': m.history_by_other_title,
  'near-year': m.history_by_near_year,
  person: m.history_by_person,
};

const kinds: Readonly<Record<HistoryKind, () => string>> = {
  rating: m.history_rated,
  viewing: m.history_watched,
  watched: m.history_watched,
  watchlist: m.history_to_watch,
  list: m.history_of_list,
  liked: m.history_liked,
  owned: m.history_owned,
};

/** What a row says that has no stars. */
export function kindWords(kind: HistoryKind): string {
  return kinds[kind]();
}

/** How the movie of a row was found: `1979 · same title`. */
export function matchWords({ movie, matchedBy, year }: HistoryRow): string {
  const isOtherYear = matchedBy === 'title' && year !== null && movie !== null && movie.year !== year;
  const found = isOtherYear ? m.history_by_title_other_year : matchedBy === null ? null : foundBy[matchedBy];
  return [movie?.year ?? null, found?.() ?? null].filter((part) => part !== null).join(' · ');
}

/** What importing does with a row, where that is not simply adding it; null otherwise. */
export function outcomeWords({ outcome, kind, stars, diaryStars }: HistoryRow): string | null {
  switch (outcome) {
    case 'add':
    case 'wait':
    case 'none':
      return null;
    case 'update':
      if (kind === 'list') return m.history_list_changes();
      if (kind === 'viewing') return m.history_completes_viewing();
      return diaryStars === null || diaryStars === stars
        ? m.history_finds_movie()
        : m.history_was({ stars: formatStars(diaryStars) });
    case 'same':
      return kind === 'rating' ? m.history_in_diary() : m.history_noted_already();
    case 'older':
      return diaryStars === null
        ? m.history_diary_newer()
        : m.history_diary_newer_stars({ stars: formatStars(diaryStars) });
    case 'double':
      return m.history_later_row();
  }
}

/** Where a row stands and when it was rated: `4 Mar 2026`, its list, or its file and line. */
export function whenOrWhere({ list, datedAtMs, file, line }: HistoryRow): string {
  if (list !== null) return m.history_in_list({ list });
  return datedAtMs === null ? m.history_at_line({ file, line: formatCount(line) }) : formatDay(datedAtMs);
}

/** Rows that importing brings into the diary, those that wait there too. */
export function countChanges({ outcomes }: Pick<HistoryPreview, 'outcomes'>): number {
  return outcomes.add + outcomes.update + outcomes.wait;
}

/** The words on the button: `Import 215 ratings`. */
export function importLabel(preview: Pick<HistoryPreview, 'outcomes' | 'kinds'>): string {
  const count = countChanges(preview);
  if (count === 0) return m.history_nothing_to_import();
  const { rating, ...others } = preview.kinds;
  const hasOthers = Object.values(others).some((rows) => rows > 0);
  return hasOthers ? m.history_import_entries({ count }) : m.history_import_ratings({ count });
}

/** What comes of the rows that are not simply added, beside the button. */
export function importNote({ outcomes, states }: Pick<HistoryPreview, 'outcomes' | 'states'>): string {
  const unsettled = states.uncertain + states.unmatched;
  const settled = outcomes.same + outcomes.older + outcomes.double;
  const parts = [
    outcomes.update > 0 ? m.history_note_changes({ count: outcomes.update }) : null,
    unsettled > 0 && outcomes.wait > 0 ? m.history_note_waits({ count: outcomes.wait }) : null,
    settled > 0 ? m.history_note_same({ count: settled }) : null,
    states['left-out'] > 0 ? m.history_note_left_out({ count: states['left-out'] }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? m.history_note_none() : `${parts.join('; ')}.`;
}

const untakenWords: Readonly<Record<UntakenKind, (said: { count: number; file: string }) => string>> = {
  likes: m.history_untaken_likes,
  notes: m.history_untaken_notes,
  lists: m.history_untaken_lists,
  deleted: m.history_untaken_deleted,
  series: m.history_untaken_series,
  unclear: m.history_untaken_unclear,
  other: m.history_untaken_other,
};

/** What the file holds, a line each: kinds of rows, doubles, dates that can't be read, and what is not taken. */
export function contentsWords({
  kinds,
  outcomes,
  repeated,
  remarks,
  untaken,
}: Pick<HistoryPreview, 'kinds' | 'outcomes' | 'repeated' | 'remarks' | 'untaken'>): string[] {
  const doubles = outcomes.double + repeated;
  const held = [
    kinds.rating > 0 ? m.history_holds_ratings({ count: kinds.rating }) : null,
    kinds.viewing > 0 ? m.history_holds_viewings({ count: kinds.viewing }) : null,
    kinds.watched > 0 ? m.history_holds_watched({ count: kinds.watched }) : null,
    kinds.watchlist > 0 ? m.history_holds_watchlist({ count: kinds.watchlist }) : null,
    kinds.liked > 0 ? m.history_holds_liked({ count: kinds.liked }) : null,
    kinds.owned > 0 ? m.history_holds_owned({ count: kinds.owned }) : null,
    kinds.list > 0 ? m.history_holds_list({ count: kinds.list }) : null,
    doubles > 0 ? m.history_repeated({ count: doubles }) : null,
  ].filter((part) => part !== null);
  const left = untaken.map(({ kind, count, file }) => untakenWords[kind]({ count, file }));
  return [
    ...(held.length === 0 ? [] : [`${held.join(', ')}.`]),
    ...(remarks.count === 0 ? [] : [`${m.history_remarks({ count: remarks.count })}.`]),
    ...(left.length === 0 ? [] : [`${m.history_untaken_title()}: ${left.join(', ')}.`]),
  ];
}

/** What an import brought. */
export function importedWords({ added, updated, waiting, marked, viewings, lists }: HistoryImport): string {
  const parts = [
    added > 0 ? m.history_ratings({ count: added }) : null,
    updated > 0 ? m.history_brought_updated({ count: formatCount(updated) }) : null,
    waiting > 0 ? m.history_brought_waiting({ count: waiting }) : null,
    viewings > 0 ? m.history_brought_viewings({ count: viewings }) : null,
    marked > 0 ? m.history_brought_marked({ count: marked }) : null,
    lists > 0 ? m.history_brought_lists({ count: lists }) : null,
  ].filter((part) => part !== null);
  return parts.join(', ');
}

/** What taking an import back did. */
export function undoneWords({ removed, restored, kept }: UndoOutcome): string {
  const parts = [
    removed > 0 ? m.history_undone_removed({ count: removed }) : null,
    restored > 0 ? m.history_undone_restored({ count: formatCount(restored) }) : null,
    kept > 0 ? m.history_undone_kept({ count: kept }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? m.history_undone_nothing() : `${parts.join(', ')}.`;
}
