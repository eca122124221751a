// How figures and days are written for people, the same on every screen.
import { m } from '../../messages/messages.js';
import { getLocale } from '../../messages/runtime.js';
import { localMoment } from '../../contract/calendar-day.ts';
import { languageTable } from '../../contract/languages.ts';
import { maxStars, minStars } from '../../contract/stars.ts';

/** Whose habits numbers and days follow. */
export function languageTag(): string {
  return languageTable[getLocale()].tag;
}

/** One formatter for each language that is asked for: making one takes far longer than using it. */
export function perLanguage<T>(make: (tag: string, shortFiguresTag: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const { tag, shortFiguresTag } = languageTable[getLocale()];
    const known = made.get(tag) ?? make(tag, shortFiguresTag);
    made.set(tag, known);
    return known;
  };
}

const wholeNumber = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const oneDigit = perLanguage(
  (tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const compact = perLanguage(
  (_, shortFiguresTag) =>
    new Intl.NumberFormat(shortFiguresTag, {
      notation: 'compact',
      maximumFractionDigits: 1,
      useGrouping: 'always',
    }),
);
const money = perLanguage(
  (_, shortFiguresTag) =>
    new Intl.NumberFormat(shortFiguresTag, {
      style: 'currency',
      currency: 'USD',
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }),
);
const oneDay: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const timeOfDay: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const day = perLanguage((tag) => new Intl.DateTimeFormat(tag, { ...oneDay, year: 'numeric' }));
const month = perLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const moment = perLanguage((tag) => new Intl.DateTimeFormat(tag, { ...oneDay, ...timeOfDay }));
const momentOfYear = perLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { ...oneDay, year: 'numeric', ...timeOfDay }),
);
const percent = perLanguage(
  (tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
);

const list = perLanguage((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const choice = perLanguage((tag) => new Intl.ListFormat(tag, { type: 'disjunction' }));

/** `Crime and Drama`, `Crime, Drama and War`. */
export function formatList(words: readonly string[]): string {
  return list().format(words);
}

/** `Crime or Drama`, `Crime, Drama or War`. */
export function formatChoice(words: readonly string[]): string {
  return choice().format(words);
}

/** `12,345`. */
export function formatCount(count: number): string {
  return wholeNumber().format(count);
}

/** `12.3K`. */
export function formatCompact(count: number): string {
  return compact().format(count);
}

/** A person's own stars: `½ star`, `1 star`, `3½ stars`. */
export function formatStars(stars: number): string {
  const full = Math.floor(stars);
  const half = stars % 1 === 0.5 ? '½' : '';
  return m.rating_stars({ shown: `${full === 0 ? '' : full}${half}`, size: stars <= 1 ? 'one' : 'many' });
}

/** A mean or a prediction in stars: `3.7`. */
export function formatMean(stars: number): string {
  return oneDigit().format(stars);
}

/** What the standard deviation of a prediction says: 68 % of ratings are within it. */
export function describeDeviation(stars: number, deviation: number): string {
  const from = Math.max(minStars, stars - deviation);
  const to = Math.min(maxStars, stars + deviation);
  return m.ui_deviation({ deviation: formatMean(deviation), from: formatMean(from), to: formatMean(to) });
}

/** Minutes as `1 h 57 min`. */
export function formatRuntime(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `$12.5M`. */
export function formatBudget(budgetUsd: number): string {
  return money().format(budgetUsd);
}

/** A share between 0 and 1: `72%`, in German `72 %`. */
export function formatPercent(share: number): string {
  return percent().format(share);
}

/** Unix time in milliseconds as `4 Mar 2026`; a day without a time is that day in every time zone. */
export function formatDay(timeMs: number): string {
  return day().format(localMoment(timeMs));
}

/** The month of a calendar day: `November 2026`. */
export function formatMonth(calendarDay: number): string {
  return month().format(calendarDay);
}

/** Day and time, short: `22 Nov, 20:15`, with the year where it isn't this one. */
export function formatWhen(timeMs: number, nowMs: number): string {
  const isThisYear = new Date(timeMs).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? moment() : momentOfYear()).format(timeMs);
}

/** A span of time as people say it: `under a second`, `42 s`, `3 min 5 s`, `1 h 4 min`. */
export function formatDuration(elapsedMs: number): string {
  const seconds = Math.round(elapsedMs / 1000);
  if (seconds < 1) return m.ui_under_a_second();
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return formatRuntime(seconds / 60);
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
