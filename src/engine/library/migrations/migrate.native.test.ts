import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDiary } from '../diary/diary.ts';
import { createRatingStore } from '../catalogue/rating-store.ts';
import { numberPragma } from '../../base/sqlite.ts';
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

const place = useWorkplace();
let database: Database.Database;
beforeEach(() => {
  database = new Database(place.path('x.db'));
});
afterEach(() => {
  database.close();
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

test('catalogue 3 packs the ratings that were rows, by user and by movie', () => {
  migrate(database, { ...catalogueSchema, migrations: catalogueSchema.migrations.slice(0, 2) });
  database.exec(`
    INSERT INTO ratings VALUES (1, 10, 7, 100), (1, 12, 3, -5), (2, 10, 10, 4294967296);
    INSERT INTO ratings_by_movie VALUES (10, 1, 7), (10, 2, 10), (12, 1, 3);
  `);
  migrate(database, catalogueSchema);
  const byUser = createRatingStore(database);
  expect(byUser.userRatings(1)).toEqual([
    { movieId: 10, halfStars: 7 },
    { movieId: 12, halfStars: 3 },
  ]);
  expect(byUser.movieRatings(10)).toEqual([
    { userId: 1, halfStars: 7 },
    { userId: 2, halfStars: 10 },
  ]);
  database.exec("INSERT INTO info VALUES (1, '', 0, '', '', '', 0, 2, 2, 3, 0, 3, NULL, NULL)");
  expect([...byUser.ratingColumns().timestamps]).toEqual([100, -5, 4294967296]);
});

test('catalogue 3 keeps the ratings of a real file of version 1', () => {
  const file = new URL('../../../../tests/fixtures/catalogue-version-1.db.gz', import.meta.url);
  writeFileSync(place.path('old.db'), gunzipSync(readFileSync(file)));
  const old = new Database(place.path('old.db'));
  const ratings = old.prepare('SELECT user_id, movie_id, half_stars FROM ratings').raw().all();
  expect(ratings).toHaveLength(4);
  migrate(old, catalogueSchema);
  const { userIds, movieIds, halfStars } = createRatingStore(old).ratingColumns();
  expect(ratings.map((_, row) => [userIds[row], movieIds[row], halfStars[row]])).toEqual(ratings);
  expect(old.pragma('integrity_check', { simple: true })).toBe('ok');
  old.close();
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
  expect(diary.settings()).toEqual({ theme: 'dark', onboardingDone: true, language: 'system' });
  expect(diary.activeRunId()).toBe('run-1');
  diary.close();
  expect(
    readdirSync(place.path('backups')).filter((name) => name.startsWith('diary-version-1-')),
  ).toHaveLength(1);
});
