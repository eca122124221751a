// Who else may read: of a library nobody, of what was exported those whom the person's own setting lets.
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keepFilesPrivate, writeAsUsual } from '../../src/engine/base/private-files.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { writeZip } from '../fixtures/made-archive.ts';
import { writeEmptyDiary } from '../fixtures/empty-diary.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
const isPosix = process.platform !== 'win32';

beforeEach(() => {
  process.umask(0o022);
});

async function run(...args: string[]): Promise<void> {
  const { code, stderr } = await runCli(...args, '--library', place.path('library'));
  expect(code, stderr).toBe(0);
}

/** Every file and folder of the library that others may do something with. */
function openToOthers(path: string): string[] {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return [];
  const inside = stats.isDirectory()
    ? readdirSync(path).flatMap((name) => openToOthers(join(path, name)))
    : [];
  return (stats.mode & 0o077) === 0 ? inside : [path, ...inside];
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test.runIf(isPosix)(
  'all that a library holds is its owner’s alone, and exports are as everything else they write',
  async () => {
    const archive = writeZip(place.path('planted.zip'), plantedArchive({ users: 30, movies: 40 }));
    chmodSync(archive, 0o644);
    await run('import', archive);
    await run('rate', '--profile', 'Ada', '--movie', '1', '--stars', '4');
    await run('export', 'ratings', place.path('out.csv'), '--profile', 'Ada');
    await run('backup', place.path('diary.matinee'));
    await run('export', 'model', place.path('models/one'));
    expect(readdirSync(place.path('library')).sort()).toEqual(
      expect.arrayContaining(['backups', 'catalogue.db', 'diary.db', 'models', 'staging']),
    );
    expect(openToOthers(place.path('library'))).toEqual([]);
    for (const name of [
      'out.csv',
      'diary.matinee',
      'models/one/model.json',
      'models/one/weights.safetensors',
    ]) {
      expect([name, modeOf(place.path(name))]).toEqual([name, 0o644]);
    }
    for (const name of ['models', 'models/one'])
      expect([name, modeOf(place.path(name))]).toEqual([name, 0o755]);
  },
);

test.runIf(isPosix)(
  'an older library is closed to others when it is opened; what it links to stays as it is',
  async () => {
    mkdirSync(place.path('library/models/run'), { recursive: true });
    mkdirSync(place.path('library/backups'));
    writeEmptyDiary(place.path('library'));
    chmodSync(place.path('library/diary.db'), 0o777);
    mkdirSync(place.path('library/window'));
    const files = ['library/models/run/model.json', 'library/backups/notes.txt', 'elsewhere.txt'];
    for (const name of files) writeFileSync(place.path(name), 'x');
    symlinkSync(place.path('elsewhere.txt'), place.path('library/backups/link'));
    await run('runs');
    expect(openToOthers(place.path('library')).filter((path) => !path.endsWith('window'))).toEqual([]);
    expect(modeOf(place.path('elsewhere.txt'))).toBe(0o644);
    expect(modeOf(place.path('library/diary.db'))).toBe(0o600);
    expect(existsSync(place.path('library/backups/notes.txt'))).toBe(true);
  },
);

test.runIf(isPosix)(
  'what was made for everybody, as the starter library is, gets the usual modes, and so does what comes next',
  () => {
    keepFilesPrivate();
    mkdirSync(place.path('starter/models/starter'), { recursive: true });
    writeFileSync(place.path('starter/models/starter/model.json'), 'x');
    expect(modeOf(place.path('starter/models/starter/model.json'))).toBe(0o600);
    writeAsUsual(place.path('starter'));
    for (const name of ['starter', 'starter/models', 'starter/models/starter']) {
      expect([name, modeOf(place.path(name))]).toEqual([name, 0o755]);
    }
    expect(modeOf(place.path('starter/models/starter/model.json'))).toBe(0o644);
    writeFileSync(place.path('next.txt'), 'x');
    expect(modeOf(place.path('next.txt'))).toBe(0o644);
  },
);

test.runIf(isPosix && process.getuid?.() === 0)(
  'doctor says that a library of another account is open to others, whose modes stay',
  async () => {
    await run('runs');
    for (const name of ['library', 'library/diary.db']) {
      chmodSync(place.path(name), 0o755);
      chownSync(place.path(name), 12_345, 12_345);
    }
    const { code, stderr } = await runCli('doctor', '--library', place.path('library'));
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('belongs to another account') as string,
    });
    expect(modeOf(place.path('library'))).toBe(0o755);
  },
);
