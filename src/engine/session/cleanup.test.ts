import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanLeftovers, stagingPath, trainingMark } from './cleanup.ts';
import { libraryPaths, type LibraryPaths } from '../library/library-paths.ts';

let paths: LibraryPaths;
beforeEach(() => {
  paths = libraryPaths(mkdtempSync(join(tmpdir(), 'matinee-')));
  mkdirSync(paths.staging);
  mkdirSync(paths.models);
});
afterEach(() => {
  rmSync(paths.directory, { recursive: true });
});

/** The number of a process that has just ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test('an empty library has nothing to clean', () => {
  rmSync(paths.staging, { recursive: true });
  rmSync(paths.models, { recursive: true });
  cleanLeftovers(paths, new Set());
  expect(existsSync(paths.staging)).toBe(false);
});

test('staged files go when their writer is gone, and stay while it lives', () => {
  const own = stagingPath(paths, 'new.db');
  writeFileSync(own, '');
  writeFileSync(join(paths.staging, `${deadPid()}-old.db`), '');
  writeFileSync(join(paths.staging, 'of-nobody.db'), '');
  cleanLeftovers(paths, new Set());
  expect(readdirSync(paths.staging).map((name) => join(paths.staging, name))).toEqual([own]);
});

test('models of runs stay, half-written and unlisted ones go', () => {
  for (const name of ['listed', 'killed', 'killed.partial']) mkdirSync(join(paths.models, name));
  writeFileSync(join(paths.staging, `${deadPid()}-${trainingMark('killed')}`), '');
  cleanLeftovers(paths, new Set(['listed']));
  expect(readdirSync(paths.models)).toEqual(['listed']);
  expect(readdirSync(paths.staging)).toEqual([]);
});

test('what a running training writes stays', () => {
  for (const name of ['new', 'new.partial']) mkdirSync(join(paths.models, name));
  writeFileSync(stagingPath(paths, trainingMark('new')), '');
  cleanLeftovers(paths, new Set());
  expect(readdirSync(paths.models).sort()).toEqual(['new', 'new.partial']);
});
