// Files that go out of the library are written whole, and never into the library, whatever way their path takes.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
const library = (name: string): string => place.path(`library/${name}`);

beforeEach(async () => {
  mkdirSync(place.path('library'));
  await writeSmallCatalogue(library('catalogue.db'));
  const engine = openEngine({ libraryDirectory: place.path('library') });
  for (const movieId of [1, 2, 3]) await engine.rate('You', movieId, 4);
  engine.close();
});

/** Every command that writes to a chosen place. */
const commands: Record<string, (path: string) => string[]> = {
  'export ratings': (path) => ['export', 'ratings', path],
  'export ratings for Letterboxd': (path) => ['export', 'ratings', path, '--layout', 'letterboxd'],
  'export recommendations': (path) => ['export', 'recommendations', path],
  'export model': (path) => ['export', 'model', path],
  backup: (path) => ['backup', path],
};

/** Ways into the library, by what they are. */
const ways: Record<string, () => string> = {
  'the diary': () => library('diary.db'),
  'a new file': () => library('new.csv'),
  'a new file in a folder of the library': () => library('backups/new.csv'),
  'a relative path': () => relative(process.cwd(), library('diary.db')),
  'a path with detours': () => place.path('library/../library/backups/../diary.db'),
  'a link to the folder': () => {
    symlinkSync(place.path('library'), place.path('elsewhere'));
    return place.path('elsewhere/new.csv');
  },
  'a link to the diary': () => {
    symlinkSync(library('diary.db'), place.path('link.csv'));
    return place.path('link.csv');
  },
  'a link to what is not there yet': () => {
    symlinkSync(library('new.csv'), place.path('link.csv'));
    return place.path('link.csv');
  },
  'another name of the diary': () => {
    linkSync(library('diary.db'), place.path('same.csv'));
    return place.path('same.csv');
  },
};

describe.each(Object.entries(commands))('%s', (_, command) => {
  test.each(Object.entries(ways))('does not write to %s', async (_way, way) => {
    const path = way();
    const before = { names: readdirSync(place.path('library')), diary: readFileSync(library('diary.db')) };
    const { code, stderr } = await runCli(...command(path), '--library', place.path('library'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/is in the library itself\. Choose a place outside .*; nothing was written\.\n$/u);
    expect(readdirSync(place.path('library'))).toEqual(before.names);
    expect(readFileSync(library('diary.db')).equals(before.diary)).toBe(true);
  });
});

test.each(Object.entries(commands).filter(([name]) => name !== 'export model'))(
  '%s does not replace a folder or a pipe',
  async (_, command) => {
    mkdirSync(place.path('folder'));
    execFileSync('mkfifo', [place.path('pipe')]);
    for (const name of ['folder', 'pipe']) {
      const { code, stderr } = await runCli(...command(place.path(name)), '--library', place.path('library'));
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `${place.path(name)} is not a file that can be replaced. Choose another name; nothing was written.\n`,
      });
    }
    expect(statSync(place.path('pipe')).isFIFO()).toBe(true);
  },
);

test('a file that a link leads to is replaced, whole, and the link stays', async () => {
  writeFileSync(place.path('real.csv'), 'old');
  symlinkSync(place.path('real.csv'), place.path('link.csv'));
  const { code } = await runCli(
    'export',
    'ratings',
    place.path('link.csv'),
    '--library',
    place.path('library'),
  );
  expect(code).toBe(0);
  expect(readFileSync(place.path('real.csv'), 'utf8').split('\n')).toHaveLength(5);
  expect(readFileSync(place.path('link.csv'), 'utf8')).toBe(readFileSync(place.path('real.csv'), 'utf8'));
  expect(readdirSync(place.path('.')).filter((name) => name.includes('unfinished'))).toEqual([]);
  expect(existsSync(libraryPaths(place.path('library')).diary)).toBe(true);
});

test('what a killed export left half-written goes at the next one, after a day', async () => {
  for (const [name, hours] of [
    ['old', 25],
    ['new', 1],
  ] as const) {
    const file = place.path(`.matinee-${name}.unfinished`);
    writeFileSync(file, 'x');
    utimesSync(file, Date.now() / 1000 - hours * 3600, Date.now() / 1000 - hours * 3600);
  }
  writeFileSync(place.path('mine.unfinished'), 'x');
  utimesSync(place.path('mine.unfinished'), 0, 0);
  await runCli('export', 'ratings', place.path('out.csv'), '--library', place.path('library'));
  expect(readdirSync(place.path('.')).sort()).toEqual([
    '.matinee-new.unfinished',
    'library',
    'mine.unfinished',
    'out.csv',
  ]);
});

test.each(Object.entries(commands))('%s does not write into another library either', async (_, command) => {
  mkdirSync(place.path('other'));
  for (const name of ['diary.db', 'catalogue.db'])
    writeFileSync(place.path(`other/${name}`), 'of somebody else');
  for (const name of ['diary.db', 'new.csv']) {
    const { code, stderr } = await runCli(...command(place.path(`other/${name}`)), '--library', library(''));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /is in another library of Matinee\. Choose a place outside .*other; nothing was written/u,
    );
  }
  expect(readFileSync(place.path('other/diary.db'), 'utf8')).toBe('of somebody else');
  expect(readdirSync(place.path('other')).sort()).toEqual(['catalogue.db', 'diary.db']);
});
