// A history in words: what a row is, how its movie was found, what an import does and did.
import type {
  HistoryFormat,
  HistoryImport,
  HistoryPreview,
  HistoryRow,
  MatchedBy,
  UndoOutcome,
} from '../../../contract/history.ts';
import { formatCount, formatDay, formatPlural, formatStars } from '../../ui/format.ts';

export const formatNames: Readonly<Record<HistoryFormat, string>> = {
  movielens: 'MovieLens',
  letterboxd: 'Letterboxd',
  imdb: 'IMDb',
  trakt: 'Trakt',
  tmdb: 'TMDB',
};

const foundBy: Readonly<Record<MatchedBy, string>> = {
  'imdb-id': 'same IMDb number',
  'tmdb-id': 'same TMDB number',
  'movielens-id': 'same MovieLens number',
  title: 'same title',
  'other-title': 'another title of it',
  'near-year': 'a year apart',
  person: 'your choice',
};

/** `Alien (1979)`. */
export function titleWithYear({ title, year }: { title: string; year: number | null }): string {
  return year === null ? title : `${title} (${year})`;
}

/** How the movie of a row was found: `1979 · same title`. */
export function matchWords({ movie, matchedBy, year }: HistoryRow): string {
  const isOtherYear = matchedBy === 'title' && year !== null && movie !== null && movie.year !== year;
  const found = matchedBy === null ? null : `${foundBy[matchedBy]}${isOtherYear ? ', other year' : ''}`;
  return [movie?.year ?? null, found].filter((part) => part !== null).join(' · ');
}

/** What importing does with a row, where that is not simply adding it; null otherwise. */
export function outcomeWords({ outcome, kind, stars, diaryStars }: HistoryRow): string | null {
  switch (outcome) {
    case 'add':
    case 'wait':
    case 'none':
      return null;
    case 'update':
      return diaryStars === null || diaryStars === stars
        ? 'finds its movie'
        : `was ${formatStars(diaryStars)}`;
    case 'same':
      return kind === 'rating' ? 'in your diary already' : 'noted already';
    case 'older':
      return diaryStars === null ? 'your diary is newer' : `your diary is newer: ${formatStars(diaryStars)}`;
    case 'double':
      return 'a later row counts';
  }
}

/** Where a row stands and when it was rated: `4 Mar 2026`, or its file and line. */
export function whenOrWhere({ datedAtMs, file, line }: HistoryRow): string {
  return datedAtMs === null ? `${file}, line ${formatCount(line)}` : formatDay(datedAtMs);
}

/** Rows that importing brings into the diary, those that wait there too. */
export function countChanges({ outcomes }: Pick<HistoryPreview, 'outcomes'>): number {
  return outcomes.add + outcomes.update + outcomes.wait;
}

/** The words on the button: `Import 215 ratings`. */
export function importLabel(preview: Pick<HistoryPreview, 'outcomes' | 'kinds'>): string {
  const count = countChanges(preview);
  if (count === 0) return 'Nothing to import';
  const hasMarks = preview.kinds.watched + preview.kinds.watchlist > 0;
  return `Import ${hasMarks ? formatPlural(count, 'entry', 'entries') : formatPlural(count, 'rating')}`;
}

/** What comes of the rows that are not simply added, beside the button. */
export function importNote({ outcomes, states }: Pick<HistoryPreview, 'outcomes' | 'states'>): string {
  const unsettled = states.uncertain + states.unmatched;
  const settled = outcomes.same + outcomes.older + outcomes.double;
  const parts = [
    outcomes.update > 0
      ? `${formatCount(outcomes.update)} of them ${outcomes.update === 1 ? 'changes' : 'change'} what your diary has`
      : null,
    unsettled > 0 && outcomes.wait > 0
      ? `${formatCount(outcomes.wait)} of them will wait for ${outcomes.wait === 1 ? 'its movie' : 'their movies'}`
      : null,
    settled > 0 ? `${formatPlural(settled, 'row')} ${settled === 1 ? 'changes' : 'change'} nothing` : null,
    states['left-out'] > 0 ? `${formatPlural(states['left-out'], 'row is', 'rows are')} left out` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Every row has its movie.' : `${parts.join('; ')}.`;
}

/** What an import brought. */
export function importedWords({ added, updated, waiting, marked }: HistoryImport): string {
  const parts = [
    added > 0 ? formatPlural(added, 'rating') : null,
    updated > 0 ? `${formatCount(updated)} of them in the place of another` : null,
    waiting > 0
      ? `${formatCount(waiting)} still without ${waiting === 1 ? 'its movie' : 'their movies'}`
      : null,
    marked > 0 ? `${formatPlural(marked, 'movie')} noted as watched or to watch` : null,
  ].filter((part) => part !== null);
  return parts.join(', ');
}

/** What taking an import back did. */
export function undoneWords({ removed, restored, kept }: UndoOutcome): string {
  const parts = [
    removed > 0 ? `${formatPlural(removed, 'entry', 'entries')} removed` : null,
    restored > 0 ? `${formatCount(restored)} as before` : null,
    kept > 0 ? `${formatCount(kept)} kept, since you changed ${kept === 1 ? 'it' : 'them'} later` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'There was nothing left of it.' : `${parts.join(', ')}.`;
}
