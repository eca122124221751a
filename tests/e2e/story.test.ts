// The whole story in the real app, through the window alone: first start, a real archive, ratings, a model, another start.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type LaunchedApp } from './app.ts';
import { answerFileDialog, trainingOutcome } from './studio.ts';

const archive = resolve(import.meta.dirname, '../../../shared/data/ml-latest-small.zip');
const isThere = existsSync(archive);

/** The movies of a shelf, as their cards are read aloud. */
async function moviesOf(page: Page, shelf: string): Promise<string[]> {
  const cards = page.getByRole('region', { name: shelf, exact: true }).locator('button[data-movie]');
  await cards.first().waitFor();
  return cards.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
}

async function open(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
}

describe.skipIf(!isThere)(
  `from the first start to recommendations${isThere ? '' : ' (needs ml-latest-small.zip)'}`,
  () => {
    let libraryDirectory: string;
    let launched: LaunchedApp;
    let popular: string[];
    let recommended: string[];

    beforeAll(async () => {
      libraryDirectory = await mkdtemp(join(tmpdir(), 'matinee-story-'));
      launched = await launchApp({ libraryDirectory });
    });
    afterAll(async () => {
      await launched.close();
      await rm(libraryDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });

    test('the welcome imports an archive of one’s own', async () => {
      const { app, page } = launched;
      await answerFileDialog(app, archive);
      await page.getByRole('button', { name: 'Get started' }).click();
      await page.getByRole('button', { name: 'Choose a .zip…' }).click();
      await page.getByRole('heading', { name: 'Your library is ready' }).waitFor({ timeout: 120_000 });
      await page.getByText('100,836 ratings of 9,742 movies by 610 people').waitFor();
      await page.getByRole('button', { name: 'Train later' }).click();
      await page.getByRole('heading', { name: 'What do you like to watch?' }).waitFor();
      await page.getByRole('button', { name: 'Skip', exact: true }).click();
    });

    test('five movies are rated by keyboard', async () => {
      const { page } = launched;
      const title = page.getByTestId('round-title');
      for (const [index, keys] of ['5', '4.', '4', '3.', '2'].entries()) {
        const shown = await title.innerText();
        for (const key of keys) await page.keyboard.press(key);
        await page.getByText(`${index + 1} of 10 rated`).waitFor();
        await page.keyboard.press('Space');
        await expect.poll(() => title.innerText()).not.toBe(shown);
      }
      await page.getByRole('button', { name: 'Skip the rest' }).click();
      popular = await moviesOf(page, 'Popular with everybody');
      expect(popular.length).toBeGreaterThan(5);
    });

    test('a training of a few epochs changes what is recommended', async () => {
      const { page } = launched;
      await open(page, 'Train');
      await page.getByText('Exact numbers and advanced').click();
      await page.getByLabel('Epochs', { exact: true }).fill('6');
      await page.getByRole('button', { name: 'Start training' }).click();
      expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
      await page.getByRole('button', { name: 'See what it recommends' }).click();
      recommended = await moviesOf(page, 'For you');
      expect(recommended).not.toEqual(popular);
      await page.getByText('from 5 ratings of yours').waitFor();
    });

    test('a movie shows others that are like it', async () => {
      const { page } = launched;
      await open(page, 'Browse');
      await page.getByLabel('Search titles').fill('toy story');
      await page.getByRole('button', { name: 'Toy Story, 1995', exact: true }).click();
      await page.getByRole('heading', { name: 'Toy Story', level: 1 }).waitFor();
      const similar = await moviesOf(page, 'Movies like this');
      expect(similar.length).toBeGreaterThan(5);
      expect(similar).not.toContain('Toy Story, 1995');
    });

    test('after a restart everything is still there', async () => {
      await launched.close();
      launched = await launchApp({ libraryDirectory });
      const { page } = launched;
      await open(page, 'Home');
      expect(await moviesOf(page, 'For you')).toEqual(recommended);
      await page.getByLabel('5 rated').waitFor();
      await open(page, 'Train');
      const rows = page.getByRole('region', { name: 'History of runs' }).locator('tbody tr');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(1);
      expect(await rows.first().innerText()).toContain('Active');
    });
  },
);
