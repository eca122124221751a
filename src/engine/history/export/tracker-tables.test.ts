// Ratings go out in the layouts that trackers import, and come in again as they were.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useHistories } from '../../../../tests/fixtures/made-histories.ts';
import { fc } from '../../../../tests/fixtures/properties.ts';
import type { RatingsLayout } from '../../../contract/sites.ts';
import { toStars } from '../../../contract/stars.ts';
import type { IdentifiedEntry } from '../../library/diary/entry-store.ts';
import { readHistory } from '../read-history.ts';
import { ratingsTables } from './ratings-tables.ts';

const { place } = useHistories();

type Tracker = Exclude<RatingsLayout, 'letterboxd' | 'movielens'>;

/** What each layout keeps of a rating, beside the stars. */
const kept: Readonly<Record<Tracker, { title: boolean; date: 'second' | 'day' | null }>> = {
  trakt: { title: false, date: 'second' },
  simkl: { title: true, date: 'day' },
  yamtrack: { title: true, date: 'second' },
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
function dateOf(timeMs: number | null, layout: Tracker, isRead: boolean): string | null {
  const { date } = kept[layout];
  if (timeMs === null || date === null) return null;
  if (date === 'second') return new Date(Math.floor(timeMs / 1000) * 1000).toISOString();
  // A day that was read is that day in UTC, one of the diary that of this computer's clock.
  const day = new Date(timeMs);
  return isRead
    ? day.toISOString().slice(0, 10)
    : new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The layout's table of these entries, none of which has a viewing. */
function tableOf(layout: Tracker, all: IdentifiedEntry[]): ReturnType<typeof ratingsTables> {
  const diary = { identifiedEntries: () => all, givenEntries: () => all, identifiedViewings: () => [] };
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
          dateOf(row.datedAtMs, layout, true),
        ]),
      ).toEqual(
        taken.map((each) => [
          ...['rating', title(each.title), each.tmdbId, each.halfStars],
          dateOf(each.ratedAtMs, layout, false),
        ]),
      );
    }),
    { numRuns: 40 },
  );
});

test('the tables have the columns that the sites know', () => {
  const ratedAtMs = new Date(2024, 4, 31, 12).getTime();
  const iso = new Date(ratedAtMs).toISOString();
  const heat = entryOf({
    title: 'Heat',
    year: 1995,
    imdbId: 'tt0113277',
    tmdbId: 949,
    halfStars: 7,
    ratedAtMs,
  });
  const text = (layout: Tracker): string | undefined => tableOf(layout, [heat]).texts[0];
  expect(text('trakt')).toBe(
    `imdb_id,tmdb_id,type,watched_at,watchlisted_at,rating,rated_at\ntt0113277,949,movie,${iso},,7,${iso}\n`,
  );
  expect(text('simkl')).toBe(
    'simkl_id,TVDB_ID,TMDB,IMDB_ID,MAL_ID,Type,Title,Year,LastEpWatched,Watchlist,WatchedDate,Rating,Memo\n,,949,tt0113277,,movie,Heat,1995,,completed,5/31/2024,7,\n',
  );
  expect(text('yamtrack')).toBe(
    `media_id,source,media_type,title,image,season_number,episode_number,score,status,notes,start_date,end_date,progress\n949,tmdb,movie,Heat,,,,7,Completed,,,${iso.replace('T', ' ').replace('Z', '+00:00')},1\n`,
  );
  expect(text('movary')).toBe('title,year,tmdbId,imdbId,userRating\nHeat,1995,949,tt0113277,7\n');
});
