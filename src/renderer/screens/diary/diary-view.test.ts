import { expect, test } from 'vitest';
import type { DiaryEntry } from '../../../contract/diary.ts';
import { movieIdSchema } from '../../../contract/ids.ts';
import { summarize, viewEntries } from './diary-view.ts';

function entry(entryId: number, title: string, stars: number, genres: string[] = []): DiaryEntry {
  return {
    entryId,
    movieId: movieIdSchema.parse(entryId),
    title,
    year: 1990 + entryId,
    genres,
    stars,
    ratedAtMs: entryId,
  };
}

const entries = [
  entry(1, 'Amélie', 4.5, ['Comedy', 'Romance']),
  entry(2, 'Heat', 5, ['Crime']),
  entry(3, 'Alien³', 2, ['Horror', 'Sci-Fi']),
];
const all = { query: '', sort: 'newest', stars: null } as const;
const titles = (view: readonly DiaryEntry[]) => view.map((item) => item.title);

test('the last rated comes first', () => {
  expect(titles(viewEntries(entries, all))).toEqual(['Alien³', 'Heat', 'Amélie']);
});

test('sorting by stars and title', () => {
  expect(titles(viewEntries(entries, { ...all, sort: 'highest' }))).toEqual(['Heat', 'Amélie', 'Alien³']);
  expect(titles(viewEntries(entries, { ...all, sort: 'lowest' }))).toEqual(['Alien³', 'Amélie', 'Heat']);
  expect(titles(viewEntries(entries, { ...all, sort: 'title' }))).toEqual(['Alien³', 'Amélie', 'Heat']);
});

test('words find titles, years and genres, without accents', () => {
  expect(titles(viewEntries(entries, { ...all, query: 'amelie' }))).toEqual(['Amélie']);
  expect(titles(viewEntries(entries, { ...all, query: 'crime 1992' }))).toEqual(['Heat']);
  expect(viewEntries(entries, { ...all, query: 'nothing' })).toEqual([]);
});

test('one rating only', () => {
  expect(titles(viewEntries(entries, { ...all, stars: 5 }))).toEqual(['Heat']);
});

test('the entries given stay as they are', () => {
  const before = [...entries];
  viewEntries(entries, { ...all, sort: 'title' });
  expect(entries).toEqual(before);
});

test('counts by half star and mean', () => {
  const { counts, mean } = summarize(entries);
  expect(counts).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 1]);
  expect(mean).toBeCloseTo(3.8333, 3);
  expect(summarize([]).mean).toBeNull();
});
