// Several people in one library: each with their own diary, and nothing lost when one of them goes.
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Profile } from '../../src/contract/diary.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-'));
  engine = openEngine({ libraryDirectory: join(folder, 'library') });
  const staged = join(folder, 'staged.db');
  await writeSmallCatalogue(staged);
  engine.adoptCatalogue(staged);
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const ask = asking(() => engine);

async function become(name: string): Promise<Profile> {
  const profile = await ask('profiles:create', { name });
  await ask('profiles:activate', { profileId: profile.profileId });
  return profile;
}

test('each profile has ratings of its own', async () => {
  await ask('ratings:set', { movieId: 1, stars: 5 });
  await become('Ada');
  expect(await ask('ratings:list', {})).toEqual([]);
  await ask('ratings:set', { movieId: 2, stars: 1 });
  expect((await ask('library:overview', {})).profile.name).toBe('Ada');
  const [you, ada] = await ask('profiles:list', {});
  expect([you, ada]).toMatchObject([
    { name: 'You', isActive: false, ratings: 1, linkedRatings: 1 },
    { name: 'Ada', isActive: true, ratings: 1, linkedRatings: 1 },
  ]);
  await ask('profiles:activate', { profileId: you!.profileId });
  expect(await ask('ratings:list', {})).toMatchObject([{ movieId: 1, stars: 5 }]);
});

test('a name is changed, also in its letter case, and never to that of another', async () => {
  const ada = await become('Ada');
  expect(await ask('profiles:rename', { ...ada, name: ' ADA ' })).toEqual({ ...ada, name: 'ADA' });
  await expect(ask('profiles:rename', { ...ada, name: 'you' })).rejects.toThrow(
    /already a profile named You/,
  );
  await expect(ask('profiles:rename', { ...ada, name: ' ' })).rejects.toThrow(/1 to 60 characters/);
  await expect(ask('profiles:create', { name: 'ada' })).rejects.toThrow(/already a profile named ADA/);
});

test('who is removed takes all that is theirs along, and a copy of the diary stays', async () => {
  await ask('ratings:set', { movieId: 1, stars: 5 });
  const ada = await become('Ada');
  await ask('ratings:set', { movieId: 2, stars: 4 });
  const { backup } = await ask('profiles:remove', { profileId: ada.profileId });

  expect(await ask('profiles:list', {})).toMatchObject([{ name: 'You', isActive: true, ratings: 1 }]);
  expect(await ask('ratings:list', {})).toMatchObject([{ movieId: 1, stars: 5 }]);
  expect(existsSync(backup)).toBe(true);
  expect(await ask('backups:inspect', { path: backup })).toMatchObject({
    profiles: [
      { name: 'You', ratings: 1 },
      { name: 'Ada', ratings: 1 },
    ],
  });
  await ask('backups:restore', { path: backup });
  expect(await ask('profiles:list', {})).toMatchObject([{ ratings: 1 }, { name: 'Ada', ratings: 1 }]);
});

test('of who is removed no choice of groups and no tuning stays behind', async () => {
  const ada = await become('Ada');
  await ask('tuner:keep', { tuning: { novelty: 1 } });
  await ask('onboarding:choose-groups', { groupIds: [] });
  await ask('profiles:remove', { profileId: ada.profileId });
  const database = new Database(join(folder, 'library', 'diary.db'), { readonly: true });
  const keys = database.prepare<[], string>('SELECT key FROM settings').pluck().all();
  database.close();
  expect(keys.filter((key) => key.includes(String(ada.profileId)))).toEqual([]);
});

test('a history that is still being read when another profile takes over ends', async () => {
  const file = join(folder, 'ratings.csv');
  writeFileSync(file, 'Date,Name,Year,Letterboxd URI,Rating\n2024-05-01,Alien,1979,,4.5\n');
  const reading = ask('history:read', { path: file });
  await become('Ada');
  await expect(reading).rejects.toMatchObject({ code: 'unknown-preview' });
});

test('the last profile stays', async () => {
  const [you] = await ask('profiles:list', {});
  await expect(ask('profiles:remove', { profileId: you!.profileId })).rejects.toThrow(/last profile stays/);
  const ada = await become('Ada');
  await ask('profiles:remove', { profileId: ada.profileId });
  await expect(ask('profiles:remove', { profileId: ada.profileId })).rejects.toThrow(/no longer there/);
  await expect(ask('profiles:activate', { profileId: ada.profileId })).rejects.toThrow(/no longer there/);
});
