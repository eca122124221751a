// The diary as it is looked at: filtered, sorted, parted into months, and summarised.
import { z } from 'zod';
import { m } from '../../../messages/messages.js';
import type { DiaryEntry } from '../../../contract/diary.ts';
import type { DiaryLine } from '../../../contract/diary-lines.ts';

export const diarySortSchema = z.enum(['newest', 'oldest', 'highest', 'lowest', 'title']);
export type DiarySort = z.infer<typeof diarySortSchema>;

export type DiaryFilters = {
  query: string;
  sort: DiarySort;
  /** Keeps these stars only. */
  stars: number | null;
  /** Keeps viewings with this tag only. */
  tag: string | null;
  onlyRewatches: boolean;
};

/** A heading, or a line below one. */
export type DiaryItem =
  | { readonly kind: 'month'; readonly key: number; readonly month: number | null; readonly count: number }
  | { readonly kind: 'line'; readonly key: number; readonly line: DiaryLine };

export function diarySorts(): readonly { readonly value: DiarySort; readonly label: string }[] {
  return [
    { value: 'newest', label: m.diary_sort_newest() },
    { value: 'oldest', label: m.diary_sort_oldest() },
    { value: 'highest', label: m.diary_sort_highest() },
    { value: 'lowest', label: m.diary_sort_lowest() },
    { value: 'title', label: m.diary_sort_title() },
  ];
}

/** The movie of a line, and its stars there. */
export function movieOf(line: DiaryLine): Pick<DiaryEntry, 'movieId' | 'title' | 'year' | 'genres'> & {
  stars: number | null;
} {
  return line.kind === 'viewing' ? line.viewing : line.entry;
}

/** Tells lines apart; headings have negative ones. */
export function keyOf(line: DiaryLine): number {
  return line.kind === 'viewing' ? 2 * line.viewing.viewingId : 2 * line.entry.entryId + 1;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function comparison(sort: DiarySort): (one: DiaryLine, other: DiaryLine) => number {
  switch (sort) {
    case 'newest':
      return () => 0;
    case 'oldest':
      return (one, other) => (one.day ?? Infinity) - (other.day ?? Infinity) || keyOf(one) - keyOf(other);
    case 'highest':
      return (one, other) => (movieOf(other).stars ?? 0) - (movieOf(one).stars ?? 0);
    case 'lowest':
      return (one, other) => (movieOf(one).stars ?? 6) - (movieOf(other).stars ?? 6);
    case 'title':
      return (one, other) => collator.compare(movieOf(one).title, movieOf(other).title);
  }
}

/** Without the marks that people do not type. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Made once for each line, since a diary may have ten thousand. */
const texts = new WeakMap<DiaryLine, string>();

function textOf(line: DiaryLine): string {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const { title, year, genres } = movieOf(line);
  const said =
    line.kind === 'viewing' ? [line.viewing.note, line.viewing.companions, ...line.viewing.tags] : [];
  const text = plain([title, year ?? '', ...genres, ...said].join(' '));
  texts.set(line, text);
  return text;
}

/** The lines whose title, year, genres, note, company and tags hold every word, in order; `lines` come with the latest first. */
export function viewLines(
  lines: readonly DiaryLine[],
  { query, sort, stars, tag, onlyRewatches }: DiaryFilters,
): readonly DiaryLine[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return lines
    .filter((line) => stars === null || movieOf(line).stars === stars)
    .filter((line) => tag === null || (line.kind === 'viewing' && line.viewing.tags.includes(tag)))
    .filter((line) => !onlyRewatches || (line.kind === 'viewing' && line.viewing.isRewatch))
    .filter((line) => words.every((word) => textOf(line).includes(word)))
    .sort(comparison(sort));
}

/** With a heading above each month, in an order by days; the other orders have none. */
export function withMonths(lines: readonly DiaryLine[], sort: DiarySort): DiaryItem[] {
  const items: DiaryItem[] = [];
  const hasMonths = sort === 'newest' || sort === 'oldest';
  const counts = new Map<number | null, number>();
  for (const { day } of lines) counts.set(monthOf(day), (counts.get(monthOf(day)) ?? 0) + 1);
  let current: number | null | undefined;
  for (const line of lines) {
    const month = monthOf(line.day);
    if (hasMonths && month !== current) {
      items.push({ kind: 'month', key: keyOfMonth(month), month, count: counts.get(month) ?? 0 });
      current = month;
    }
    items.push({ kind: 'line', key: keyOf(line), line });
  }
  return items;
}

/** The first day of the month. */
function monthOf(day: number | null): number | null {
  if (day === null) return null;
  const date = new Date(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function keyOfMonth(month: number | null): number {
  if (month === null) return -1;
  const date = new Date(month);
  return -2 - (12 * date.getUTCFullYear() + date.getUTCMonth());
}

/** The tags of all lines, most used first. */
export function tagsOf(lines: readonly DiaryLine[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.kind !== 'viewing') continue;
    for (const tag of line.viewing.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || collator.compare(a, b))
    .map(([tag]) => tag);
}

/** How many lines have ½, 1, ... 5 stars. */
export function countStars(lines: readonly DiaryLine[]): readonly number[] {
  const counts = new Array<number>(10).fill(0);
  for (const line of lines) {
    const { stars } = movieOf(line);
    if (stars !== null) counts[stars * 2 - 1] = (counts[stars * 2 - 1] ?? 0) + 1;
  }
  return counts;
}

/** The mean of the stars that count; null without any. */
export function meanStars(entries: readonly DiaryEntry[]): number | null {
  const sum = entries.reduce((total, entry) => total + entry.stars, 0);
  return entries.length === 0 ? null : sum / entries.length;
}
