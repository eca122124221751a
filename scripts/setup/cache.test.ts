import { mkdir, readdir, readFile, readlink, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';
import { Cache, cacheKey, defaultCacheRoot, isPlaced, placeFolder } from './cache.ts';
import { listFiles } from './files.ts';

const place = useWorkplace();

async function buildGreeting(folder: string): Promise<Record<string, string>> {
  await writeFile(path.join(folder, 'greeting.txt'), 'good evening');
  return { source: 'test' };
}

describe('the place of the cache', () => {
  test('follows XDG_CACHE_HOME when it is absolute', () => {
    expect(defaultCacheRoot('linux', { XDG_CACHE_HOME: '/far/away' }, '/home/ada')).toBe('/far/away/matinee');
    expect(defaultCacheRoot('linux', { XDG_CACHE_HOME: 'near' }, '/home/ada')).toBe(
      '/home/ada/.cache/matinee',
    );
  });

  test("is each platform's own", () => {
    expect(defaultCacheRoot('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Caches/matinee');
    expect(defaultCacheRoot('win32', { LOCALAPPDATA: '/local' }, '/u')).toBe('/local/matinee/Cache');
  });
});

test('a key differs by version, recipe, platform and architecture', () => {
  const key = cacheKey('addon', ['1.0'], 1);
  expect(cacheKey('addon', ['1.1'], 1)).not.toBe(key);
  expect(cacheKey('addon', ['1.0'], 2)).not.toBe(key);
  expect(key).toContain(process.platform);
  expect(key).toContain(process.arch);
});

describe('an entry', () => {
  let root: string;
  let cache: Cache;
  beforeEach(() => {
    root = place.path('cache');
    cache = new Cache(root);
  });

  test('is built once and then found with its details', async () => {
    let builds = 0;
    const build = async (folder: string): Promise<Record<string, string>> => {
      builds += 1;
      return buildGreeting(folder);
    };
    await cache.findOrBuild('a', build);
    const entry = await new Cache(root).findOrBuild('a', build);
    expect(builds).toBe(1);
    expect(entry.details).toEqual({ source: 'test' });
    expect(await readFile(path.join(entry.folder, 'greeting.txt'), 'utf8')).toBe('good evening');
  });

  test('whose build fails leaves nothing behind', async () => {
    const failing = async (folder: string): Promise<never> => {
      await buildGreeting(folder);
      throw new Error('no luck');
    };
    await expect(cache.findOrBuild('a', failing)).rejects.toThrow('no luck');
    expect(await cache.find('a')).toBeUndefined();
    expect(await readdir(path.join(root, 'work'))).toEqual([]);
  });

  test('that is damaged is built again', async () => {
    const { folder } = await cache.findOrBuild('a', buildGreeting);
    // As long as before: only its hash says so.
    await writeFile(path.join(folder, 'greeting.txt'), 'good morning');
    expect(await cache.find('a')).toBeUndefined();
    const entry = await cache.findOrBuild('a', buildGreeting);
    expect(await readFile(path.join(entry.folder, 'greeting.txt'), 'utf8')).toBe('good evening');
  });

  test('that does not work is built again, but only once', async () => {
    let builds = 0;
    const build = (folder: string): Promise<Record<string, string>> => {
      builds += 1;
      return buildGreeting(folder);
    };
    expect(await cache.findOrBuildWorking('a', build, () => Promise.resolve(builds === 2))).toBe(true);
    expect(builds).toBe(2);
    expect(await cache.findOrBuildWorking('a', build, () => Promise.resolve(false))).toBe(false);
    expect(builds).toBe(3);
  });

  test('that several set-ups build at once is whole for all of them', async () => {
    const entries = await Promise.all([1, 2, 3].map(() => new Cache(root).findOrBuild('a', buildGreeting)));
    for (const entry of entries) {
      expect(await readFile(path.join(entry.folder, 'greeting.txt'), 'utf8')).toBe('good evening');
    }
    expect(await readdir(path.join(root, 'work'))).toEqual([]);
  });

  test('that an ended set-up left half-built goes after a day', async () => {
    const old = path.join(root, 'work', 'old');
    await mkdir(old, { recursive: true });
    await mkdir(path.join(root, 'work', 'recent'));
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000);
    await utimes(old, twoDaysAgo, twoDaysAgo);
    await cache.removeStaleWork();
    expect(await readdir(path.join(root, 'work'))).toEqual(['recent']);
  });
});

describe('placing a folder', () => {
  let source: string;
  let target: string;
  beforeEach(async () => {
    source = place.path('cache/dist');
    target = place.path('node_modules/fake/dist');
    await mkdir(path.join(source, 'resources'), { recursive: true });
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(path.join(source, 'program'), 'code', { mode: 0o755 });
    await writeFile(path.join(source, 'resources', 'app.txt'), 'app');
  });

  test('brings everything in it, and executables stay executable', async () => {
    expect(await placeFolder(source, target)).toBe(true);
    expect(await listFiles(target)).toEqual(['program', path.join('resources', 'app.txt')]);
    expect((await stat(path.join(target, 'program'))).mode & 0o111).not.toBe(0);
  });

  test('again changes nothing', async () => {
    await placeFolder(source, target);
    const before = await stat(target);
    expect(await placeFolder(source, target)).toBe(false);
    expect((await stat(target)).ino).toBe(before.ino);
  });

  test('as a copy leaves the source alone when the copy changes', async () => {
    await placeFolder(source, target, 'copy');
    expect(await isPlaced(source, target)).toBe(true);
    await writeFile(path.join(target, 'program'), 'changed');
    expect(await readFile(path.join(source, 'program'), 'utf8')).toBe('code');
  });

  test('replaces what was there before as a whole', async () => {
    await mkdir(target);
    await writeFile(path.join(target, 'left-over'), 'old');
    await writeFile(path.join(target, 'program'), 'old code');
    await placeFolder(source, target);
    expect(await listFiles(target)).toEqual(['program', path.join('resources', 'app.txt')]);
    expect(await readFile(path.join(target, 'program'), 'utf8')).toBe('code');
    expect(await readdir(path.dirname(target))).toEqual(['dist']);
  });

  test('notices a file that was changed since', async () => {
    await placeFolder(source, target);
    await rm(path.join(target, 'program'));
    await writeFile(path.join(target, 'program'), 'other code');
    expect(await isPlaced(source, target)).toBe(false);
  });

  test('brings links as links, as programs for macOS have them', async () => {
    await symlink('resources', path.join(source, 'Current'));
    await placeFolder(source, target);
    expect(await readlink(path.join(target, 'Current'))).toBe('resources');
    expect(await isPlaced(source, target)).toBe(true);
    expect(await placeFolder(source, target)).toBe(false);
  });

  test('by two set-ups of one checkout at once leaves it whole', async () => {
    await Promise.allSettled([placeFolder(source, target), placeFolder(source, target)]);
    expect(await isPlaced(source, target)).toBe(true);
  });
});
