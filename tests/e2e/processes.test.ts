// The engine's and the jobs' processes in the real app: a crash does not take the window along, a cancel leaves nothing behind.
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../src/contract/jobs.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';

const archive = resolve(import.meta.dirname, '../../../shared/data/ml-latest-small.zip');

let libraryDirectory: string;
let launched: LaunchedApp;
beforeEach(async () => {
  libraryDirectory = await mkdtemp(join(tmpdir(), 'matinee-'));
  launched = await launchApp({ libraryDirectory });
});
afterEach(async () => {
  await launched.close();
  await rm(libraryDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** Number of the app's process with that service name; undefined where there is none. */
function pidOf(serviceName: string): Promise<number | undefined> {
  return launched.app.evaluate(
    ({ app }, name) => app.getAppMetrics().find((process) => process.name === name)?.pid,
    serviceName,
  );
}

async function requirePid(serviceName: string): Promise<number> {
  const pid = await pidOf(serviceName);
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

async function waitForJob(page: Page, isThere: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await callFrom(page, 'jobs:current', {});
    if (job !== null && isThere(job)) return job;
    await page.waitForTimeout(20);
  }
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

test('the chosen theme is the page’s colour scheme, also at the next start', async () => {
  const isDark = (): Promise<boolean> =>
    launched.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await callFrom(launched.page, 'settings:update', { theme: 'light' });
  await expect.poll(isDark).toBe(false);
  await callFrom(launched.page, 'settings:update', { theme: 'dark' });
  await expect.poll(isDark).toBe(true);
  await launched.app.close();
  launched = await launchApp({ libraryDirectory });
  expect(await isDark()).toBe(true);
});

test('a library of a newer version is told of, and not touched', async () => {
  await callFrom(launched.page, 'library:overview', {});
  await launched.app.close();
  const { default: Database } = await import('better-sqlite3');
  const diary = new Database(join(libraryDirectory, 'diary.db'));
  diary.pragma('user_version = 9999');
  diary.close();
  launched = await launchApp({ libraryDirectory });
  await expect(callFrom(launched.page, 'library:overview', {})).rejects.toMatchObject({
    code: 'library-too-new',
  });
});

describe.skipIf(!existsSync(archive))('with the real archive', () => {
  test('a cancelled import leaves nothing behind, and the next one is taken over', async () => {
    const { page } = launched;
    const { jobId } = await callFrom(page, 'imports:start', { path: archive });
    await expect(callFrom(page, 'imports:start', { path: archive })).rejects.toMatchObject({
      code: 'job-running',
    });
    await callFrom(page, 'jobs:cancel', { jobId });
    expect(await callFrom(page, 'jobs:current', {})).toMatchObject({ jobId, status: 'cancelled' });
    expect((await callFrom(page, 'library:overview', {})).catalogue).toBeNull();
    await expect.poll(stagedFiles).toEqual([]);

    const overviews = await listen(page, 'library:changed');
    await callFrom(page, 'imports:start', { path: archive });
    const job = await waitForJob(page, ({ status }) => status !== 'running');
    expect(job).toMatchObject({ status: 'succeeded', report: { ratings: 100_836 } });
    await expect.poll(overviews).toHaveLength(1);
    expect((await callFrom(page, 'library:overview', {})).catalogue?.ratings).toBe(100_836);
  });

  test('a training can be cancelled, and one that ends answers at once', async () => {
    const { page } = launched;
    await callFrom(page, 'imports:start', { path: archive });
    await waitForJob(page, ({ status }) => status !== 'running');
    const { jobId } = await callFrom(page, 'training:start', { epochs: 500 });
    await waitForJob(page, (job) => job.kind === 'training' && (job.progress?.epoch ?? 0) >= 1);
    await callFrom(page, 'jobs:cancel', { jobId });
    expect(await callFrom(page, 'jobs:current', {})).toMatchObject({ jobId, status: 'cancelled' });
    expect(await callFrom(page, 'runs:list', {})).toEqual([]);

    await callFrom(page, 'training:start', { epochs: 2 });
    const job = await waitForJob(page, ({ status }) => status !== 'running');
    expect(job).toMatchObject({ kind: 'training', status: 'succeeded', error: null });
    const [run] = await callFrom(page, 'runs:list', {});
    expect(run).toMatchObject({ isActive: true, epochsDone: 2 });
    expect(await callFrom(page, 'movies:similar', { movieId: 1, limit: 10 })).toHaveLength(10);
    await callFrom(page, 'ratings:set', { movieId: 260, stars: 5 });
    expect(await callFrom(page, 'recommendations:list', {})).toMatchObject({
      basis: 'model',
      ratingsUsed: 1,
    });
  });

  test('a job whose process is killed has failed, and the library is as it was', async () => {
    const { page } = launched;
    await callFrom(page, 'imports:start', { path: archive });
    await waitForJob(page, ({ progress }) => progress !== null);
    process.kill(await requirePid('Matinee job'), 'SIGKILL');
    const job = await waitForJob(page, ({ status }) => status !== 'running');
    expect(job).toMatchObject({ kind: 'import', status: 'failed', error: { code: 'internal' } });
    expect(job.error?.message).toContain('Your library is as it was before.');
    await expect.poll(stagedFiles).toEqual([]);
  });
});

function stagedFiles(): string[] {
  const staging = join(libraryDirectory, 'staging');
  return existsSync(staging) ? readdirSync(staging) : [];
}
