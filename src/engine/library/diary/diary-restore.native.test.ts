import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillTables, rowsOfTables } from '../../../../tests/fixtures/filled-tables.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate, type Schema } from '../migrations/migrate.ts';
import { copyDatabase } from './diary-copies.ts';
import { readWhole } from './diary-contents.ts';
import { openDiary } from './diary.ts';
import { DiaryFile, type Reading } from './diary-file.ts';
import { tablesOf } from '../../base/sqlite.ts';
import { stageBackup, takeIn } from './diary-restore.ts';

const place = useWorkplace();
let opened: SqliteDatabase[];

beforeEach(() => {
  opened = [];
});
afterEach(() => {
  for (const database of opened) database.close();
});

function newDiary(name: string, schema: Schema = diarySchema): SqliteDatabase {
  const database = openDatabase(place.path(name));
  opened.push(database);
  migrate(database, schema);
  database.pragma('foreign_keys = ON');
  return database;
}

test('a backup holds every row of every table, and restoring it brings them all into an empty diary', () => {
  const diary = newDiary('diary.db');
  fillTables(diary);
  const rows = rowsOfTables(diary);
  copyDatabase(diary, place.path('backup.db'));
  const target = newDiary('target.db');
  const runIds = rows['runs']?.map((run) => String(run['run_id'])) ?? [];
  takeIn(target, place.path('backup.db'), runIds);
  const { settings = [], ...others } = rowsOfTables(target);
  const restored = settings.filter(({ key }) => key !== 'lastRestore');
  expect({ ...others, settings: restored }).toEqual(rows);
  // The window notices by it that what it could undo is gone.
  expect(settings.length).toBe(restored.length + 1);
});

/** The diary as a later version may have it: with two tables that restore does not know. */
const laterSchema: Schema = {
  ...diarySchema,
  migrations: [
    ...diarySchema.migrations,
    {
      version: diarySchema.migrations.length + 1,
      up: (database) =>
        database.exec(`
          CREATE TABLE plan_days (day TEXT, plan_id INTEGER REFERENCES plans) STRICT;
          CREATE TABLE plans (
            plan_id INTEGER PRIMARY KEY AUTOINCREMENT, profile_id INTEGER NOT NULL REFERENCES profiles, name TEXT
          ) STRICT;
        `),
    },
  ],
};

test('a table that a later version adds is restored without being named here', () => {
  const [here, backup] = [newDiary('here.db', laterSchema), newDiary('backup.db', laterSchema)];
  here.exec(`
    INSERT INTO profiles VALUES (1, 'Here', 0);
    INSERT INTO plans VALUES (1, 1, 'Old plan'), (5, 1, 'Last plan');
    INSERT INTO plan_days VALUES ('Monday', 1);
  `);
  backup.exec(`
    INSERT INTO profiles VALUES (1, 'There', 0);
    INSERT INTO plans VALUES (2, 1, 'New plan');
    INSERT INTO plan_days VALUES ('Friday', 2);
  `);
  takeIn(here, place.path('backup.db'), []);
  expect(here.prepare('SELECT * FROM plans').all()).toEqual([
    { plan_id: 2, profile_id: 1, name: 'New plan' },
  ]);
  expect(here.prepare('SELECT * FROM plan_days').all()).toEqual([{ day: 'Friday', plan_id: 2 }]);
  const added = here.prepare("INSERT INTO plans (profile_id, name) VALUES (1, 'Next')").run();
  expect(added.lastInsertRowid).toBe(6);
});

test('a backup of an older version is migrated in a copy; the file itself stays as it is', () => {
  const file = place.path('old.db');
  const older = openDiary(file, { backups: place.path('backups') });
  older.setRating(older.activeProfile().profileId, heat, 4);
  older.close();
  const before = readFileSync(file);
  const { summary } = stageBackup(file, place.path('staged.db'), laterSchema);
  expect(summary).toMatchObject({
    version: diarySchema.migrations.length,
    profiles: [{ name: 'You', ratings: 1 }],
    ratings: 1,
  });
  const staged = openDatabase(place.path('staged.db'));
  opened.push(staged);
  expect(tablesOf(staged)).toContain('plans');
  expect(readFileSync(file).equals(before)).toBe(true);
});

const heat = { movieId: 2, title: 'Heat', year: 1995, imdbId: null, tmdbId: null };

/** Remembers the statements whose rows were read. */
class WatchedFile extends DiaryFile {
  readonly read: string[] = [];

  override rows<P extends unknown[] = unknown[], R = unknown>(sql: string): Reading<P, R> {
    return this.#watch(sql, super.rows<P, R>(sql));
  }
  override values<P extends unknown[], V>(sql: string): Reading<P, V> {
    return this.#watch(sql, super.values<P, V>(sql));
  }
  #watch<P extends unknown[], R>(sql: string, { all, get }: Reading<P, R>): Reading<P, R> {
    return {
      all: (...parameters) => {
        this.read.push(sql);
        return all(...parameters);
      },
      get: (...parameters) => {
        this.read.push(sql);
        return get(...parameters);
      },
    };
  }
}

test('every table with text in it is read before any of a backup is restored', () => {
  const database = newDiary('diary.db');
  const file = new WatchedFile(database, () => undefined);
  readWhole(file, 1);
  const hasText = (table: string): boolean =>
    database.prepare("SELECT 1 FROM pragma_table_info(?) WHERE type IN ('TEXT', 'BLOB')").get(table) !==
    undefined;
  const unread = tablesOf(database).filter(
    (table) => hasText(table) && !file.read.some((sql) => new RegExp(`(FROM|JOIN) ${table}\\b`).test(sql)),
  );
  expect(unread).toEqual([]);
});
