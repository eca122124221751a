import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanLeftovers, stagingPath, trainingMark } from './cleanup.ts';
import { madeModelRun } from '../../../tests/fixtures/made-run.ts';
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

test('a whole model that the diary does not know is kept and returned, unless its training did not come to its end', () => {
  for (const runId of ['of-a-lost-diary', 'cancelled']) {
    mkdirSync(join(paths.models, runId));
    writeFileSync(join(paths.models, runId, 'model.json'), JSON.stringify({ run: madeModelRun(runId) }));
  }
  writeFileSync(join(paths.staging, `${deadPid()}-${trainingMark('cancelled')}`), '');
  expect(cleanLeftovers(paths, new Set())).toMatchObject([{ runId: 'of-a-lost-diary' }]);
  expect(readdirSync(paths.models)).toEqual(['of-a-lost-diary']);
});

test('what a running training writes stays', () => {
  for (const name of ['new', 'new.partial']) mkdirSync(join(paths.models, name));
  writeFileSync(stagingPath(paths, trainingMark('new')), '');
  cleanLeftovers(paths, new Set());
  expect(readdirSync(paths.models).sort()).toEqual(['new', 'new.partial']);
});

test('half-written backups go after a day, copies from before a restore or a removal after a quarter, but for the last', () => {
  mkdirSync(paths.backups);
  const daysAgo: Record<string, number> = {
    'diary-2026-01-01.db': 400,
    'diary-version-1-1.db': 400,
    'diary-before-restoring-1.db': 300,
    'diary-before-restoring-1.db.sha256': 300,
    'diary-before-restoring-2.db': 100,
    'diary-before-restoring-3.db': 80,
    'diary-before-removing-a-profile-4.db': 300,
    'diary-2026-01-02.db.77.unfinished': 2,
    'diary-2026-01-02.db.77.unfinished-journal': 2,
    'diary-2026-01-03.db.78.unfinished': 0.5,
    'mine.db': 900,
  };
  for (const [name, days] of Object.entries(daysAgo)) {
    writeFileSync(join(paths.backups, name), '');
    const time = Date.now() / 1000 - days * 86_400;
    utimesSync(join(paths.backups, name), time, time);
  }
  cleanLeftovers(paths, new Set());
  expect(readdirSync(paths.backups).sort()).toEqual([
    'diary-2026-01-01.db',
    'diary-2026-01-03.db.78.unfinished',
    'diary-before-removing-a-profile-4.db',
    'diary-before-restoring-3.db',
    'diary-version-1-1.db',
    'mine.db',
  ]);
});
