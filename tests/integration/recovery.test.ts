// A library whose parts are lost or damaged: each is recognised for what it is, and the person chooses what becomes of it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallOutput } from '../../src/contract/calls.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { LibraryHost } from '../../src/engine/library-host.ts';
import { libraryPaths, type LibraryPaths } from '../../src/engine/library/library-paths.ts';
import { writeTrainedLibrary } from '../fixtures/planted-library.ts';
import { writeZip } from '../fixtures/made-archive.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
let paths: LibraryPaths;
let hosts: LibraryHost[];

beforeEach(async () => {
  hosts = [];
  paths = libraryPaths(place.path('library'));
  await writeTrainedLibrary(paths.directory);
  await rate(1, 2, 3);
  // As a person would keep one; the day's own is from before these ratings.
  const engine = openEngine({ libraryDirectory: paths.directory });
  engine.saveBackup(place.path('three.matinee'));
  engine.close();
  copyFileSync(place.path('three.matinee'), join(paths.backups, 'diary-2026-01-01.db'));
});
afterEach(() => {
  for (const host of hosts) host.close();
});

async function rate(...movieIds: number[]): Promise<void> {
  const engine = openEngine({ libraryDirectory: paths.directory });
  for (const movieId of movieIds)
    await engine.handlers['ratings:set']({ movieId: movieIdSchema.parse(movieId), stars: 4 });
  engine.close();
}

function open(checkWritable?: (path: string) => void): LibraryHost {
  const host = new LibraryHost({
    libraryDirectory: paths.directory,
    ...(checkWritable !== undefined && { checkWritable }),
    onOpened: () => undefined,
    log: () => undefined,
  });
  hosts.push(host);
  return host;
}

const look = async (host: LibraryHost) => {
  const { recovery } = (await host.answer('recovery:look', {})) as CallOutput<'recovery:look'>;
  return recovery;
};
const ratings = async (host: LibraryHost) =>
  ((await host.answer('ratings:list', {})) as CallOutput<'ratings:list'>).length;
const overview = async (host: LibraryHost) =>
  (await host.answer('library:overview', {})) as CallOutput<'library:overview'>;
const health = async (host: LibraryHost) =>
  (await host.answer('library:health', {})) as CallOutput<'library:health'>;
const cli = (...args: string[]) => runCli(...args, '--library', paths.directory);

function change(file: string, how: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  how(bytes);
  writeFileSync(file, bytes);
}

describe('a diary that is gone', () => {
  beforeEach(() => {
    rmSync(paths.diary);
  });

  test('is said to be gone; the models stay, and a backup brings its ratings and the active run back', async () => {
    const models = readdirSync(paths.models);
    const host = open();
    await expect(overview(host)).rejects.toMatchObject({ code: 'library-damaged' });
    expect(readdirSync(paths.models)).toEqual(models);
    const recovery = await look(host);
    expect(recovery).toMatchObject({ condition: 'missing', readable: null });
    const chosen = recovery?.backups.find((backup) => backup.ratings === 3);
    const choice = { kind: 'backup', path: chosen?.path };
    expect(await host.answer('recovery:recover', { choice })).toMatchObject({ ratings: 3 });
    expect(await ratings(host)).toBe(3);
    expect((await overview(host)).activeRunId).toBe(models[0]);
    expect(readdirSync(paths.models)).toEqual(models);
  });

  test('can be started empty: the trained model answers all the same', async () => {
    const host = open();
    await host.answer('recovery:recover', { choice: { kind: 'empty' } });
    expect(await ratings(host)).toBe(0);
    expect((await overview(host)).activeRunId).not.toBeNull();
  });

  test('is there again where somebody has put it back: trying again opens the library', async () => {
    const host = open();
    expect(await look(host)).not.toBeNull();
    copyFileSync(place.path('three.matinee'), paths.diary);
    expect(await look(host)).toBeNull();
    expect(await ratings(host)).toBe(3);
  });
});

