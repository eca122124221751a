import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { calendarDay } from '../../../contract/calendar-day.ts';
import { countingRating, type StarredViewing } from './counting-rating.ts';

const [monday, tuesday] = [calendarDay(2024, 1, 1), calendarDay(2024, 1, 2)];

function viewing(
  halfStars: number,
  watchedAtMs: number | null,
  notedAtMs = watchedAtMs ?? 0,
): StarredViewing {
  return { halfStars, watchedAtMs, notedAtMs };
}

test('the latest stars count, whether a viewing has them or the movie itself', () => {
  const viewings = [viewing(4, tuesday), viewing(9, monday)];
  expect(countingRating(viewings, null, 'latest')).toEqual({ halfStars: 4, ratedAtMs: tuesday });
  const later = { halfStars: 7, ratedAtMs: calendarDay(2024, 1, 3) };
  expect(countingRating(viewings, later, 'latest')).toEqual(later);
  expect(countingRating(viewings, { ...later, ratedAtMs: monday }, 'latest')?.halfStars).toBe(4);
  expect(countingRating([], later, 'latest')).toEqual(later);
  expect(countingRating([], null, 'latest')).toBeNull();
});

test('of one day what was noted last counts', () => {
  const rated = { halfStars: 2, ratedAtMs: new Date(2024, 0, 1, 12).getTime() };
  const noted = viewing(8, monday, new Date(2024, 0, 1, 20).getTime());
  expect(countingRating([noted], rated, 'latest')?.halfStars).toBe(8);
  expect(countingRating([viewing(8, monday)], rated, 'latest')?.halfStars).toBe(2);
});

test('a viewing of an unknown day is earlier than all others, and counts where it is alone', () => {
  expect(countingRating([viewing(8, null, tuesday), viewing(3, monday)], null, 'latest')?.halfStars).toBe(3);
  expect(countingRating([viewing(8, null, tuesday)], null, 'latest')).toEqual({
    halfStars: 8,
    ratedAtMs: tuesday,
  });
});

test('the mean is that of all stars, in halves; stars that a site gives to viewing and movie count once', () => {
  const viewings = [viewing(10, monday), viewing(5, tuesday)];
  expect(countingRating(viewings, null, 'mean')).toEqual({ halfStars: 8, ratedAtMs: tuesday });
  expect(countingRating(viewings, { halfStars: 5, ratedAtMs: tuesday }, 'mean')?.halfStars).toBe(8);
  expect(countingRating(viewings, { halfStars: 2, ratedAtMs: tuesday }, 'mean')?.halfStars).toBe(6);
});

test('whatever the stars, the latest are some that were given, and the mean is between the least and the most', () => {
  const halfStars = fc.integer({ min: 1, max: 10 });
  const day = fc.integer({ min: 0, max: 3 }).map((days) => monday + days * 86_400_000);
  const drawn = fc.record({ halfStars, watchedAtMs: fc.option(day), notedAtMs: day });
  const given = fc.option(fc.record({ halfStars, ratedAtMs: day }));
  fc.assert(
    fc.property(fc.array(drawn), given, (viewings, own) => {
      const all = [...viewings, ...(own === null ? [] : [own])].map((each) => each.halfStars);
      const [latest, mean] = [countingRating(viewings, own, 'latest'), countingRating(viewings, own, 'mean')];
      expect(latest === null).toBe(all.length === 0);
      if (latest === null || mean === null) return;
      expect(all).toContain(latest.halfStars);
      expect(mean.halfStars).toBeGreaterThanOrEqual(Math.min(...all));
      expect(mean.halfStars).toBeLessThanOrEqual(Math.max(...all));
    }),
  );
});
