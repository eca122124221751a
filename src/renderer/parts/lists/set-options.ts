// The sets that movies can be chosen from, as a select offers them.
import { allMovies, type CandidateSet } from '../../../contract/candidate-sets.ts';
import type { ListSummary } from '../../../contract/lists.ts';
import { m } from '../../../messages/messages.js';

/** A set in one word: `watchlist`, `list 3`. */
export function setKey(set: CandidateSet): string {
  return set.kind === 'list' ? `list ${set.listId}` : set.kind;
}

/** The set of a key; all movies where it names a list that is no longer there. */
export function setOfKey(key: string, lists: readonly ListSummary[]): CandidateSet {
  if (key === 'watchlist' || key === 'owned') return { kind: key };
  const list = lists.find(({ listId }) => key === setKey({ kind: 'list', listId }));
  return list === undefined ? allMovies : { kind: 'list', listId: list.listId };
}

export function setOptions(
  lists: readonly ListSummary[],
): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: 'all', label: m.lists_set_all() },
    { value: 'watchlist', label: m.lists_set_watchlist() },
    { value: 'owned', label: m.lists_set_owned() },
    ...lists.map(({ listId, name }) => ({ value: setKey({ kind: 'list', listId }), label: name })),
  ];
}

/** What the set is called within a sentence. */
export function setName(set: CandidateSet, lists: readonly ListSummary[]): string {
  const options = setOptions(lists);
  return options.find(({ value }) => value === setKey(set))?.label ?? m.lists_set_all();
}

/** Why nothing of a set is shown, and what to do: it is empty, or all of it was seen. */
export function emptySetWords(
  set: CandidateSet,
  movies: number,
  lists: readonly ListSummary[],
): { title: string; text: string } {
  const name = setName(set, lists);
  if (movies > 0) return { title: m.lists_all_seen({ name }), text: m.lists_all_seen_text() };
  switch (set.kind) {
    case 'watchlist':
      return { title: m.lists_no_watchlist(), text: m.lists_no_watchlist_text() };
    case 'owned':
      return { title: m.lists_no_owned(), text: m.lists_no_owned_text() };
    case 'list':
    case 'all':
      return { title: m.lists_no_movies({ name }), text: m.lists_no_movies_text() };
  }
}
