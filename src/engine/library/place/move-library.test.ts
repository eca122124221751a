import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { choosePlace, chosenPlace, defaultLibraryDirectory, libraryIn } from './library-place.ts';
import { moveLibrary } from './move-library.ts';

const place = useWorkplace();
let library: string;
let disk: string;

beforeEach(() => {
  library = place.path('library');
  disk = place.path('disk');
  for (const folder of ['library/models/run-1', 'library/staging/half', 'disk']) {
    mkdirSync(place.path(folder), { recursive: true });
  }
  writeFileSync(join(library, 'diary.db'), 'ratings');
  writeFileSync(join(library, 'diary.db-wal'), 'the last rating');
  writeFileSync(join(library, 'models/run-1/weights.bin'), Buffer.alloc(300_000, 7));
  writeFileSync(join(library, 'staging/half/built'), 'may go');
});

function moved(...names: string[]): string {
  return join(disk, 'Matinee library', ...names);
}

test('everything that counts is in the new place, and nothing in the old one', async () => {
  let atAdopting = '';
  const adopt = (to: string): void => {
    // Both are there at the moment when the new place begins to count.
    atAdopting = readFileSync(join(to, 'diary.db'), 'utf8') + readFileSync(join(library, 'diary.db'), 'utf8');
  };
  expect(await moveLibrary(library, disk, adopt)).toBe(moved());
  expect(atAdopting).toBe('ratingsratings');
  expect(existsSync(library)).toBe(false);
  expect(readFileSync(moved('diary.db-wal'), 'utf8')).toBe('the last rating');
  expect(readFileSync(moved('models/run-1/weights.bin'))).toEqual(Buffer.alloc(300_000, 7));
  expect(existsSync(moved('staging'))).toBe(false);
});

test.skipIf(process.platform === 'win32')('what it holds is for its owner alone there too', async () => {
  await moveLibrary(library, disk, () => undefined);
  expect(statSync(moved()).mode & 0o777).toBe(0o700);
  expect(statSync(moved('diary.db')).mode & 0o777).toBe(0o600);
});

test('a folder within the library is refused, whatever way leads there', async () => {
  symlinkSync(join(library, 'models'), place.path('link'));
  for (const folder of [join(library, 'models'), place.path('link')]) {
    await expect(moveLibrary(library, folder, never)).rejects.toMatchObject({ code: 'invalid-input' });
  }
  expect(existsSync(join(library, 'diary.db'))).toBe(true);
});

test('a place that is taken is refused, and what is there stays', async () => {
  mkdirSync(moved());
  writeFileSync(moved('mine.txt'), 'mine');
  await expect(moveLibrary(library, disk, never)).rejects.toThrow(/already/u);
  expect(readFileSync(moved('mine.txt'), 'utf8')).toBe('mine');
  expect(existsSync(join(library, 'diary.db'))).toBe(true);
});

test('a folder that is not there leaves the library where it was', async () => {
  await expect(moveLibrary(library, join(disk, 'no', 'such'), never)).rejects.toThrow();
  expect(readFileSync(join(library, 'diary.db'), 'utf8')).toBe('ratings');
});

test('a try that was cut short is no obstacle', async () => {
  mkdirSync(`${moved()}.unfinished`);
  writeFileSync(`${moved()}.unfinished/diary.db`, 'half');
  await moveLibrary(library, disk, () => undefined);
  expect(readFileSync(moved('diary.db'), 'utf8')).toBe('ratings');
  expect(existsSync(`${moved()}.unfinished`)).toBe(false);
});

test('the chosen place is found again; a note that can’t be read is said, and no other library taken', () => {
  const app = place.path('app');
  expect(libraryIn(app)).toBe(join(app, 'library'));
  choosePlace(app, moved());
  expect([libraryIn(app), chosenPlace(app)]).toEqual([moved(), moved()]);
  writeFileSync(join(app, 'library-place.json'), '{"libr');
  expect(() => libraryIn(app)).toThrow(/library-place\.json should say where your library is/u);
});

test('the command line makes no new library where the chosen place is gone', () => {
  const env = { XDG_CONFIG_HOME: place.path('settings') };
  choosePlace(place.path('settings/Matinee'), moved());
  const find = (): string => defaultLibraryDirectory({ env, platform: 'linux', home: '/home/ada' });
  expect(find).toThrow(/was put into .*Matinee library, and is not there/u);
  mkdirSync(moved());
  expect(find()).toBe(moved());
});

function never(): never {
  throw new Error('the new place must not count');
}
