// Days without a time of day: kept as their midnight in UTC, so that they are the same day in every time zone.

const dayMs = 86_400_000;

/** The day as a time in milliseconds; not a number for a day that no calendar has, such as the 31st of February. */
export function calendarDay(year: number, month: number, day: number): number {
  const timeMs = Date.UTC(year, month - 1, day);
  const date = new Date(timeMs);
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? timeMs : Number.NaN;
}

/** Whether the time is a day: nobody rates a movie at midnight in UTC to the millisecond. */
export function isCalendarDay(timeMs: number): boolean {
  return timeMs % dayMs === 0;
}

/** The day of a time by the clock of this computer; a day stays that day. */
export function calendarDayOf(timeMs: number): number {
  if (isCalendarDay(timeMs)) return timeMs;
  const date = new Date(timeMs);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

/**
 * The time itself, or a day's first moment by the clock of this computer: what the day is compared with, and shown in local time as that day.
 */
export function localMoment(timeMs: number): number {
  if (!isCalendarDay(timeMs)) return timeMs;
  const date = new Date(timeMs);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTime();
}
