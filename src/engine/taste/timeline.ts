// Ratings over time, in bars by day, month or year.
import { localMoment } from '../../contract/calendar-day.ts';
import type { Timeline } from '../../contract/taste-calls.ts';
import { meanOf } from '../base/statistics.ts';

const mostDays = 45;
const mostMonths = 60;

type Unit = Timeline['unit'];

/** By day up to six weeks, by month up to five years, otherwise by year; empty bars are included. */
export function timelineOf(ratings: readonly { stars: number; ratedAtMs: number }[]): Timeline {
  const days = new Set(ratings.map(({ ratedAtMs }) => startOf(ratedAtMs, 'day')));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const unit = unitFor(first, last);
  const bars = new Map<number, number[]>();
  if (days.size > 0) {
    for (let start = startOf(first, unit); start <= last; start = next(start, unit)) bars.set(start, []);
  }
  for (const { stars, ratedAtMs } of ratings) bars.get(startOf(ratedAtMs, unit))?.push(stars);
  return {
    unit,
    bars: Array.from(bars, ([start, stars]) => ({
      start: isoDate(start),
      count: stars.length,
      meanStars: stars.length === 0 ? null : meanOf(stars),
    })),
  };
}

function unitFor(first: number, last: number): Unit {
  const days = (last - first) / 86_400_000;
  if (!(days > mostDays)) return 'day';
  return days / 30.44 > mostMonths ? 'year' : 'month';
}

/** By the computer's own clock, as the person lived it. */
function startOf(timeMs: number, unit: Unit): number {
  const time = new Date(localMoment(timeMs));
  const month = unit === 'year' ? 0 : time.getMonth();
  return new Date(time.getFullYear(), month, unit === 'day' ? time.getDate() : 1).getTime();
}

function next(start: number, unit: Unit): number {
  const time = new Date(start);
  if (unit === 'day') time.setDate(time.getDate() + 1);
  else if (unit === 'month') time.setMonth(time.getMonth() + 1);
  else time.setFullYear(time.getFullYear() + 1);
  return time.getTime();
}

function isoDate(timeMs: number): string {
  const time = new Date(timeMs);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`;
}
