// Reads dates as sites, spreadsheets and people write them; what could be two dates or none is reported as such.
import { calendarDay } from '../../contract/calendar-day.ts';

/** Which of two numbers in front of a year is the day. */
export type DateOrder = 'day-first' | 'month-first';

/** Why a text gives no date. */
export type DateProblem = 'unreadable' | 'impossible' | 'two-ways' | 'future' | 'too-early';

export type ReadDate = { timeMs: number } | { problem: DateProblem };

type Parts = { year: number; month: number; day: number };

/** No site kept ratings before; a date beyond tomorrow is a mistake as well. */
const firstMs = Date.UTC(1990, 0, 1);
/** People note in later years what they saw as children, and there were no films before. */
const firstViewingMs = Date.UTC(1888, 0, 1);
/** Days that programs write where they know none: the first that they can count. */
const placeholderDays = new Set([Date.UTC(1970, 0, 1), Date.UTC(1900, 0, 1)]);
const dayMs = 86_400_000;
/** Day 0 of the spreadsheets that count days. */
const spreadsheetStart = Date.UTC(1899, 11, 30);

/** The first letters of the months in English, German, French and Spanish, without accents. */
const monthNames: readonly RegExp[] = [
  /^(?:jan|ene)/u,
  /^(?:feb|fev)/u,
  /^(?:mar|mae?r)/u,
  /^(?:apr|avr|abr)/u,
  /^(?:may|mai)/u,
  /^(?:jun|juin)/u,
  /^(?:jul|juil)/u,
  /^(?:aug|aou|ago)/u,
  /^(?:sep)/u,
  /^(?:oct|okt)/u,
  /^(?:nov)/u,
  /^(?:dec|dez|dic)/u,
];

const timeAtEnd =
  /^(.*\d\.?),?[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu;
/** C libraries write the year last: `Sun Sep 18 18:30:00 2016`. */
const clockInside = /^([a-z]{3},? [a-z]{3} \d{1,2}) (\d{1,2}:\d{2}:\d{2}) (\d{4})$/iu;
const numericDay = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/u;

/**
 * The date that `text` means: a day as `calendarDay` has it, or a moment where a time stands beside it. `order` decides for numbers that
 * could be day or month. A time without an offset is meant in UTC. `isViewing` is for the day on which a film was watched.
 */
export function readDate(
  text: string,
  order: DateOrder | null = null,
  { isViewing = false, now = Date.now() }: { isViewing?: boolean; now?: number } = {},
): ReadDate {
  const timeMs = timeOf(text.trim().replace(/\s+/gu, ' ').replace(clockInside, '$1 $3 $2'), order);
  if (typeof timeMs === 'string') return { problem: timeMs };
  if (Number.isNaN(timeMs)) return { problem: 'impossible' };
  if (timeMs < (isViewing ? firstViewingMs : firstMs)) return { problem: 'too-early' };
  if (placeholderDays.has(Math.floor(timeMs / dayMs) * dayMs)) return { problem: 'too-early' };
  return timeMs > now + dayMs ? { problem: 'future' } : { timeMs };
}

/** The orders of day and month that the dates among the texts show beyond doubt. */
export function ordersIn(texts: Iterable<string>): Set<DateOrder> {
  const found = new Set<DateOrder>();
  for (const text of texts) {
    const [, first, separator, second] = numericDay.exec(text.trim().split(/[ T,]/u, 1)[0] ?? '') ?? [];
    if (first === undefined || separator === '.') continue;
    if (Number(first) > 12 && Number(second) <= 12) found.add('day-first');
    if (Number(second) > 12 && Number(first) <= 12) found.add('month-first');
  }
  return found;
}

function timeOf(text: string, order: DateOrder | null): number | DateProblem {
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return timeOfNumber(text.replace(',', '.'));
  const [, dayText, hours, minutes, seconds, half, zone] = timeAtEnd.exec(text) ?? [];
  if (dayText === undefined) return dayOf(text, order);
  const day = dayOf(dayText, order);
  if (typeof day === 'string') return day;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/iu.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return 'impossible';
  return day + ((hour * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000 - offsetMs(zone);
}

/** Days of a spreadsheet, a day without separators, or Unix time in seconds or milliseconds. */
function timeOfNumber(text: string): number | DateProblem {
  const value = Number(text);
  const [whole = ''] = text.split('.');
  if (whole.length === 5) return Math.round((spreadsheetStart + value * dayMs) / 1000) * 1000;
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/u.exec(text) ?? [];
  if (year !== undefined) return calendarDay(Number(year), Number(month), Number(day));
  if (whole.length === 9 || whole.length === 10) return Math.round(value * 1000);
  return whole.length === 12 || whole.length === 13 ? Math.round(value) : 'unreadable';
}

function offsetMs(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone ?? '') ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function dayOf(text: string, order: DateOrder | null): number | DateProblem {
  const parts = isoParts(text) ?? namedParts(text) ?? numericParts(text, order);
  return typeof parts === 'string' ? parts : calendarDay(parts.year, parts.month, parts.day);
}

/** `2024-01-02`, `2024/1/2`, `2024.1.2.` */
function isoParts(text: string): Parts | null {
  const [, year, , month, day] = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})\.?$/u.exec(text) ?? [];
  return year === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
}

/** `2-Jan-2024`, `January 2nd, 2024`, `2. Januar 2024`, `Fri, 31 May 2024`. */
function namedParts(text: string): Parts | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[\s,.\-/]+/u).filter((word) => word !== '' && word !== 'de' && word !== 'of');
  const rest = words.filter((word, place) => place > 0 || !isWeekday(word));
  const month = rest.map(monthOf).find((found) => found > 0) ?? 0;
  const numbers = rest
    .filter((word) => monthOf(word) === 0)
    .map((word) => word.replace(/(?:st|nd|rd|th|er)$/u, ''));
  const [first = '', second = ''] = numbers;
  if (
    month === 0 ||
    rest.length !== 3 ||
    numbers.length !== 2 ||
    !numbers.every((word) => /^\d+$/u.test(word))
  ) {
    return null;
  }
  if (first.length === 4 && second.length <= 2) return { year: Number(first), month, day: Number(second) };
  if (first.length > 2 || (second.length !== 4 && second.length !== 2)) return null;
  return { year: fullYear(second), month, day: Number(first) };
}

function isWeekday(word: string): boolean {
  return /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/u.test(word);
}

/** From 1; 0 for a word that is no month's. */
function monthOf(word: string): number {
  return /^[a-z]{3,}$/u.test(word) ? monthNames.findIndex((name) => name.test(word)) + 1 : 0;
}

/** `31/05/2024`, `5/31/2024`, `31.05.2024`: with points the day is always first. */
function numericParts(text: string, order: DateOrder | null): Parts | DateProblem {
  const [, first = '', separator, second = '', yearText = ''] = numericDay.exec(text) ?? [];
  if (separator === undefined) return 'unreadable';
  const [one, two, year] = [Number(first), Number(second), fullYear(yearText)];
  if (separator === '.') return { year, month: two, day: one };
  if (one > 12 && two > 12) return 'impossible';
  // A short year may be the first number as well.
  const isClear = one === two || (yearText.length === 4 ? one > 12 || two > 12 : two > 12);
  if (!isClear && order === null) return 'two-ways';
  const isDayFirst = two > 12 ? false : one > 12 || order === 'day-first';
  return isDayFirst ? { year, month: two, day: one } : { year, month: one, day: two };
}

/** `24` as 2024, `98` as 1998. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 70 ? 2000 : 1900);
}
