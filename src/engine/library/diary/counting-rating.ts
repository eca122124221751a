// Which of a movie's stars count: of its viewings and of what was given to it directly, the latest or the mean.
import { calendarDayOf, localMoment } from '../../../contract/calendar-day.ts';
import type { CountingRule } from '../../../contract/viewings.ts';
import type { Rating } from './entry-rows.ts';

/** A viewing with stars; the day is null where nobody knows it. */
export type StarredViewing = { halfStars: number; watchedAtMs: number | null; notedAtMs: number };

type Candidate = Rating & { day: number; notedAtMs: number };

/**
 * By the day; of one day what was noted last. A viewing of an unknown day is earlier than every known one. The time of a mean is that
 * of the latest. Null where there are no stars at all.
 */
export function countingRating(
  viewings: readonly StarredViewing[],
  given: Rating | null,
  rule: CountingRule,
): Rating | null {
  const watched = viewings.map(({ halfStars, watchedAtMs, notedAtMs }): Candidate => ({
    ...{ halfStars, ratedAtMs: watchedAtMs ?? notedAtMs, notedAtMs: localMoment(notedAtMs) },
    day: watchedAtMs ?? Number.NEGATIVE_INFINITY,
  }));
  // Last, since of two that are equally late what was given directly counts: sites keep the present stars so.
  const all = [...watched, ...(given === null ? [] : [candidateOf(given)])];
  const latest = all.reduce<Candidate | null>(
    (best, each) => (best === null || isAsLate(each, best) ? each : best),
    null,
  );
  if (latest === null) return null;
  const { halfStars, ratedAtMs } = latest;
  if (rule === 'latest') return { halfStars, ratedAtMs };
  const counted = given !== null && isRepeated(given, viewings) ? watched : all;
  const sum = counted.reduce((total, each) => total + each.halfStars, 0);
  return { halfStars: Math.round(sum / counted.length), ratedAtMs };
}

function candidateOf({ halfStars, ratedAtMs }: Rating): Candidate {
  return { halfStars, ratedAtMs, day: calendarDayOf(ratedAtMs), notedAtMs: localMoment(ratedAtMs) };
}

function isAsLate(one: Candidate, other: Candidate): boolean {
  return one.day > other.day || (one.day === other.day && one.notedAtMs >= other.notedAtMs);
}

/** Whether the stars are those of a viewing, noted or watched on that day: sites give them to both. */
export function isRepeated({ halfStars, ratedAtMs }: Rating, viewings: readonly StarredViewing[]): boolean {
  const day = calendarDayOf(ratedAtMs);
  return viewings.some(
    (each) =>
      each.halfStars === halfStars && (each.watchedAtMs === day || calendarDayOf(each.notedAtMs) === day),
  );
}
