import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillTables, rowsOfTables, type TableRows } from '../../../../tests/fixtures/filled-tables.ts';
import { makeWorkplace, type Workplace } from '../../../../tests/fixtures/made-archive.ts';
import { openDiary } from '../diary/diary.ts';
import { libraryPaths, type LibraryPaths } from '../library-paths.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { newerThanThis } from './newer-diary.ts';
import { canBeWritten, diaryToRead } from './read-only-diary.ts';

let place: Workplace;
let paths: LibraryPaths;
beforeEach(() => {
  place = makeWorkplace();
  paths = libraryPaths(place.path('library'));
  mkdirSync(dirname(paths.diary), { recursive: true });
});
afterEach(() => {
  place.remove();
});

/** A diary with a row in every table, and what a later version might have changed in it. */
function writeNewerDiary(later: string): TableRows {
  const database = new Database(paths.diary);
  migrate(database, diarySchema);
  fillTables(database);
  const rows = rowsOfTables(database);
  database.exec(later);
  database.pragma(`user_version = ${diarySchema.migrations.length + 1}`);
  database.close();
  return rows;
}

test('a newer diary is read as this version knows it, and nothing is written to it', () => {
  const rows = writeNewerDiary(`ALTER TABLE entries ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';
    CREATE TABLE moods (mood TEXT PRIMARY KEY)`);
  const before = readFileSync(paths.diary);
  const { file, refusal, remove } = diaryToRead(paths);
  // What is said names the library's own file, not the copy that is read.
  expect(refusal).toMatchObject({ code: 'library-too-new', details: { file: paths.diary } });
  expect(refusal?.message).toContain(paths.diary);
  expect(canBeWritten(paths)).toBe(false);
  const diary = openDiary(file, { backups: paths.backups, refusal });
  expect(() => diary.createProfile('Ada')).toThrow(/newer version of Matinee/);
  diary.close();
  const copy = new Database(file, { readonly: true });
  expect(rowsOfTables(copy)).toEqual(rows);
  copy.close();
  remove();
  expect(readFileSync(paths.diary).equals(before)).toBe(true);
});

test('a path with dollars in it is named as it is', () => {
  writeNewerDiary('CREATE TABLE moods (mood TEXT PRIMARY KEY)');
  const original = '/home/ada/$& $$/diary.db';
  expect(newerThanThis(paths.diary, original)?.message).toContain(original);
});

test('a newer diary without what this version needs is refused as a whole', () => {
  writeNewerDiary('ALTER TABLE viewings RENAME COLUMN note TO words');
  const { file, refusal } = diaryToRead(paths);
  expect([file, refusal]).toEqual([paths.diary, null]);
  expect(() => openDiary(file, { backups: paths.backups })).toThrow(/newer version of Matinee/);
});
