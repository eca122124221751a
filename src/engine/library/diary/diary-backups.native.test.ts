import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { backupFailure } from './diary-backups.ts';
import { hasChanged, ratingsIn } from './diary-copies.ts';
import { openDiary, type Diary } from './diary.ts';

const place = useWorkplace();
afterEach(() => {
  vi.useRealTimers();
});

const backups = (): string => place.path('backups');
const daily = (day: string): string => join(backups(), `diary-${day}.db`);
const open = (): Diary => openDiary(place.path('diary.db'), { backups: backups() });

function rate(diary: Diary, ...titles: string[]): void {
  const { profileId } = diary.activeProfile();
  for (const title of titles) {
    diary.setRating(profileId, { movieId: null, title, year: 2000, imdbId: null, tmdbId: null }, 4);
  }
}

function at(hour: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2030, 0, 5, hour) });
}

/** A file's own time is of the real clock. */
function setAge(file: string, hour: number): void {
  const time = new Date(2030, 0, 5, hour);
  utimesSync(file, time, time);
}

test('what was rated during the day is in the backup of the day once the diary is closed', () => {
  at(8);
  const diary = open();
  expect(ratingsIn(daily('2030-01-05'))).toBe(0);
  rate(diary, 'Alien', 'Heat');
  setAge(daily('2030-01-05'), 8);
  at(9);
  diary.close();
  expect(ratingsIn(daily('2030-01-05'))).toBe(2);
  expect(hasChanged(daily('2030-01-05'))).toBe(false);
});

test('so is a first session that was over within a minute', () => {
  at(8);
  const diary = open();
  setAge(daily('2030-01-05'), 8);
  rate(diary, 'Alien', 'Heat');
  diary.close();
  expect(ratingsIn(daily('2030-01-05'))).toBe(2);
});

test('a backup is not replaced by an emptier one', () => {
  at(8);
  const first = open();
  rate(first, 'Alien', 'Heat', 'Emma');
  setAge(daily('2030-01-05'), 8);
  at(9);
  first.close();
  setAge(daily('2030-01-05'), 9);
  at(10);
  const second = open();
  for (const { entryId } of second.entries(second.activeProfile().profileId)) second.removeRating(entryId);
  second.close();
  expect(ratingsIn(daily('2030-01-05'))).toBe(3);
});

test('a changed backup is recognised by its checksum', () => {
  at(8);
  open().close();
  const file = daily('2030-01-05');
  expect(hasChanged(file)).toBe(false);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 4, bytes.length - 20);
  writeFileSync(file, bytes);
  expect(hasChanged(file)).toBe(true);
});

test('a backup that can’t be written is noted until one could be, and the diary takes ratings all the same', () => {
  writeFileSync(backups(), 'a file where the folder should be');
  const diary = open();
  rate(diary, 'Alien');
  expect(backupFailure(backups())).toMatch(/backups is a file/);
  diary.close();
  rmSync(backups());
  mkdirSync(backups());
  const again = open();
  expect(again.entries(again.activeProfile().profileId)).toHaveLength(1);
  expect(backupFailure(backups())).toBeNull();
  again.close();
  expect(existsSync(place.path('backups-failed.txt'))).toBe(false);
});
