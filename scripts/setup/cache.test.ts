import { mkdtemp, readFile, rm, truncate, utimes, writeFile, mkdir, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Cache, cacheKey, defaultCacheRoot } from './cache.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'matinee-cache-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

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

test('an entry is built once and then found with its details', async () => {
  let builds = 0;
  const build = (folder: string): Promise<Record<string, string>> => {
    builds++;
    return buildGreeting(folder);
  };
  await new Cache(root).findOrBuild('a', build);
  const entry = await new Cache(root).findOrBuild('a', build);
  expect(builds).toBe(1);
  expect(entry.details).toEqual({ source: 'test' });
  expect(await readFile(path.join(entry.folder, 'greeting.txt'), 'utf8')).toBe('good evening');
});

test('a build that fails leaves nothing behind', async () => {
  const cache = new Cache(root);
  const failing = async (folder: string): Promise<never> => {
    await buildGreeting(folder);
    throw new Error('no luck');
  };
  await expect(cache.findOrBuild('a', failing)).rejects.toThrow('no luck');
  expect(await cache.find('a')).toBeUndefined();
  expect(await readdir(path.join(root, 'work'))).toEqual([]);
});

test('a damaged entry is built again', async () => {
  const cache = new Cache(root);
  const { folder } = await cache.findOrBuild('a', buildGreeting);
  await truncate(path.join(folder, 'greeting.txt'), 3);
  expect(await cache.find('a')).toBeUndefined();
  const entry = await cache.findOrBuild('a', buildGreeting);
  expect(await readFile(path.join(entry.folder, 'greeting.txt'), 'utf8')).toBe('good evening');
});

test('two set-ups that build the same entry at once both get it whole', async () => {
  const entries = await Promise.all([1, 2, 3].map(() => new Cache(root).findOrBuild('a', buildGreeting)));
  for (const entry of entries) {
    expect(await readFile(path.join(entry.folder, 'greeting.txt'), 'utf8')).toBe('good evening');
  }
  expect(await readdir(path.join(root, 'work'))).toEqual([]);
});

test('what an ended set-up left behind goes after a day', async () => {
  const cache = new Cache(root);
  const old = path.join(root, 'work', 'old');
  const recent = path.join(root, 'work', 'recent');
  await mkdir(old, { recursive: true });
  await mkdir(recent);
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000);
  await utimes(old, twoDaysAgo, twoDaysAgo);
  await cache.removeStaleWork();
  expect(await readdir(path.join(root, 'work'))).toEqual(['recent']);
});
