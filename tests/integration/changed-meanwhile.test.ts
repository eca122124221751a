// Undo, removing and restoring where the diary is another one by then: nothing is lost, and nothing fails with a word of SQLite.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/engine/base/sqlite.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { useHistoryEngine } from '../fixtures/history-engine.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { smallMovies } from '../fixtures/small-catalogue.ts';

const { place, engine, ask, adopt, writeRatings } = useHistoryEngine();
const writer = fileURLToPath(new URL('../fixtures/diary-writer.ts', import.meta.url));
const importer = fileURLToPath(new URL('../fixtures/parallel-importer.ts', import.meta.url));
const gone = { code: 'unknown-profile' };

function anotherEngine(): Engine {
  const other = openEngine({ libraryDirectory: place.path('library') });
  onTestFinished(() => {
    other.close();
  });
  return other;
}

async function becomeAda(): Promise<number> {
  const { profileId } = await ask('profiles:create', { name: 'Ada' });
  await ask('profiles:activate', { profileId });
  return profileId;
}

test('a mark is put back after the import that brought it was undone', async () => {
  const path = place.path('watchlist.csv');
  writeFileSync(path, 'Date,Name,Year,Letterboxd URI\n2024-05-01,Nowhere Man,2020,u\n');
  const { previewId } = await ask('history:read', { path });
  const { applied } = await ask('history:apply', { previewId });
  const [mark] = await ask('marks:list', {});
  await ask('marks:remove', { markId: mark!.markId });
  await ask('history:undo', { importId: applied!.importId });
  await ask('marks:put-back', { markId: mark!.markId });
  expect(await ask('marks:list', {})).toMatchObject([{ title: 'Nowhere Man' }]);
});

test('what belongs to somebody who was removed meanwhile is refused in words', async () => {
  const diary = openDiary(libraryPaths(place.path('library')).diary, { backups: place.path('backups') });
  onTestFinished(() => {
    diary.close();
  });
  const { profileId } = diary.createProfile('Ada');
  const heat = { movieId: 2, title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
  const entry = diary.setRating(profileId, heat, 4);
  diary.removeRating(entry.entryId);
  await anotherEngine().handlers['profiles:remove']({ profileId });
  expect(() => diary.putBackRating(entry.entryId)).toThrow(expect.objectContaining(gone) as Error);
  expect(() => diary.setRating(profileId, heat, 4)).toThrow(expect.objectContaining(gone) as Error);
  expect(() => {
    diary.setMark(profileId, heat, 'watchlist');
  }).toThrow(/no longer there/u);
});

test('what was removed before a restore, or under another catalogue, is not put back into what is there now', async () => {
  const first = await ask('ratings:set', { movieId: 2, stars: 4 });
  const backup = engine().saveBackup(place.path('diary.matinee'));
  await ask('ratings:remove', { entryId: first.entryId });
  const second = await ask('ratings:set', { movieId: 3, stars: 1 });
  await ask('ratings:remove', { entryId: second.entryId });
  await ask('backups:restore', { path: backup.path });
  await expect(ask('ratings:put-back', { entryId: second.entryId })).rejects.toMatchObject({
    code: 'unknown-entry',
  });
  expect(await ask('ratings:list', {})).toMatchObject([{ title: 'Heat' }]);

  await ask('ratings:remove', { entryId: first.entryId });
  const shifted = smallMovies.map((movie) => ({ ...movie, movieId: movie.movieId + 1 }));
  await adopt(shifted);
  await expect(ask('ratings:put-back', { entryId: first.entryId })).rejects.toMatchObject({
    code: 'unknown-entry',
  });
});

test('two imports of one file at once: each rating is there once, and neither import fails', async () => {
  const rows = smallMovies.map(({ title, year }) => `2024-05-01,${title},${year},u,4`);
  const more = Array.from({ length: 50 }, (_, at) => `2024-05-01,Nowhere ${at},2000,u,3`);
  const path = writeRatings([...rows, ...more]);
  const blocker = openDatabase(libraryPaths(place.path('library')).diary);
  onTestFinished(() => {
    blocker.close();
  });
  const children = [0, 1].map(() =>
    fork(importer, [place.path('library'), path], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  // Both look up what there is, or wait to, before either can write.
  blocker.exec('BEGIN IMMEDIATE');
  const answers = children.map((child) => once(child, 'message'));
  for (const child of children) child.send('go');
  await delay(1500);
  blocker.exec('COMMIT');
  const said = (await Promise.all(answers)).flat().filter((answer) => typeof answer === 'string');
  expect(said.sort()).toEqual(['added 0', `added ${rows.length + more.length}`]);
  expect(await ask('ratings:list', {})).toHaveLength(rows.length + more.length);
});

test('before it replaces a diary, a restore names everyone there and how much of theirs it replaces', async () => {
  const backup = engine().saveBackup(place.path('empty.matinee'));
  for (const movieId of [1, 2]) await ask('ratings:set', { movieId, stars: 4 });
  await becomeAda();
  for (const movieId of [1, 2, 3]) await ask('ratings:set', { movieId, stars: 4 });
  const replaces = [
    { name: 'You', ratings: 2 },
    { name: 'Ada', ratings: 3 },
  ];
  expect(await ask('backups:inspect', { path: backup.path })).toMatchObject({ ratings: 0, replaces });

  const shown = await runCli('restore', backup.path, '--library', place.path('library'));
  expect(shown.stdout).toMatch(/^Replaces +You \(2\), Ada \(3\)$/mu);
  const { stdout } = await runCli('restore', backup.path, '--yes', '--library', place.path('library'));
  expect(stdout).toContain('It replaced what there was: You (2), Ada (3).');
});

test('what another process enters while a diary is restored is in it, or in the copy of the one before', async () => {
  const { path } = engine().saveBackup(place.path('empty.matinee'));
  // Into a file: nobody empties a pipe while this process restores.
  const output = openSync(place.path('reported'), 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', writer, place.path('library')], {
    stdio: ['ignore', output, 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = once(child, 'close');
  const reported = (): string => readFileSync(place.path('reported'), 'utf8');
  await expect.poll(reported, { timeout: 60_000 }).not.toBe('');
  const copies: string[] = [];
  for (let round = 0; round < 8; round += 1) {
    copies.push((await ask('backups:restore', { path })).previousDiary);
    await delay(30);
  }
  child.kill('SIGKILL');
  await ended;
  closeSync(output);
  const rated = [...reported().matchAll(/^rated (\d+)\n/gmu)].map(([, at]) => `Rated ${at}`);
  const found = new Set([...copies, libraryPaths(place.path('library')).diary].flatMap(titlesIn));
  expect(rated.length).toBeGreaterThan(20);
  expect(rated.filter((title) => !found.has(title))).toEqual([]);
});

function titlesIn(file: string): string[] {
  const database = openDatabase(file, { readonly: true });
  try {
    return database.prepare<[], string>('SELECT title FROM entries').pluck().all();
  } finally {
    database.close();
  }
}