describe('the command line', () => {
  test('lists what can be recovered and changes nothing until one is chosen', async () => {
    change(paths.diary, (bytes) => bytes.fill(0, 0, 100));
    const before = readFileSync(paths.diary);
    expect(await cli('runs')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('recover') as string,
    });
    const { stdout, code } = await cli('recover');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /is damaged[^]*--readable +saves what can be read: 3 ratings[^]*--backup[^]*--empty/,
    );
    expect(readFileSync(paths.diary).equals(before)).toBe(true);
    const recovered = await cli('recover', '--readable');
    expect(recovered.stdout).toMatch(/has 3 ratings and 0 marks now[^]*set-aside/);
    expect(await cli('recover')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing to recover') as string,
    });
  });

  test('takes a backup by its name, and refuses to where the diary is sound', async () => {
    expect((await cli('recover', '--empty')).stderr).toContain('can be used as it is');
    rmSync(paths.diary);
    expect((await cli('recover', '--backup', 'diary-2026-01-01.db')).stdout).toContain('3 ratings');
    expect((await cli('recover', '--backup', 'no.db')).stderr).toContain('There is no backup no.db');
  });

  test('saves no rows of a newer diary, which is not damaged, and says what to do', async () => {
    change(paths.diary, (bytes) => bytes.writeUInt32BE(99, 60));
    const before = readFileSync(paths.diary);
    const { code, stderr } = await cli('recover', '--readable');
    expect(code).toBe(1);
    expect(stderr).toMatch(/is not damaged: update Matinee[^]*take a backup or start with an empty diary/);
    expect(readFileSync(paths.diary).equals(before)).toBe(true);
    expect((await cli('recover')).stdout).toMatch(/newer version[^]*--backup[^]*--empty/);
  });

  test('doctor finds nothing in a sound library and ends with 0', async () => {
    expect(await cli('doctor')).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['a diary that is gone', () => rmSync(paths.diary), /is not there, though/],
    ['a damaged diary', () => change(paths.diary, (bytes) => bytes.fill(1)), /The diary .* is damaged/],
    [
      'a damaged catalogue',
      () => change(paths.catalogue, (bytes) => bytes.fill(1)),
      /The catalogue .* is damaged/,
    ],
    ['a damaged model', () => damageModel(), /The model of run .* is damaged/],
    [
      'a damaged backup',
      () => writeFileSync(join(paths.backups, 'diary-2026-01-01.db'), 'x'),
      /The backup .* is damaged/,
    ],
    ['a diary with another title in it', () => changeTitle(), /not as Matinee wrote it \(entries\)/],
    ['an empty diary', () => writeFileSync(paths.diary, ''), /is empty or cut off, though/],
    [
      'a file in the place of the backups',
      () => failBackup(),
      /backups is a file, where Matinee keeps a folder of backups\. Move it away/,
    ],
  ])('doctor finds %s and ends with 1', async (_, damage, sentence) => {
    damage();
    const { code, stderr } = await cli('doctor');
    expect(stderr).toMatch(sentence);
    expect(code).toBe(1);
  });
});

function damageModel(): void {
  const [runId = ''] = readdirSync(paths.models);
  change(join(paths.models, runId, 'weights.safetensors'), (bytes) => bytes.fill(0xff, bytes.length - 400));
}

/** What SQLite takes for sound. */
function changeTitle(): void {
  change(paths.diary, (bytes) => {
    const at = bytes.indexOf('Movie 1');
    bytes.write('Novie', at);
  });
}

function failBackup(): void {
  rmSync(paths.backups, { recursive: true });
  writeFileSync(paths.backups, 'a file');
  openEngine({ libraryDirectory: paths.directory }).close();
}

describe('a library that opens', () => {
  test('has nothing wrong with it', async () => {
    expect(await health(open())).toEqual({
      readOnly: null,
      damagedModel: null,
      backupFailure: null,
      damagedBackups: [],
      changedTables: [],
    });
  });

  test('says which model is damaged, and gives no empty list instead of an error', async () => {
    damageModel();
    const host = open();
    const [runId] = readdirSync(paths.models);
    expect((await health(host)).damagedModel).toEqual({ runId, otherRunId: null });
    await expect(host.answer('recommendations:list', { limit: 20 })).rejects.toMatchObject({
      code: 'model-damaged',
      message: expect.stringContaining('another run') as string,
    });
  });

  test('says that a backup could not be written', async () => {
    failBackup();
    expect((await health(open())).backupFailure).toMatch(/backups is a file[^]*Move it away/);
  });

  test('finds what another letter did to the diary, whatever is written after the start', async () => {
    changeTitle();
    const host = open();
    await host.answer('ratings:set', { movieId: 9, stars: 2 });
    expect((await health(host)).changedTables).toEqual(['entries']);
    host.close();
    expect((await health(open())).changedTables).toEqual(['entries']);
    expect((await cli('doctor')).stderr).toMatch(/not as Matinee wrote it \(entries\)/);
  });

  test('takes no writing of another program for damage', async () => {
    const host = open();
    expect((await health(host)).changedTables).toEqual([]);
    await rate(5, 6);
    expect((await health(host)).changedTables).toEqual([]);
    const database = new Database(paths.diary, { readonly: true });
    expect(database.prepare("SELECT count(*) FROM settings WHERE key = 'tableChecksums'").pluck().get()).toBe(
      1,
    );
    database.close();
  });

  test('that could not be written takes ratings again as soon as it can be', async () => {
    let isFull = true;
    const host = open((path) => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC', path });
    });
    const rating = { movieId: 9, stars: 2 };
    await expect(host.answer('ratings:set', rating)).rejects.toMatchObject({ code: 'no-space' });
    expect(await ratings(host)).toBe(3);
    isFull = false;
    await host.answer('ratings:set', rating);
    expect(await ratings(host)).toBe(4);
    expect((await health(host)).readOnly).toBeNull();
  });

  test('has its catalogue set aside when an archive replaces a damaged one', async () => {
    change(paths.catalogue, (bytes) => bytes.fill(1));
    const host = open();
    expect((await overview(host)).catalogueProblem).toBe('damaged');
    expect(await ratings(host)).toBe(3);
    await writeTrainedLibrary(place.path('other'));
    await host.answer('adoptCatalogue', libraryPaths(place.path('other')).catalogue);
    expect((await overview(host)).catalogueProblem).toBeNull();
    const [folder = ''] = readdirSync(paths.setAside);
    expect(existsSync(join(paths.setAside, folder, 'catalogue.db'))).toBe(true);
  });
});

