import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { madeModelRun } from '../../../../tests/fixtures/made-run.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { bareViewing } from '../../../contract/viewings.ts';
import { openDatabase } from '../../base/sqlite.ts';
import { openDiary, type Diary } from '../diary/diary.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { libraryPaths, type LibraryPaths } from '../library-paths.ts';
import { checkDiary, diaryCondition } from './diary-condition.ts';
import { examineDiary, recoverDiary } from './recover-diary.ts';

const place = useWorkplace();
const pageBytes = 4096;
const rated = 3000;
let paths: LibraryPaths;

const open = (): Diary => openDiary(paths.diary, { backups: paths.backups });
const staged = (): string => join(paths.staging, 'recovering.db');

beforeEach(() => {
  paths = libraryPaths(place.path('library'));
  const diary = open();
  const { profileId } = diary.activeProfile();
  diary.applyImport(profileId, {
    ...{ source: 'x', format: 'imdb', contentHash: 'x', fileDatedAtMs: 0, choices: [] },
    writes: Array.from({ length: rated }, (_, at) => ({
      ...{ kind: 'add', halfStars: 1 + (at % 10), ratedAtMs: at },
      movie: { movieId: null, title: `Movie number ${at}`, year: 2000, imdbId: null, tmdbId: null },
    })),
  });
  diary.close();
});

function damage(change: (bytes: Buffer) => void): Buffer {
  const bytes = readFileSync(paths.diary);
  change(bytes);
  writeFileSync(paths.diary, bytes);
  return bytes;
}

const tablesDestroyed = (bytes: Buffer): void => {
  bytes.fill(0xff, 0, pageBytes);
  bytes.fill(0xff, 20 * pageBytes, 22 * pageBytes);
};

const pagesDestroyed = (bytes: Buffer): void => {
  for (const page of [45, 46, 60]) bytes.fill(0xff, page * pageBytes, (page + 1) * pageBytes);
};

function ratingsNow(): number {
  const diary = open();
  const count = diary.entries(diary.activeProfile().profileId).length;
  diary.close();
  return count;
}

describe('a diary is recognised', () => {
  test('as sound, and as new where the library is', () => {
    expect(diaryCondition(paths)).toBeNull();
    expect(diaryCondition(libraryPaths(place.path('other')))).toBeNull();
  });

  test.each([
    ['missing', () => rmSync(paths.diary), 'missing', 'is not there'],
    ['of no byte', () => writeFileSync(paths.diary, ''), 'empty', 'is empty or cut off'],
    ['of one byte', () => writeFileSync(paths.diary, 'x'), 'empty', 'is empty or cut off'],
  ])('for what it is when it is %s', (_, take, condition, words) => {
    take();
    expect(diaryCondition(paths)).toBe(condition);
    expect(() => checkDiary(paths)).toThrow(`${words}, though the library is not new`);
  });

  test.runIf(process.platform !== 'win32').each([
    ['a folder', () => mkdirSync(paths.diary)],
    ['a pipe', () => execFileSync('mkfifo', [paths.diary])],
    ['a link to itself', () => symlinkSync(paths.diary, paths.diary)],
  ])('as %s, which is set aside for what the person chose', (_, put) => {
    rmSync(paths.diary);
    put();
    expect(diaryCondition(paths)).toBe('not-a-file');
    expect(() => checkDiary(paths)).toThrow('is not a file: something else has its name');
    expect(examineDiary(paths, 'not-a-file', staged()).readable).toBeNull();
    const { setAside } = recoverDiary(paths, { kind: 'empty' }, staged());
    expect(readdirSync(setAside ?? '')).toEqual(['diary.db']);
    expect(ratingsNow()).toBe(0);
  });

  test.each([
    ['no database', (bytes: Buffer) => bytes.fill('no database ')],
    ['destroyed in the middle', pagesDestroyed],
    ['without its header', (bytes: Buffer) => bytes.fill(0, 0, 100)],
  ])('as damaged when it is %s, and is not touched by that', (_, change) => {
    const bytes = damage(change);
    expect(diaryCondition(paths)).toBe('damaged');
    examineDiary(paths, 'damaged', staged());
    expect(readFileSync(paths.diary).equals(bytes)).toBe(true);
    expect(readdirSync(paths.staging)).toEqual([]);
  });

  test('as newer', () => {
    damage((bytes) => bytes.writeUInt32BE(99, 60));
    expect(diaryCondition(paths)).toBe('newer');
    expect(examineDiary(paths, 'newer', staged()).readable).toBeNull();
  });
});

