import { expect, test } from 'vitest';
import { calendarDay } from '../../../contract/calendar-day.ts';
import { diaryLines, type DiaryLine } from '../../../contract/diary-lines.ts';
import { diaryEntrySchema, type DiaryEntry } from '../../../contract/diary.ts';
import { bareViewing, viewingSchema, type Viewing, type ViewingDetails } from '../../../contract/viewings.ts';
import { countStars, meanStars, movieOf, tagsOf, viewLines, withMonths } from './diary-view.ts';

function entry(entryId: number, title: string, stars: number, genres: string[] = []): DiaryEntry {
  const movie = { movieId: entryId, title, year: 1990 + entryId, genres };
  return diaryEntrySchema.parse({ entryId, ...movie, stars, ratedAtMs: calendarDay(2024, entryId, 5) });
}

function viewing(viewingId: number, title: string, details: Partial<ViewingDetails>): Viewing {
  const movie = { movieId: 100 + viewingId, title, year: null, genres: [] };
  return viewingSchema.parse({ viewingId, ...movie, ...bareViewing, ...details, notedAtMs: 0 });
}

const entries = [
  entry(1, 'Amélie', 4.5, ['Comedy', 'Romance']),
  entry(2, 'Heat', 5, ['Crime']),
  entry(3, 'Alien³', 2, ['Horror', 'Sci-Fi']),
];
const lines = diaryLines([], entries);
const watched = diaryLines(
  [
    viewing(1, 'Ran', {
      watchedAtMs: calendarDay(2024, 2, 20),
      tags: ['cinema'],
      note: 'So much rain',
      stars: 5,
    }),
    viewing(2, 'Ran', { watchedAtMs: calendarDay(2024, 5, 1), isRewatch: true, tags: ['cinema', 'late'] }),
    viewing(3, 'Dune', { companions: 'Änne' }),
  ],
  entries,
);
const all = { query: '', sort: 'newest', stars: null, tag: null, onlyRewatches: false } as const;
const titles = (view: readonly DiaryLine[]) => view.map((line) => movieOf(line).title);

test('the last day comes first, an unknown one last, in both orders', () => {
  expect(titles(viewLines(lines, all))).toEqual(['Alien³', 'Heat', 'Amélie']);
  expect(titles(viewLines(watched, all))).toEqual(['Ran', 'Alien³', 'Ran', 'Heat', 'Amélie', 'Dune']);
  expect(titles(viewLines(watched, { ...all, sort: 'oldest' }))).toEqual([
    ...['Amélie', 'Heat', 'Ran', 'Alien³', 'Ran', 'Dune'],
  ]);
});

test('sorting by stars and title', () => {
  expect(titles(viewLines(lines, { ...all, sort: 'highest' }))).toEqual(['Heat', 'Amélie', 'Alien³']);
  expect(titles(viewLines(lines, { ...all, sort: 'lowest' }))).toEqual(['Alien³', 'Amélie', 'Heat']);
  expect(titles(viewLines(lines, { ...all, sort: 'title' }))).toEqual(['Alien³', 'Amélie', 'Heat']);
});

test('words find titles, years, genres, notes, tags and company, without accents', () => {
  expect(titles(viewLines(lines, { ...all, query: 'amelie' }))).toEqual(['Amélie']);
  expect(titles(viewLines(lines, { ...all, query: 'crime 1992' }))).toEqual(['Heat']);
  expect(viewLines(lines, { ...all, query: 'nothing' })).toEqual([]);
  expect(titles(viewLines(watched, { ...all, query: 'RAIN cinema' }))).toEqual(['Ran']);
  expect(titles(viewLines(watched, { ...all, query: 'anne' }))).toEqual(['Dune']);
});

test('one rating, one tag, or rewatches only', () => {
  expect(titles(viewLines(lines, { ...all, stars: 5 }))).toEqual(['Heat']);
  expect(titles(viewLines(watched, { ...all, tag: 'cinema' }))).toEqual(['Ran', 'Ran']);
  expect(viewLines(watched, { ...all, onlyRewatches: true })).toHaveLength(1);
});

test('months stand above their lines, with how many there are; other orders have none', () => {
  const shown = withMonths(viewLines(watched, all), 'newest').map((item) =>
    item.kind === 'month' ? [item.month, item.count] : movieOf(item.line).title,
  );
  expect(shown).toEqual([
    ...[[calendarDay(2024, 5, 1), 1], 'Ran', [calendarDay(2024, 3, 1), 1], 'Alien³'],
    ...[
      [calendarDay(2024, 2, 1), 2],
      'Ran',
      'Heat',
      [calendarDay(2024, 1, 1), 1],
      'Amélie',
      [null, 1],
      'Dune',
    ],
  ]);
  expect(withMonths(viewLines(watched, all), 'title').every(({ kind }) => kind === 'line')).toBe(true);
  const keys = withMonths(watched, 'newest').map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the lines given stay as they are', () => {
  const before = [...lines];
  viewLines(lines, { ...all, sort: 'title' });
  expect(lines).toEqual(before);
});

test('counts by half star, mean, and tags by use', () => {
  expect(countStars(lines)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 1]);
  expect(meanStars(entries)).toBeCloseTo(3.8333, 3);
  expect(meanStars([])).toBeNull();
  expect(tagsOf(watched)).toEqual(['cinema', 'late']);
});
