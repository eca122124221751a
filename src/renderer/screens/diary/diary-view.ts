// The diary as it is looked at: sorted, searched, and summarised.
import { z } from 'zod';
import { m } from '../../../messages/messages.js';
import type { DiaryEntry } from '../../../contract/diary.ts';

export const diarySortSchema = z.enum(['newest', 'oldest', 'highest', 'lowest', 'title']);
export type DiarySort = z.infer<typeof diarySortSchema>;

export function diarySorts(): readonly { readonly value: DiarySort; readonly label: string }[] {
  return [
    { value: 'newest', label: m.diary_sort_newest() },
    { value: 'oldest', label: m.diary_sort_oldest() },
    { value: 'highest', label: m.diary_sort_highest() },
    { value: 'lowest', label: m.diary_sort_lowest() },
    { value: 'title', label: m.diary_sort_title() },
  ];
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function comparison(sort: DiarySort): (one: DiaryEntry, other: DiaryEntry) => number {
  switch (sort) {
    case 'newest':
      return (one, other) => other.ratedAtMs - one.ratedAtMs;
    case 'oldest':
      return (one, other) => one.ratedAtMs - other.ratedAtMs;
    case 'highest':
      return (one, other) => other.stars - one.stars || other.ratedAtMs - one.ratedAtMs;
    case 'lowest':
      return (one, other) => one.stars - other.stars || other.ratedAtMs - one.ratedAtMs;
    case 'title':
      return (one, other) => collator.compare(one.title, other.title);
  }
}

/** Without the marks that people do not type. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The entries whose title, year or genres hold every word, in order; `stars` keeps one rating only. */
export function viewEntries(
  entries: readonly DiaryEntry[],
  { query, sort, stars }: { query: string; sort: DiarySort; stars: number | null },
): readonly DiaryEntry[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return entries
    .filter((entry) => stars === null || entry.stars === stars)
    .filter((entry) => {
      const text = plain([entry.title, entry.year ?? '', ...entry.genres].join(' '));
      return words.every((word) => text.includes(word));
    })
    .sort(comparison(sort));
}

/** How many entries have ½, 1, ... 5 stars, and their mean. */
export function summarize(entries: readonly DiaryEntry[]): {
  counts: readonly number[];
  mean: number | null;
} {
  const counts = new Array<number>(10).fill(0);
  for (const { stars } of entries) counts[stars * 2 - 1] = (counts[stars * 2 - 1] ?? 0) + 1;
  const sum = entries.reduce((total, entry) => total + entry.stars, 0);
  return { counts, mean: entries.length === 0 ? null : sum / entries.length };
}
