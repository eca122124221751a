import { afterEach, beforeEach, expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { DiaryFile } from './diary-file.ts';

const place = useWorkplace();
let database: SqliteDatabase;
/** Whether a transaction was open, for each backup that was asked for. */
let backups: boolean[];
let file: DiaryFile;

beforeEach(() => {
  backups = [];
  database = openDatabase(place.path('diary.db'));
  database.exec('CREATE TABLE notes (note TEXT)');
  file = new DiaryFile(database, () => backups.push(database.inTransaction));
});
afterEach(() => {
  database.close();
});

test('a statement that writes begins with the backup, one that reads does not', () => {
  file.write<[string]>('INSERT INTO notes VALUES (?)').run('one');
  expect(backups).toHaveLength(1);
  const returned = file.write<[string], { note: string }>('INSERT INTO notes VALUES (?) RETURNING note');
  expect(returned.get('two')).toEqual({ note: 'two' });
  expect(backups).toHaveLength(2);
  expect(file.rows<[], { note: string }>('SELECT note FROM notes').all()).toHaveLength(2);
  expect(file.values<[string], string>('SELECT note FROM notes WHERE note = ?').get('one')).toBe('one');
  expect(backups).toHaveLength(2);
});

test('a statement that is declared to read can’t write', () => {
  for (const sql of ["INSERT INTO notes VALUES ('x') RETURNING note", 'DELETE FROM notes', 'VACUUM']) {
    expect(() => file.rows(sql)).toThrow('this statement writes');
    expect(() => file.values(sql)).toThrow();
  }
});

test('a transaction begins with one backup, made before it, and is whole or not at all', () => {
  const add = file.write<[string]>('INSERT INTO notes VALUES (?)');
  const addTwo = file.transaction((first: string, second: string | null) => {
    add.run(first);
    if (second === null) throw new Error('no second one');
    add.run(second);
    return 2;
  });
  expect(addTwo('a', 'b')).toBe(2);
  expect(() => addTwo('c', null)).toThrow('no second one');
  expect(file.values<[], string>('SELECT note FROM notes').all()).toEqual(['a', 'b']);
  expect(backups).toEqual([false, false]);
});

test('a disk without space is reported as one', () => {
  database.pragma('max_page_count = 4');
  const add = file.write<[string]>('INSERT INTO notes VALUES (?)');
  const full = expect.objectContaining({ code: 'no-space' }) as Error;
  expect(() => add.run('x'.repeat(100_000))).toThrow(full);
  expect(() => file.transaction(() => add.run('x'.repeat(100_000)))()).toThrow(full);
});
