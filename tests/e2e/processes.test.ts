// The engine's and the jobs' processes in the real app: a crash does not take the window along, a cancel leaves nothing behind.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { launchApp, newFolder, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { cancelFirstTrainings, importInBackground, isAutomatic, waitForJob } from './studio.ts';

let place: Workplace;
let libraryDirectory: string;
let launched: LaunchedApp;
/** Takes a while to import. */
let large: string;

beforeAll(async () => {
  place = makeWorkplace();
  large = writeZip(place.path('large.zip'), plantedArchive({ users: 1000, movies: 500 }));
  libraryDirectory = await newFolder();
  launched = await launchApp({ libraryDirectory });
});
afterAll(async () => {
  await launched.close();
  place.remove();
  await removeFolder(libraryDirectory);
});

/** Number of the app's process with that service name. */
async function requirePid(serviceName: string): Promise<number> {
  const pid = await launched.app.evaluate(
    ({ app }, name) => app.getAppMetrics().find((process) => process.name === name)?.pid,
    serviceName,
  );
  if (pid === undefined) throw new Error(`there is no process named ${serviceName}`);
  return pid;
}

/** Starts collecting an event's payloads in the page. */
async function listen(
  page: Page,
  name: 'engine:restarted' | 'library:changed',
): Promise<() => Promise<unknown[]>> {
  await page.evaluate((event) => {
    const heard: unknown[] = [];
    Object.assign(window, { [`heard ${event}`]: heard });
    window.matinee.on(event, (payload) => heard.push(payload));
  }, name);
  return () => page.evaluate((event): unknown[] => Reflect.get(window, `heard ${event}`) as unknown[], name);
}

const catalogue = async () => (await callFrom(launched.page, 'library:overview', {})).catalogue;

function stagedFiles(): string[] {
  const staging = join(libraryDirectory, 'staging');
  return existsSync(staging) ? readdirSync(staging) : [];
}

test('an engine that is killed comes back, and what was saved is still there', async () => {
  const { page } = launched;
  await callFrom(page, 'settings:update', { theme: 'dark' });
  const restarts = await listen(page, 'engine:restarted');
  const overviews = await listen(page, 'library:changed');
  const pid = await requirePid('Matinee engine');
  process.kill(pid, 'SIGKILL');
  await expect.poll(restarts, { timeout: 20_000 }).toHaveLength(1);
  await expect.poll(overviews, { timeout: 20_000 }).toHaveLength(1);
  expect(await requirePid('Matinee engine')).not.toBe(pid);
  expect((await callFrom(page, 'library:overview', {})).settings.theme).toBe('dark');
});

test('a cancelled import leaves nothing behind, and the next one is taken over', async () => {
  const { page } = launched;
  const before = await catalogue();
  const { jobId } = await callFrom(page, 'imports:start', { path: large });
  await expect(callFrom(page, 'imports:start', { path: large })).rejects.toMatchObject({
    code: 'job-running',
  });
  await callFrom(page, 'jobs:cancel', { jobId });
  expect(await callFrom(page, 'jobs:current', {})).toMatchObject({ jobId, status: 'cancelled' });
  expect(await catalogue()).toEqual(before);
  await expect.poll(stagedFiles).toEqual([]);

  const overviews = await listen(page, 'library:changed');
  await callFrom(page, 'imports:start', { path: large });
  await waitForJob(page, isAutomatic);
  await expect.poll(overviews).toHaveLength(1);
  expect((await callFrom(page, 'library:overview', {})).lastImport?.ratings).toBe(250_000);
  expect((await catalogue())?.ratings).toBe(250_000);
  await cancelFirstTrainings(page);
});

test('a training can be cancelled, and leaves no run', async () => {
  const { page } = launched;
  await importInBackground(
    page,
    writeZip(place.path('small.zip'), plantedArchive({ users: 60, movies: 60 })),
  );
  const { jobId } = await callFrom(page, 'training:start', { epochs: 500 });
  await waitForJob(page, (job) => job.kind === 'training' && (job.progress?.epoch ?? 0) >= 1);
  await callFrom(page, 'jobs:cancel', { jobId });
  expect(await callFrom(page, 'jobs:current', {})).toMatchObject({ jobId, status: 'cancelled' });
  expect(await callFrom(page, 'runs:list', {})).toEqual([]);
});

test('a job whose process is killed has failed, and the library is as it was', async () => {
  const { page } = launched;
  const before = await catalogue();
  await callFrom(page, 'imports:start', { path: large });
  await waitForJob(page, ({ progress }) => progress !== null);
  process.kill(await requirePid('Matinee job'), 'SIGKILL');
  const job = await waitForJob(page, ({ status }) => status !== 'running');
  expect(job).toMatchObject({ kind: 'import', status: 'failed', error: { code: 'internal' } });
  expect(job.error?.message).toContain('Your library is as it was before.');
  await expect.poll(stagedFiles).toEqual([]);
  expect(await catalogue()).toEqual(before);
});

test('a library of a newer version is shown, says that nothing can be changed, and is not touched', async () => {
  await importInBackground(
    launched.page,
    writeZip(place.path('small.zip'), plantedArchive({ users: 50, movies: 60 })),
  );
  const { movieId } = (await callFrom(launched.page, 'movies:search', { limit: 1 })).movies[0] ?? {};
  if (movieId === undefined) throw new Error('There are no movies.');
  await callFrom(launched.page, 'settings:update', { onboardingDone: true });
  await callFrom(launched.page, 'ratings:set', { movieId, stars: 5 });
  const ratings = await callFrom(launched.page, 'ratings:list', {});
  await launched.app.close();
  const { default: Database } = await import('better-sqlite3');
  const withDiary = <T>(work: (diary: InstanceType<typeof Database>) => T): T => {
    const diary = new Database(join(libraryDirectory, 'diary.db'));
    try {
      return work(diary);
    } finally {
      diary.close();
    }
  };
  withDiary((diary) => {
    diary.exec('ALTER TABLE entries ADD COLUMN later TEXT');
    diary.pragma('user_version = 9999');
  });
  launched = await launchApp({ libraryDirectory });
  expect(await callFrom(launched.page, 'ratings:list', {})).toEqual(ratings);
  await expect(callFrom(launched.page, 'ratings:set', { movieId, stars: 1 })).rejects.toMatchObject({
    code: 'library-too-new',
  });
  await launched.page.getByText('Nothing can be saved in this library now').waitFor();
  expect(withDiary((diary) => diary.pragma('user_version', { simple: true }))).toBe(9999);
});
