// The lines of a diary: each viewing on its day, and each rating that no viewing shows on the day that it was given.
import { calendarDayOf } from './calendar-day.ts';
import type { DiaryEntry } from './diary.ts';
import type { Viewing } from './viewings.ts';

export type DiaryLine =
  | { readonly kind: 'viewing'; readonly day: number | null; readonly viewing: Viewing }
  | { readonly kind: 'rating'; readonly day: number; readonly entry: DiaryEntry };

/** The latest first; viewings of an unknown day come last. */
export function diaryLines(viewings: readonly Viewing[], entries: readonly DiaryEntry[]): DiaryLine[] {
  const starred = new Map<string, Viewing[]>();
  for (const viewing of viewings) {
    if (viewing.stars === null) continue;
    const key = filmKey(viewing);
    starred.set(key, [...(starred.get(key) ?? []), viewing]);
  }
  const lines: DiaryLine[] = [
    ...viewings.map((viewing) => ({ kind: 'viewing', day: viewing.watchedAtMs, viewing }) as const),
    ...entries
      .filter((entry) => !(starred.get(filmKey(entry)) ?? []).some((viewing) => isShownBy(entry, viewing)))
      .map((entry) => ({ kind: 'rating', day: calendarDayOf(entry.ratedAtMs), entry }) as const),
  ];
  return lines.sort((one, other) => latestFirst(one.day, other.day) || notedOf(other) - notedOf(one));
}

/** Whether a viewing has the movie's stars, or those of the day from which they, or a mean, come. */
function isShownBy(entry: DiaryEntry, { stars, watchedAtMs, notedAtMs }: Viewing): boolean {
  const day = calendarDayOf(entry.ratedAtMs);
  return stars === entry.stars || watchedAtMs === day || calendarDayOf(notedAtMs) === day;
}

function latestFirst(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return other - one;
}

function notedOf(line: DiaryLine): number {
  return line.kind === 'viewing' ? line.viewing.notedAtMs : line.entry.ratedAtMs;
}

/** What waits for its movie goes by its title and year. */
function filmKey({ movieId, title, year }: Pick<Viewing, 'movieId' | 'title' | 'year'>): string {
  return movieId === null ? `${title} ${year}` : String(movieId);
}
