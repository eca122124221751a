import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeWorkplace, type Workplace } from '../../../../tests/fixtures/made-archive.ts';
import { openDiary } from '../diary.ts';
import { numberPragma } from '../sqlite.ts';
import { catalogueSchema } from './catalogue-schema.ts';
import { diarySchema } from './diary-schema.ts';
import { checkVersion, migrate, type Schema } from './migrate.ts';

/** Made by the program as it was then. */
const diaryOfVersion1 = new URL('../../../../tests/fixtures/diary-version-1.db.gz', import.meta.url);

const two: Schema = {
  applicationId: 7,
  migrations: [
    { version: 1, up: (database) => database.exec('CREATE TABLE a (x)') },
    { version: 2, up: (database) => database.exec('ALTER TABLE a ADD COLUMN y') },
  ],
};
const one: Schema = { ...two, migrations: two.migrations.slice(0, 1) };

let place: Workplace;
let database: Database.Database;
beforeEach(() => {
  place = makeWorkplace();
  database = new Database(place.path('x.db'));
});
afterEach(() => {
  database.close();
  place.remove();
});

test('runs what is missing, once, and keeps what was there', () => {
  migrate(database, one);
  database.exec('INSERT INTO a VALUES (1)');
  const backedUp: number[] = [];
  migrate(database, two, (version) => backedUp.push(version));
  migrate(database, two, (version) => backedUp.push(version));
  expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: null }]);
  expect(numberPragma(database, 'user_version')).toBe(2);
  expect(backedUp).toEqual([1]);
});

test('leaves the file at the last good version where a migration fails', () => {
  const failing: Schema = {
    ...two,
    migrations: [
      ...one.migrations,
      { version: 2, up: (file) => file.exec('CREATE TABLE b (x); CREATE TABLE a (x)') },
    ],
  };
  expect(() => migrate(database, failing)).toThrow(/already exists/);
  expect(numberPragma(database, 'user_version')).toBe(1);
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'b'").get()).toBeUndefined();
});

test('refuses a newer file and a file of someone else', () => {
  migrate(database, two);
  expect(() => checkVersion(database, one)).toThrow(
    expect.objectContaining({ code: 'library-too-new' }) as Error,
  );
  expect(() => migrate(database, { ...two, applicationId: 8 })).toThrow(
    expect.objectContaining({ code: 'library-damaged' }) as Error,
  );
});

describe.each([
  ['catalogue', catalogueSchema],
  ['diary', diarySchema],
])('the %s', (_, schema) => {
  test('has migrations numbered from 1 without gaps', () => {
    expect(schema.migrations.map(({ version }) => version)).toEqual(
      schema.migrations.map((__, index) => index + 1),
    );
  });

  test('can be made from nothing, by one migration after the other', () => {
    for (const [index] of schema.migrations.entries()) {
      migrate(database, { ...schema, migrations: schema.migrations.slice(0, index + 1) });
      expect(numberPragma(database, 'user_version')).toBe(index + 1);
    }
    expect(numberPragma(database, 'application_id')).toBe(schema.applicationId);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

test('catalogue 1 keeps ratings clustered by user and movie, and covered by movie', () => {
  migrate(database, catalogueSchema);
  const plan = (sql: string): string => JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  expect(plan('SELECT movie_id FROM ratings WHERE user_id = 1')).toMatch(/SEARCH ratings USING PRIMARY KEY/);
  expect(plan('SELECT user_id, half_stars FROM ratings_by_movie WHERE movie_id = 1')).toMatch(
    /USING PRIMARY KEY/,
  );
});

test('diary 1 takes no rating outside of 1 to 10 half-stars and no second one of a linked movie', () => {
  migrate(database, diarySchema);
  database.exec("INSERT INTO profiles VALUES (1, 'You', 0)");
  const add = (movieId: number | null, halfStars: number): void => {
    database
      .prepare("INSERT INTO entries VALUES (NULL, 1, ?, 'T', NULL, NULL, NULL, '[]', ?, 0)")
      .run(movieId, halfStars);
  };
  add(5, 10);
  add(null, 1);
  add(null, 1);
  expect(() => add(6, 11)).toThrow(/CHECK/);
  expect(() => add(5, 3)).toThrow(/UNIQUE/);
});

test('a diary of version 1 keeps all that is in it, and has a copy from before', () => {
  const file = place.path('diary.db');
  writeFileSync(file, gunzipSync(readFileSync(diaryOfVersion1)));
  const diary = openDiary(file, { backups: place.path('backups') });
  const [you, aenn] = diary.profiles();
  expect(diary.profiles().map(({ name }) => name)).toEqual(['You', 'Änn']);
  expect(diary.identifiedEntries(you!.profileId)).toEqual([
    {
      ...{ entryId: 3, movieId: null, title: 'A "Film" — with, commas', year: null, genres: [] },
      ...{ stars: 0.5, ratedAtMs: 1_700_000_000_003, imdbId: null, tmdbId: null },
    },
    {
      ...{ entryId: 2, movieId: 7, title: 'Cité des enfants perdus, La', year: 1995, genres: [] },
      ...{ stars: 3.5, ratedAtMs: 1_700_000_000_002, imdbId: 'tt0112682', tmdbId: null },
    },
    {
      ...{ entryId: 1, movieId: 1, title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'] },
      ...{ stars: 4.5, ratedAtMs: 1_700_000_000_001, imdbId: 'tt0114709', tmdbId: 862 },
    },
  ]);
  expect(diary.linkedRatings(aenn!.profileId)).toEqual([{ movieId: 1, stars: 2 }]);
  expect(diary.settings()).toEqual({ theme: 'dark', onboardingDone: true });
  expect(diary.activeRunId()).toBe('run-1');
  diary.close();
  expect(
    readdirSync(place.path('backups')).filter((name) => name.startsWith('diary-version-1-')),
  ).toHaveLength(1);
});