describe('what can be read of a damaged diary', () => {
  test.each([
    ['pages in the middle', pagesDestroyed, rated * 0.8],
    ['pages of the list of tables', tablesDestroyed, rated],
    ['the header', (bytes: Buffer) => bytes.fill(0, 0, 100), rated],
    ['the end', (bytes: Buffer) => bytes.fill(0x55, bytes.length - 8 * pageBytes), rated * 0.5],
  ])('without %s is saved, and the file set aside', (_, change, atLeast) => {
    const bytes = damage(change);
    const { readable } = examineDiary(paths, 'damaged', staged());
    const recovered = recoverDiary(paths, { kind: 'readable' }, staged());
    expect(recovered).toMatchObject({ ...readable });
    expect(recovered.ratings).toBeGreaterThanOrEqual(atLeast);
    expect(ratingsNow()).toBe(recovered.ratings);
    expect(readFileSync(join(recovered.setAside ?? '', 'diary.db')).equals(bytes)).toBe(true);
  });

  test('has its lists, also those whose own row is lost', () => {
    const diary = open();
    const { profileId } = diary.activeProfile();
    const ofYear = (year: number) => ({
      ...{ movieId: null, title: `Of ${year}`, year },
      imdbId: null,
      tmdbId: null,
    });
    const { listId } = diary.createList(profileId, { name: 'Mine', note: 'n', isOrdered: true }, [
      ofYear(1),
      ofYear(2),
    ]);
    diary.createList(profileId, { name: 'Other', note: '', isOrdered: false }, [ofYear(3)]);
    diary.close();
    const database = openDatabase(paths.diary);
    database.pragma('foreign_keys = OFF');
    database.prepare('DELETE FROM lists WHERE list_id = ?').run(listId);
    database.close();
    damage(tablesDestroyed);
    recoverDiary(paths, { kind: 'readable' }, staged());
    const recovered = open();
    expect(
      recovered.lists(profileId).map(({ name, items }) => [name, items.map(({ title }) => title)]),
    ).toEqual([
      ['Other', ['Of 3']],
      [`Recovered list ${listId}`, ['Of 1', 'Of 2']],
    ]);
    recovered.close();
  });

  test('has the viewings with their words', () => {
    const diary = open();
    const { profileId } = diary.activeProfile();
    const heat = { movieId: 1, title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
    diary.addViewing(profileId, heat, { ...bareViewing, stars: 4, note: 'Loud', tags: ['noir'] });
    const [before, entries] = [diary.viewings(profileId), diary.entries(profileId)];
    diary.close();
    damage(tablesDestroyed);
    recoverDiary(paths, { kind: 'readable' }, staged());
    const recovered = open();
    expect(recovered.viewings(profileId)).toEqual(before);
    expect(recovered.entries(profileId)).toEqual(entries);
    recovered.close();
  });

  test('is there too where an older version wrote the diary', () => {
    rmSync(paths.diary);
    const older = openDatabase(paths.diary);
    migrate(older, { ...diarySchema, migrations: diarySchema.migrations.slice(0, 1) });
    older.exec(`
      INSERT INTO profiles VALUES (1, 'Ann', 0);
      INSERT INTO entries VALUES (1, 1, 5, 'Heat', 1995, NULL, NULL, '[]', 8, 1000);
    `);
    older.close();
    damage((bytes) => bytes.fill(0, 0, 100));
    expect(recoverDiary(paths, { kind: 'readable' }, staged()).ratings).toBe(1);
    const recovered = open();
    recovered.setCountingRule(1, 'mean');
    expect(recovered.givenEntries(1)).toMatchObject([{ title: 'Heat', stars: 4, ratedAtMs: 1000 }]);
    recovered.close();
  });

  test('is there too where the diary was a backup before', () => {
    const diary = open();
    diary.copyTo(place.path('backup.db'));
    diary.close();
    recoverDiary(paths, { kind: 'backup', path: place.path('backup.db') }, staged());
    damage(tablesDestroyed);
    expect(diaryCondition(paths)).toBe('damaged');
    expect(recoverDiary(paths, { kind: 'readable' }, staged()).ratings).toBe(rated);
  });

  test('is nothing where all is gone: then it is not offered, and asking for it changes nothing', () => {
    const bytes = damage((all) => all.fill(7));
    expect(examineDiary(paths, 'damaged', staged()).readable).toBeNull();
    expect(() => recoverDiary(paths, { kind: 'readable' }, staged())).toThrow(/Nothing can be read/);
    expect(readFileSync(paths.diary).equals(bytes)).toBe(true);
  });
});

describe('a recovered diary', () => {
  test('is the chosen backup; what was there, with its log, is in one folder', () => {
    const backup = open();
    backup.copyTo(join(paths.backups, 'diary-before-restoring-1.db'));
    backup.close();
    damage((bytes) => bytes.fill(7));
    writeFileSync(`${paths.diary}-wal`, 'log');
    writeFileSync(`${paths.diary}-shm`, 'index');
    const { backups } = examineDiary(paths, 'damaged', staged());
    const chosen = backups.find(({ path }) => path.includes('before-restoring'));
    expect(chosen).toMatchObject({ ratings: rated });
    const recovered = recoverDiary(paths, { kind: 'backup', path: chosen?.path ?? '' }, staged());
    expect(readdirSync(recovered.setAside ?? '').sort()).toEqual([
      'diary.db',
      'diary.db-shm',
      'diary.db-wal',
    ]);
    expect(ratingsNow()).toBe(rated);
  });

  test('knows the models that are there, and forgets the runs whose models are not', () => {
    const folder = join(paths.models, 'run-here');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'model.json'), JSON.stringify({ format: 'x', run: madeModelRun('run-here') }));
    rmSync(paths.diary);
    recoverDiary(paths, { kind: 'empty' }, staged());
    const diary = open();
    expect(diary.runs().map(({ runId }) => runId)).toEqual(['run-here']);
    expect(diary.entries(diary.activeProfile().profileId)).toEqual([]);
    diary.close();
  });

  test('that can’t be made leaves everything as it was', () => {
    const bytes = damage((all) => all.fill(7));
    writeFileSync(place.path('no-backup.db'), 'x'.repeat(5000));
    expect(() => recoverDiary(paths, { kind: 'backup', path: place.path('no-backup.db') }, staged())).toThrow(
      /not a backup/,
    );
    expect(readFileSync(paths.diary).equals(bytes)).toBe(true);
    expect(existsSync(paths.setAside)).toBe(false);
  });
});
