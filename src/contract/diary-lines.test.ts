import { expect, test } from 'vitest';
import { calendarDay } from './calendar-day.ts';
import { diaryLines } from './diary-lines.ts';
import { diaryEntrySchema } from './diary.ts';
import { bareViewing, viewingSchema } from './viewings.ts';

function viewing(
  viewingId: number,
  movieId: number | null,
  watchedAtMs: number | null,
  { notedAtMs = 0, stars = 4 }: { notedAtMs?: number; stars?: number | null } = {},
) {
  const movie = { movieId, title: 'Heat', year: 1995, genres: [] };
  return viewingSchema.parse({ viewingId, ...movie, ...bareViewing, watchedAtMs, notedAtMs, stars });
}

function entry(entryId: number, movieId: number | null, ratedAtMs: number, title = 'Heat') {
  return diaryEntrySchema.parse({ entryId, movieId, title, year: 1995, genres: [], stars: 4, ratedAtMs });
}

const named = (lines: ReturnType<typeof diaryLines>) =>
  lines.map((line) => (line.kind === 'viewing' ? `v${line.viewing.viewingId}` : `e${line.entry.entryId}`));

test('viewings and ratings that none of them shows are in the order of their days, those of an unknown day at the end', () => {
  const day = (date: number): number => calendarDay(2024, 1, date);
  const viewings = [viewing(1, 1, day(2)), viewing(2, 1, null), viewing(3, 2, day(5))];
  const entries = [entry(1, 1, day(9)), entry(2, 3, new Date(2024, 0, 3, 12).getTime())];
  expect(named(diaryLines(viewings, entries))).toEqual(['v3', 'e2', 'v1', 'v2']);
});

test('of one day what was noted last comes first; what waits is known by its title', () => {
  const day = calendarDay(2024, 1, 2);
  const lines = diaryLines(
    [viewing(1, null, day, { notedAtMs: 5 }), viewing(2, null, day, { notedAtMs: 9 })],
    [entry(1, null, day)],
  );
  expect(named(lines)).toEqual(['v2', 'v1']);
  expect(named(diaryLines([viewing(1, null, day)], [entry(1, null, day, 'Ran')]))).toHaveLength(2);
});

test('stars are shown beside viewings that have none or others, and not beside a mean’s own', () => {
  const [seen, rated] = [calendarDay(2024, 1, 2), calendarDay(2024, 1, 9)];
  const withStars = (stars: number | null, more: { notedAtMs?: number } = {}) =>
    named(diaryLines([viewing(1, 1, seen, { stars, ...more })], [entry(1, 1, rated)]));
  expect(withStars(null)).toEqual(['e1', 'v1']);
  expect(withStars(2)).toEqual(['e1', 'v1']);
  expect(withStars(4)).toEqual(['v1']);
  expect(withStars(2, { notedAtMs: rated })).toEqual(['v1']);
  expect(named(diaryLines([viewing(1, 1, rated, { stars: 2 })], [entry(1, 1, rated)]))).toEqual(['v1']);
});
