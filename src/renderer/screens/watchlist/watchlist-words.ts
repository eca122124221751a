// The words of the watchlist's sections.
import type { Mark, MarkKind } from '../../../contract/marks.ts';
import { m } from '../../../messages/messages.js';
import type { MarkSort } from './watchlist-view.ts';

export function markSorts(): readonly { readonly value: MarkSort; readonly label: string }[] {
  return [
    { value: 'newest', label: m.diary_sort_added() },
    { value: 'oldest', label: m.diary_sort_added_first() },
    { value: 'predicted', label: m.diary_sort_predicted() },
    { value: 'mean', label: m.diary_sort_mean() },
    { value: 'runtime', label: m.diary_sort_runtime() },
    { value: 'year', label: m.diary_sort_year() },
    { value: 'title', label: m.diary_sort_title() },
  ];
}

/** What a section is for, and what is said where it is empty. */
export function sectionWords(kind: MarkKind): { lead: string; empty: string; emptyText: string } {
  switch (kind) {
    case 'watchlist':
      return {
        lead: m.diary_watchlist_lead(),
        empty: m.diary_watchlist_empty(),
        emptyText: m.diary_watchlist_empty_text(),
      };
    case 'watched':
      return {
        lead: m.diary_watched_lead(),
        empty: m.diary_watched_empty(),
        emptyText: m.diary_watched_empty_text(),
      };
    case 'liked':
      return {
        lead: m.diary_liked_lead(),
        empty: m.diary_liked_empty(),
        emptyText: m.diary_liked_empty_text(),
      };
    case 'owned':
      return {
        lead: m.diary_owned_lead(),
        empty: m.diary_owned_empty(),
        emptyText: m.diary_owned_empty_text(),
      };
    case 'hidden':
      return {
        lead: m.diary_hidden_lead(),
        empty: m.diary_hidden_empty(),
        emptyText: m.diary_hidden_empty_text(),
      };
    case 'unseen':
      return {
        lead: m.diary_unseen_lead(),
        empty: m.diary_unseen_empty(),
        emptyText: m.diary_unseen_empty_text(),
      };
  }
}

/** What the button that removes a mark is called. */
export function removalWords({ kind, title }: Mark): string {
  switch (kind) {
    case 'watchlist':
      return m.diary_watchlist_remove({ title });
    case 'watched':
      return m.diary_watched_remove({ title });
    case 'liked':
      return m.diary_liked_remove({ title });
    case 'owned':
      return m.diary_owned_remove({ title });
    case 'hidden':
      return m.diary_hidden_remove({ title });
    case 'unseen':
      return m.diary_unseen_remove({ title });
  }
}