test('a catalogue that is damaged in its midst keeps nobody from their ratings, and an import replaces it', async () => {
  change(paths.catalogue, (bytes) => bytes.fill(0xa5, 3 * 4096, bytes.length - 4096));
  expect(await cli('export', 'ratings', place.path('ratings.csv'))).toMatchObject({ code: 0 });
  expect(await cli('backup', place.path('diary.matinee'))).toMatchObject({ code: 0 });
  const { stderr } = await cli('recommend', '--profile', 'You');
  expect(stderr).toContain('The catalogue');
  const archive = writeZip(place.path('planted.zip'), plantedArchive({ users: 30, movies: 40 }));
  expect(await cli('import', archive, '--no-model')).toMatchObject({ code: 0 });
});

test('a backup that changed since it was written is not restored', async () => {
  const engine = openEngine({ libraryDirectory: paths.directory });
  const copy = join(paths.backups, 'diary-2026-01-02.db');
  engine.saveBackup(place.path('whole.matinee'));
  engine.close();
  copyFileSync(place.path('whole.matinee'), copy);
  writeFileSync(`${copy}.sha256`, `${'0'.repeat(64)}  diary-2026-01-02.db\n`);
  const { code, stderr } = await cli('restore', copy, '--yes');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('its checksum differs') as string,
  });
});

test('doctor says that an empty catalogue is damaged', async () => {
  writeFileSync(paths.catalogue, '');
  const { code, stdout } = await cli('doctor');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Catalogue +damaged$/mu);
});

test.runIf(process.platform !== 'win32')(
  'a pipe among the backups, or in the place of the catalogue, stops nobody',
  async () => {
    execFileSync('mkfifo', [join(paths.backups, 'diary-2026-01-03.db')]);
    expect(await cli('rate', '--profile', 'You', '--movie', '4', '--stars', '3')).toMatchObject({ code: 0 });
    rmSync(paths.catalogue);
    execFileSync('mkfifo', [paths.catalogue]);
    expect(await cli('doctor')).toMatchObject({ code: 1 });
    expect((await cli('rate', '--profile', 'You', '--movie', '4', '--stars', '3')).stderr).toContain(
      'is a pipe',
    );
  },
);

test('a backup that was cut off is said to be damaged, in no words of SQLite', async () => {
  const cut = place.path('cut.matinee');
  writeFileSync(cut, readFileSync(place.path('three.matinee')).subarray(0, 20_000));
  const { code, stderr } = await cli('restore', cut, '--yes');
  expect(code).toBe(1);
  expect(stderr).toContain('can be used (it is damaged). Nothing was changed.');
});

test('a restore by the command line is seen by a window that is open: what it could undo was in another diary', async () => {
  const host = open();
  await rate(7);
  const { lastRestore: before } = await overview(host);
  expect(before).toBeNull();
  expect(await cli('restore', place.path('three.matinee'), '--yes')).toMatchObject({ code: 0 });
  const { lastRestore, ratings: count } = await overview(host);
  expect({ lastRestore, count }).toEqual({ lastRestore: expect.any(String) as string, count: 3 });
  await rate(7);
  expect((await overview(host)).lastRestore).toBe(lastRestore);
});
