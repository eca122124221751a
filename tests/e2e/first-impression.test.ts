// After an import: a first impression answers within seconds, and the trained model takes over without a jump.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HomeShelf } from '../../src/contract/home.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, openScreen, screens } from './rooms.ts';
import { answerFileDialog, isAutomatic, useTrained, waitForJob } from './studio.ts';

let launched: LaunchedApp;
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace();
  launched = await launchApp();
});
afterAll(async () => {
  await launched.close();
  place.remove();
});

const line = () => launched.page.getByTestId('first-impression');
const shelves = async (): Promise<readonly HomeShelf[]> =>
  (await callFrom(launched.page, 'home:shelves', { tuning: null })).shelves;

/** Of the process that trains. */
async function trainingPid(): Promise<number> {
  const pid = await launched.app.evaluate(
    ({ app }) => app.getAppMetrics().findLast(({ name }) => name === 'Matinee job')?.pid,
  );
  if (pid === undefined) throw new Error('Nothing is being trained.');
  return pid;
}

/** What a person at a shelf sees: where the screen is scrolled to, where the shelf is, and its cards. */
async function viewOf(shelfId: string): Promise<{ scrollTop: number; top: number; cards: string[] }> {
  return launched.page.evaluate((id) => {
    const shelf = document.querySelector(`[data-shelf="${id}"]`);
    const cards = shelf?.querySelectorAll('[data-movie]') ?? [];
    return {
      scrollTop: document.querySelector('main')?.scrollTop ?? -1,
      top: shelf?.getBoundingClientRect().top ?? -1,
      cards: Array.from(cards, (card) => card.getAttribute('data-movie') ?? ''),
    };
  }, shelfId);
}

test('a first impression answers at once; the trained model takes over and nothing moves under the pointer', async () => {
  const { app, page } = launched;
  await page.getByRole('button', { name: 'Get started' }).click();
  await answerFileDialog(
    app,
    writeZip(place.path('planted.zip'), plantedArchive({ users: 150, movies: 240 })),
  );
  await page.getByRole('button', { name: 'Choose a .zip' }).click();
  await page.getByText('Matinee makes a first impression of them now').waitFor();
  await waitForJob(page, (job) => isAutomatic(job) && job.kind === 'training' && job.options.epochs > 0);
  await waitForJob(page, ({ progress }) => progress !== null);
  const pid = await trainingPid();
  process.kill(pid, 'SIGSTOP');
  try {
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByRole('button', { name: 'Skip the rest' }).click();
    await screens(page).waitFor();
    for (let movie = 1; movie <= 12; movie++) {
      const movieId = movieIdSchema.parse(10 * movie);
      await callFrom(page, 'ratings:set', { movieId, stars: movie <= 6 ? 5 : 1.5 });
    }
    await goTo(page, 'home');
    await line().filter({ hasText: 'First impression.' }).waitFor();
    const { basis, runId } = await callFrom(page, 'home:shelves', { tuning: null });
    const [run] = await callFrom(page, 'runs:list', {});
    expect({ basis, runId }).toEqual({ basis: 'model', runId: run?.runId });
    expect(run).toMatchObject({ isActive: true, epochsDone: 0, options: { preset: 'first-impression' } });

    const held = (await shelves())[2]?.id ?? '';
    const card = page.locator(`[data-shelf="${held}"] [data-movie]`).first();
    await card.scrollIntoViewIfNeeded();
    await card.hover();
    const before = await viewOf(held);
    expect(before.cards.length).toBeGreaterThan(1);

    process.kill(pid, 'SIGCONT');
    // One epoch is enough to take over.
    const { jobId } = await waitForJob(
      page,
      (job) => job.kind === 'training' && (job.progress?.history.length ?? 0) > 0,
    );
    await callFrom(page, 'training:stop', { jobId });
    await useTrained(page);
    await line().filter({ hasText: 'the trained model answers now' }).waitFor({ timeout: 240_000 });
    const trained = await callFrom(page, 'runs:list', {});
    const active = trained.find(({ isActive }) => isActive);
    expect(active?.options.preset).toBe('matinee');
    await page.locator(`[data-run="${active?.runId ?? ''}"]`).waitFor();
    expect(await viewOf(held)).toEqual(before);

    await openScreen(page, 'Diary');
    await openScreen(page, 'Home');
    await expect.poll(() => line().count()).toBe(0);
    const [, second] = await shelves();
    // Only the cards in reach are made.
    const shown = second?.movies.slice(0, before.cards.length).map(({ movieId }) => String(movieId));
    await expect
      .poll(async () => (await viewOf(second?.id ?? '')).cards.slice(0, before.cards.length))
      .toEqual(shown);
  } finally {
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // It has ended.
    }
  }
});
