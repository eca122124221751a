import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { removeStaged, stageBackup } from './diary-restore.ts';
import { openDiary, type Diary } from './diary.ts';
import { changedTables } from './table-checksums.ts';

const place = useWorkplace();
const heat = { movieId: 3, title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
const alien = { movieId: 4, title: 'Alien', year: 1979, imdbId: null, tmdbId: null };
const open = (): Diary => openDiary(place.path('diary.db'), { backups: place.path('backups') });
const damaged = () => changedTables(place.path('diary.db'));

function within(work: (diary: Diary) => void): void {
  const diary = open();
  work(diary);
  diary.close();
}

/** What SQLite takes for sound. */
function changeTitle(): void {
  const bytes = readFileSync(place.path('diary.db'));
  bytes.write('Beat', bytes.indexOf('Heat'));
  writeFileSync(place.path('diary.db'), bytes);
}

beforeEach(() => {
  within((diary) => diary.setRating(1, heat, 4));
});

test('what was written is no damage, and a changed letter is', async () => {
  expect(await damaged()).toEqual([]);
  changeTitle();
  expect(await damaged()).toEqual(['entries']);
});

test('damage stays known whatever is written after it, in its own table and in others', async () => {
  changeTitle();
  within((diary) => diary.createProfile('Ada'));
  expect(await damaged()).toEqual(['entries']);
  within((diary) => diary.setRating(1, alien, 2));
  expect(await damaged()).toEqual(['entries']);
});

test('damage that a process leaves behind that was killed after its first write stays known', async () => {
  changeTitle();
  const diary = open();
  diary.setRating(1, alien, 2);
  expect(await damaged()).toEqual(['entries']);
  diary.close();
});

test('restoring a copy that was compared is an answer to it, even one of the same diary', async () => {
  changeTitle();
  within((diary) => {
    diary.setRating(1, alien, 2);
    diary.copyTo(place.path('copy.db'));
    expect(stageBackup(place.path('copy.db'), place.path('staged.db')).summary.ratings).toBe(2);
    diary.takeIn(place.path('staged.db'), [], place.path('before.db'));
    removeStaged(place.path('staged.db'));
  });
  expect(await damaged()).toEqual([]);
});

test('checksums that can’t be read count as damage', async () => {
  const bytes = readFileSync(place.path('diary.db'));
  bytes.write('[', bytes.indexOf('{"entries":"'));
  writeFileSync(place.path('diary.db'), bytes);
  expect(await damaged()).toEqual(['settings']);
});
