import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillTables, rowsOfTables } from '../../../../tests/fixtures/filled-tables.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openCatalogueWriter } from '../catalogue/catalogue-writer.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { backUpBeforeMigration } from '../diary/diary-backups.ts';
import { openDiary, type Diary } from '../diary/diary.ts';
import { tablesOf } from '../../base/sqlite.ts';
import { numberPragma } from '../../base/sqlite.ts';
import { catalogueSchema } from './catalogue-schema.ts';
import { diarySchema } from './diary-schema.ts';
import { checkVersion, migrate, type Schema } from './migrate.ts';

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

test('refuses a newer file and a file of another program', () => {
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

test('diary 1 takes no rating outside of 1 to 10 half-stars and no second one of a linked movie', () => {
  migrate(database, { ...diarySchema, migrations: diarySchema.migrations.slice(0, 1) });
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

test('diary 3 makes no viewings of ratings, which keep their stars as their own', () => {
  migrate(database, { ...diarySchema, migrations: diarySchema.migrations.slice(0, 1) });
  database.exec(`
    INSERT INTO profiles VALUES (1, 'You', 0);
    INSERT INTO entries VALUES (1, 1, 5, 'Heat', 1995, NULL, NULL, '[]', 8, 1000);
  `);
  migrate(database, diarySchema);
  expect(database.prepare('SELECT given_half_stars, given_at_ms FROM entries').all()).toEqual([
    { given_half_stars: 8, given_at_ms: 1000 },
  ]);
  expect(database.prepare('SELECT * FROM viewings').all()).toEqual([]);
});

test('all that is a profile’s own goes with it', () => {
  migrate(database, diarySchema);
  const owned = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'profiles'
      AND EXISTS (SELECT 1 FROM pragma_table_info(sqlite_schema.name) WHERE name = 'profile_id')`,
    )
    .pluck()
    .all();
  const cascading = database
    .prepare<[], string>(
      `SELECT s.name FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
      WHERE s.type = 'table' AND f."table" = 'profiles' AND f."from" = 'profile_id' AND f.on_delete = 'CASCADE'`,
    )
    .pluck()
    .all();
  expect(owned).toEqual(expect.arrayContaining(['entries', 'viewings']));
  expect(cascading.sort()).toEqual(owned.sort());
});

/** As a later version of the program may have it: with another column in the tables, by default in all of them. */
function withColumn(schema: Schema, tables?: readonly string[]): Schema {
  const version = schema.migrations.length + 1;
  const up = (file: Database.Database) => {
    for (const table of tables ?? tablesOf(file)) file.exec(`ALTER TABLE ${table} ADD COLUMN later TEXT`);
  };
  return { ...schema, migrations: [...schema.migrations, { version, up }] };
}

test.each(diarySchema.migrations.map(({ version }) => version))(
  'a diary of version %i keeps every row of every table when it is migrated, and so does the copy from before',
  (version) => {
    migrate(database, { ...diarySchema, migrations: diarySchema.migrations.slice(0, version) });
    fillTables(database);
    const before = rowsOfTables(database);
    expect(before['entries']).toHaveLength(2);
    migrate(database, withColumn(diarySchema), () => {
      backUpBeforeMigration(database, place.path('backups'), version);
    });
    expect(numberPragma(database, 'user_version')).toBe(diarySchema.migrations.length + 1);
    expect(rowsOfTables(database)).toMatchObject(before);
    const copyName = readdirSync(place.path('backups')).find((name) => name.endsWith('.db'));
    const copy = new Database(place.path(`backups/${copyName}`), { readonly: true });
    expect(rowsOfTables(copy)).toEqual(before);
    copy.close();
  },
);

test('a column of entries that their store does not write is reported as soon as the diary is opened', () => {
  const schema = withColumn(diarySchema, ['entries']);
  expect(() => openDiary(place.path('diary.db'), { backups: place.path('backups'), schema })).toThrow(
    /entries has \d+ columns/,
  );
});

test('opening a diary of an older version migrates it, shows what was in it and leaves a copy from before', () => {
  const [file, backups] = [place.path('diary.db'), place.path('backups')];
  const older = openDiary(file, { backups });
  const { profileId } = older.activeProfile();
  const other = older.createProfile('Änn').profileId;
  older.setRating(profileId, toyStory, 4.5, 1_700_000_000_001);
  older.setRating(profileId, { ...toyStory, movieId: null, title: 'A "Film" — with, commas' }, 0.5);
  older.setRating(other, toyStory, 2);
  older.updateSettings({ theme: 'dark' });
  const contents = (diary: Diary) => [
    diary.profiles(),
    diary.profiles().map((profile) => diary.identifiedEntries(profile.profileId)),
    diary.settings(),
  ];
  const before = contents(older);
  older.close();

  const newer = openDiary(file, { backups, schema: withColumn(diarySchema, ['profiles']) });
  expect(contents(newer)).toEqual(before);
  newer.close();
  const copies = readdirSync(backups).filter((name) =>
    new RegExp(`^diary-version-${diarySchema.migrations.length}-\\d+\\.db$`, 'u').test(name),
  );
  expect(copies).toHaveLength(1);
  const copy = openDiary(join(backups, copies[0]!), { backups: place.path('b2') });
  expect(contents(copy)).toEqual(before);
  copy.close();
});

const toyStory = {
  ...{ movieId: 1, title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'] },
  ...{ imdbId: 'tt0114709', tmdbId: 862 },
};

test('a catalogue of an older version is migrated when it is opened, and nothing of it is lost', async () => {
  const file = place.path('catalogue.db');
  const writer = openCatalogueWriter(file, { name: 'x', isSimulated: false, format: 'x', source: 'x' });
  writer.addMovie({ ...toyStory, alternativeTitles: [] });
  writer.addRating(7, 1, 9, 100);
  await writer.finish();
  const catalogue = openCatalogue(file, withColumn(catalogueSchema, ['overviews']));
  expect(catalogue.info()).toMatchObject({ name: 'x', movies: 1, users: 1, ratings: 1 });
  expect(catalogue.details(1)).toMatchObject({ title: 'Toy Story', imdbId: 'tt0114709', ratingCount: 1 });
  expect(catalogue.userRatings(7)).toEqual([{ movieId: 1, halfStars: 9 }]);
  catalogue.close();
  const migrated = new Database(file, { readonly: true });
  expect(numberPragma(migrated, 'user_version')).toBe(catalogueSchema.migrations.length + 1);
  expect(migrated.pragma('integrity_check', { simple: true })).toBe('ok');
  migrated.close();
});
