// Ratings go out in the layouts that trackers import, and come in again as they were.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useHistories } from '../../../../tests/fixtures/made-histories.ts';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { calendarDay } from '../../../contract/calendar-day.ts';
import { bareViewing } from '../../../contract/viewings.ts';
import type { IdentifiedViewing } from '../../library/diary/viewing-store.ts';
import type { RatingsLayout } from '../../../contract/sites.ts';
import { toStars } from '../../../contract/stars.ts';
import type { IdentifiedEntry } from '../../library/diary/entry-store.ts';
import { readHistory } from '../read-history.ts';
import { ratingsTables } from './ratings-tables.ts';

const { place } = useHistories();

type Tracker = Exclude<RatingsLayout, 'letterboxd' | 'movielens'>;

/** What each layout keeps of a rating without a viewing, beside the stars. */
const kept: Readonly<Record<Tracker, { title: boolean; date: 'second' | null }>> = {
  trakt: { title: false, date: 'second' },
  simkl: { title: true, date: null },
  yamtrack: { title: true, date: null },
  movary: { title: true, date: null },
};

const titles = ['Heat', 'Good, the Bad, The', 'say "cheese"', '=1+1', '千と千尋の神隠し', '8½', 'two\nlines'];
const entries = fc.uniqueArray(
  fc.record({
    title: fc.constantFrom(...titles),
    year: fc.option(fc.integer({ min: 1900, max: 2020 })),
    imdbId: fc.option(fc.integer({ min: 1_000_000, max: 99_999_999 }).map((id) => `tt${id}`)),
    tmdbId: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
    halfStars: fc.integer({ min: 1, max: 10 }),
    ratedAtMs: fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2026, 0, 1) }),
  }),
  { selector: ({ title }) => title, minLength: 1, maxLength: 6 },
);

function entryOf({ halfStars, ...given }: Given): IdentifiedEntry {
  return { ...given, entryId: 1, movieId: null, genres: [], stars: toStars(halfStars) };
}

type Given = typeof entries extends fc.Arbitrary<(infer One)[]> ? One : never;

/** What a layout keeps of the date, as text. */
function dateOf(timeMs: number | null, layout: Tracker): string | null {
  if (timeMs === null || kept[layout].date === null) return null;
  return new Date(Math.floor(timeMs / 1000) * 1000).toISOString();
}

/** The layout's table of these entries. */
function tableOf(
  layout: Tracker,
  all: IdentifiedEntry[],
  viewings: IdentifiedViewing[] = [],
): ReturnType<typeof ratingsTables> {
  const diary = { identifiedEntries: () => all, givenEntries: () => all, identifiedViewings: () => viewings };
  return ratingsTables(layout, diary, 1, () => ({ meanStars: null, directors: [] }));
}

test.each(['trakt', 'simkl', 'yamtrack', 'movary'] as const)('%s', async (layout) => {
  await fc.assert(
    fc.asyncProperty(entries, async (given) => {
      const { texts, rows, leftOut } = tableOf(layout, given.map(entryOf));
      const taken = given.filter(({ tmdbId, imdbId }) => {
        if (layout === 'movary') return tmdbId !== null;
        return layout !== 'trakt' || tmdbId !== null || imdbId !== null;
      });
      expect([texts.length, rows, leftOut]).toEqual([1, taken.length, given.length - taken.length]);
      if (rows === 0) return;
      writeFileSync(place.path('out.csv'), texts[0] ?? '');
      const read = await readHistory(place.path('out.csv'));
      expect([read.format, read.skipped.skipped, read.remarks.count]).toEqual([layout, 0, 0]);
      const title = (text: string): string => (kept[layout].title ? text : '');
      expect(
        read.rows.map((row) => [
          row.kind,
          row.title,
          row.tmdbId,
          row.halfStars,
          dateOf(row.datedAtMs, layout),
        ]),
      ).toEqual(
        taken.map((each) => [
          ...['rating', title(each.title), each.tmdbId, each.halfStars],
          dateOf(each.ratedAtMs, layout),
        ]),
      );
    }),
    { numRuns: 40 },
  );
});

test('the tables have the columns that the sites know, and a day of watching only where the diary has one', () => {
  const ratedAtMs = new Date(2024, 4, 31, 12).getTime();
  const iso = new Date(ratedAtMs).toISOString();
  const given = { title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949 };
  const heat = entryOf({ ...given, halfStars: 7, ratedAtMs });
  const viewing = {
    ...{ ...bareViewing, ...given, viewingId: 1, movieId: null, genres: [], notedAtMs: ratedAtMs },
    watchedAtMs: calendarDay(2024, 5, 30),
  };
  const text = (layout: Tracker, viewings: IdentifiedViewing[] = []): string | undefined =>
    tableOf(layout, [heat], viewings).texts[0]?.split('\n').at(1);
  expect(text('trakt')).toBe(`tt0113277,949,movie,,,7,${iso}`);
  expect(text('trakt', [viewing])).toBe(`tt0113277,949,movie,2024-05-30T00:00:00.000Z,,7,${iso}`);
  expect(text('simkl')).toBe(',,949,tt0113277,,movie,Heat,1995,,completed,,7,');
  expect(text('simkl', [viewing])).toBe(',,949,tt0113277,,movie,Heat,1995,,completed,5/30/2024,7,');
  expect(text('yamtrack')).toBe('949,tmdb,movie,Heat,,,,7,Completed,,,,1');
  expect(text('yamtrack', [viewing])).toBe(
    '949,tmdb,movie,Heat,,,,7,Completed,,,2024-05-30 00:00:00.000+00:00,1',
  );
  expect(text('movary')).toBe('Heat,1995,949,tt0113277,7');
});
