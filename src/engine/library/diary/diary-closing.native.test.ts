import { copyFileSync, existsSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDatabase } from '../../base/sqlite.ts';
import { openDiary, type Diary } from './diary.ts';

const place = useWorkplace();
const heat = { movieId: 3, title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
const open = (): Diary => openDiary(place.path('diary.db'), { backups: place.path('backups') });

let diary: Diary;
let other: Diary;
beforeEach(() => {
  vi.useFakeTimers();
  diary = open();
  other = open();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is in the file, without the log beside it. */
function ratingsInFileAlone(): unknown {
  copyFileSync(place.path('diary.db'), place.path('alone.db'));
  const alone = openDatabase(place.path('alone.db'), { readonly: true });
  try {
    return alone.prepare('SELECT count(*) FROM entries').pluck().get();
  } finally {
    alone.close();
  }
}

test('closing moves everything into the file, also beside another who stays, and the last leaves nothing beside it', () => {
  diary.setRating(1, heat, 4);
  diary.close();
  expect(ratingsInFileAlone()).toBe(1);
  expect(statSync(place.path('diary.db-wal')).size).toBe(0);
  other.close();
  expect(existsSync(place.path('diary.db-wal'))).toBe(false);
});

test('so does a pause, and not before it', () => {
  diary.setRating(1, heat, 4);
  expect(statSync(place.path('diary.db-wal')).size).toBeGreaterThan(0);
  vi.advanceTimersByTime(60_000);
  expect(statSync(place.path('diary.db-wal')).size).toBe(0);
  expect(ratingsInFileAlone()).toBe(1);
  diary.close();
  other.close();
});

test('what another wrote is noticed once, and what one wrote oneself is not', () => {
  expect(diary.wasWrittenElsewhere()).toBe(false);
  diary.setRating(1, heat, 4);
  expect([diary.wasWrittenElsewhere(), other.wasWrittenElsewhere(), other.wasWrittenElsewhere()]).toEqual([
    false,
    true,
    false,
  ]);
  diary.close();
  other.close();
});

test('a write that comes after closing is refused, and nothing runs on the closed file later', () => {
  diary.close();
  expect(() => diary.setRating(1, heat, 4)).toThrow();
  expect(() => vi.advanceTimersByTime(60_000)).not.toThrow();
  other.close();
});
