// What stands in the fields of a viewing, as text, and the details that it means.
import { calendarDay, calendarDayOf } from '../../../contract/calendar-day.ts';
import type { Viewing, ViewingDetails } from '../../../contract/viewings.ts';

/** The day as a date field has it, `2026-11-29`; empty for none. */
export function dayText(day: number | null): string {
  return day === null ? '' : new Date(day).toISOString().slice(0, 10);
}

/** Null for an empty or unfinished field. */
export function dayOfText(text: string): number | null {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = text.split('-').map(Number);
  const day = calendarDay(year, month, date);
  return Number.isNaN(day) ? null : day;
}

export function today(): number {
  return calendarDayOf(Date.now());
}

/** Words with commas between them, each once. */
export function tagsOfText(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim().slice(0, 100)))].filter((tag) => tag !== '');
}

export function detailsOf(viewing: Viewing): ViewingDetails {
  const { watchedAtMs, stars, note, tags, isRewatch, companions } = viewing;
  return { watchedAtMs, stars, note, tags, isRewatch, companions };
}
