// What the disk and its folders refuse is said in one sentence, and never as something unexpected.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { allMovies } from '../../src/contract/candidate-sets.ts';
import { toEnvelope } from '../../src/contract/envelope.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { writeZip } from '../fixtures/made-archive.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { writeTrainedLibrary } from '../fixtures/planted-library.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

test.each([
  ['a file', () => place.path('file'), /something of that name already/],
  ['inside a file', () => place.path('file/library'), /a part of that path is a file/],
  ['too long', () => place.path('x'.repeat(300)), /too long for this system/],
])('a library whose path is %s', async (_, path, sentence) => {
  writeFileSync(place.path('file'), '');
  const { code, stderr } = await runCli('runs', '--library', path());
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/unexpected|E[A-Z]{5,}/);
  expect(code).toBe(1);
});

test.runIf(process.platform === 'linux' && existsSync('/proc/self'))(
  'a folder that takes no other folders is refused, and not tried for ever',
  async () => {
    const { code, stderr } = await runCli('runs', '--library', '/proc/matinee');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('/proc/matinee') as string,
    });
  },
);

/** As the system does for a disk that is mounted read-only; root may write whatever the modes say. */
function refuseWriting(path: string): void {
  throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', path });
}

test('a library that can’t be written recommends and exports, and refuses ratings in a sentence', async () => {
  await writeTrainedLibrary(place.path('library'));
  const options = { libraryDirectory: place.path('library') };
  const movieIds = [1, 2, 3].map((movieId) => movieIdSchema.parse(movieId));
  const before = openEngine(options);
  for (const movieId of movieIds) await before.handlers['ratings:set']({ movieId, stars: 4 });
  before.close();
  const files = readdirSync(place.path('library'));
  const engine = openEngine({ ...options, checkWritable: refuseWriting });
  onTestFinished(() => {
    engine.close();
  });
  const { recommendations } = await engine.handlers['recommendations:list']({
    limit: 5,
    from: allMovies,
  });
  expect(recommendations).toHaveLength(5);
  const exported = engine.exportRatings({ layout: 'letterboxd', path: place.path('out.csv') });
  expect(exported).toMatchObject({ rows: 3 });
  const [movieId] = movieIds;
  const rating = toEnvelope(() => engine.handlers['ratings:set']({ movieId: movieId!, stars: 1 }));
  expect(await rating).toMatchObject({ ok: false, error: { code: 'read-only' } });
  expect((await engine.handlers['library:health']({})).readOnly?.message).toMatch(/read-only/);
  expect(readdirSync(place.path('library'))).toEqual(files);
});

test('a catalogue that is a folder', async () => {
  mkdirSync(place.path('library/catalogue.db'), { recursive: true });
  const { stderr } = await runCli('recommend', '--user', '1', '--library', place.path('library'));
  expect(stderr).not.toMatch(/unexpected|SQLITE/);
});

/** A small disk in memory, which only root can make; false where it can't be made. */
function mountDisk(directory: string): boolean {
  mkdirSync(directory);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    return false;
  }
  return true;
}

function fillWhole(file: string): void {
  for (const bytes of [4096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      continue;
    }
  }
}

test.each([
  ['entirely full', /no space left|Free some space/, (disk: string) => fillWhole(`${disk}/filler`)],
  ['mounted read-only', /read-only/, (disk: string) => execFileSync('mount', ['-o', 'remount,ro', disk])],
])('a disk that is %s: lists, exports, and one right sentence for the rest', async (_, sentence, turn) => {
  const disk = place.path('disk');
  if (!mountDisk(disk)) {
    expect(process.getuid?.()).not.toBe(0);
    return;
  }
  try {
    await tryEverything(disk, sentence, turn);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

async function tryEverything(disk: string, sentence: RegExp, turn: (disk: string) => unknown): Promise<void> {
  const library = ['--library', `${disk}/library`];
  await writeTrainedLibrary(`${disk}/library`);
  const rating = ['rate', '--profile', 'You', '--movie', '1', '--stars'];
  expect(await runCli(...rating, '4', ...library)).toMatchObject({ code: 0 });
  expect(await runCli('backup', place.path('diary.matinee'), ...library)).toMatchObject({ code: 0 });
  turn(disk);
  expect(await runCli('recommend', '--profile', 'You', ...library)).toMatchObject({ code: 0 });
  const csv = place.path('ratings.csv');
  expect(await runCli('export', 'ratings', csv, ...library)).toMatchObject({ code: 0 });
  const archive = writeZip(place.path('planted.zip'), plantedArchive({ users: 30, movies: 40 }));
  for (const args of [
    [...rating, '3'],
    ['history', 'import', csv, '--yes', '--profile', 'Ann'],
    ['restore', place.path('diary.matinee'), '--yes'],
    ['import', archive],
    ['train', '--preset', 'classic', '--epochs', '1'],
    ['doctor'],
  ]) {
    const { code, stderr } = await runCli(...args, ...library);
    expect([args[0], stderr]).toEqual([args[0], expect.stringMatching(sentence)]);
    expect([args[0], stderr]).toEqual([args[0], expect.not.stringMatching(/can.t be opened|unexpected/)]);
    expect([args[0], code]).toEqual([args[0], 1]);
  }
}
