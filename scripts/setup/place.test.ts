import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from './files.ts';
import { isPlaced, placeFolder } from './place.ts';

let root: string;
let source: string;
let target: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'matinee-place-'));
  source = path.join(root, 'cache', 'dist');
  target = path.join(root, 'node_modules', 'fake', 'dist');
  await mkdir(path.join(source, 'resources'), { recursive: true });
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(path.join(source, 'program'), 'code', { mode: 0o755 });
  await writeFile(path.join(source, 'resources', 'app.txt'), 'app');
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('a folder is placed with everything in it, and executables stay executable', async () => {
  expect(await placeFolder(source, target)).toBe(true);
  expect(await listFiles(target)).toEqual(['program', 'resources/app.txt']);
  expect((await stat(path.join(target, 'program'))).mode & 0o111).not.toBe(0);
});

test('placing again changes nothing', async () => {
  await placeFolder(source, target);
  const before = await stat(target);
  expect(await placeFolder(source, target)).toBe(false);
  expect((await stat(target)).ino).toBe(before.ino);
});

test('what was there before is replaced as a whole', async () => {
  await mkdir(target);
  await writeFile(path.join(target, 'left-over'), 'old');
  await writeFile(path.join(target, 'program'), 'old code');
  await placeFolder(source, target);
  expect(await listFiles(target)).toEqual(['program', 'resources/app.txt']);
  expect(await readFile(path.join(target, 'program'), 'utf8')).toBe('code');
  expect(await readdir(path.dirname(target))).toEqual(['dist']);
});

test('a file that was changed since is noticed', async () => {
  await placeFolder(source, target);
  await rm(path.join(target, 'program'));
  await writeFile(path.join(target, 'program'), 'other code');
  expect(await isPlaced(source, target)).toBe(false);
});

test('two set-ups of one checkout at once leave it whole', async () => {
  await Promise.allSettled([placeFolder(source, target), placeFolder(source, target)]);
  expect(await isPlaced(source, target)).toBe(true);
});
