// The first start with the starter library, and with none at all.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { launchApp } from './app.ts';
import { callFrom } from './calls.ts';
import { screens } from './rooms.ts';
import { skipWelcome } from './studio.ts';

const starterDirectory = resolve(import.meta.dirname, '../../resources/starter-library/built');

test.skipIf(!existsSync(join(starterDirectory, 'catalogue.db')))(
  'the starter library leads over groups and ten ratings to recommendations, without a training',
  async () => {
    const { page, close } = await launchApp({ starterDirectory });
    const startedMs = performance.now();
    try {
      await page.getByRole('button', { name: 'Get started' }).click();
      await page.getByText('Simulated ratings').waitFor();
      await page.getByRole('button', { name: 'Start with it' }).click();

      await page.getByRole('heading', { name: 'What do you like to watch?' }).waitFor();
      const groups = page.locator('button[aria-pressed]');
      await groups.nth(1).click();
      await groups.nth(3).click();
      expect(await groups.count()).toBeGreaterThanOrEqual(8);
      await page.getByText('2 groups chosen').waitFor();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Mostly from the 2 groups you chose.').waitFor();

      const chosen = await callFrom(page, 'onboarding:groups', {});
      expect(chosen.groups.filter(({ isChosen }) => isChosen)).toHaveLength(2);

      const title = page.getByTestId('round-title');
      const unseen = await title.innerText();
      await page.getByRole('button', { name: 'Haven’t seen it' }).click();
      await expect.poll(() => title.innerText()).not.toBe(unseen);
      await page.getByText('0 of 10 rated').waitFor();
      for (let count = 1; count <= 10; count++) {
        const asked = await title.innerText();
        await page.keyboard.press(String(1 + (count % 5)));
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => title.innerText()).not.toBe(asked);
      }
      await page.getByText('10 rated').waitFor();
      await page.getByRole('button', { name: 'See my recommendations' }).click();
      await screens(page).waitFor();
      await expect
        .poll(async () => (await callFrom(page, 'recommendations:list', { limit: 5 })).ratingsUsed)
        .toBe(10);
      process.stderr.write(
        `From the first start to recommendations: ${((performance.now() - startedMs) / 1000).toFixed(1)} s.\n`,
      );
    } finally {
      await close();
    }
  },
);

test.skipIf(!existsSync(join(starterDirectory, 'catalogue.db')))('every step can be skipped', async () => {
  const { page, close } = await launchApp({ starterDirectory });
  try {
    await page.getByRole('button', { name: 'Get started' }).click();
    await page.getByRole('button', { name: 'Start with it' }).click();
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByRole('button', { name: 'Skip the rest' }).click();
    await screens(page).waitFor();
    expect(await callFrom(page, 'ratings:list', {})).toEqual([]);
  } finally {
    await close();
  }
});

test('the welcome can be put off, and does not come back', async () => {
  const libraryDirectory = await mkdtemp(join(tmpdir(), 'matinee-'));
  try {
    const first = await launchApp({ libraryDirectory });
    await skipWelcome(first.page);
    await expect
      .poll(async () => (await callFrom(first.page, 'library:overview', {})).settings.onboardingDone)
      .toBe(true);
    await first.close();

    const second = await launchApp({ libraryDirectory });
    await second.page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await second.close();
  } finally {
    await rm(libraryDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
