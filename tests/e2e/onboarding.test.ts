// The first start with the starter library, and with none at all.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { launchApp } from './app.ts';
import { callFrom } from './calls.ts';
import { skipWelcome } from './studio.ts';

const starterDirectory = resolve(import.meta.dirname, '../../resources/starter-library/built');

test.skipIf(!existsSync(join(starterDirectory, 'catalogue.db')))(
  'the starter library leads to ratings and to recommendations without a training',
  async () => {
    const { page, close } = await launchApp({ starterDirectory });
    try {
      await page.getByRole('button', { name: 'Get started' }).click();
      await page.getByText('Simulated ratings').waitFor();
      await page.getByRole('button', { name: 'Start with it' }).click();

      const title = page.getByTestId('round-title');
      const first = await title.innerText();
      await page.getByRole('button', { name: 'Haven’t seen it' }).click();
      await expect.poll(() => title.innerText()).not.toBe(first);
      await page.getByText('0 of 10 rated').waitFor();

      const second = await title.innerText();
      await page.getByRole('radiogroup', { name: `Your stars for ${second}` }).click();
      await page.getByText('1 of 10 rated').waitFor();
      await expect.poll(() => title.innerText()).not.toBe(second);

      await page.keyboard.press('ArrowUp');
      await expect.poll(() => title.innerText()).toBe(second);
      await page.getByRole('button', { name: 'Skip the rest' }).click();
      await page.getByRole('region', { name: 'For you', exact: true }).waitFor();
      const [entry] = await callFrom(page, 'ratings:list', {});
      expect(entry?.title).toBe(second);
    } finally {
      await close();
    }
  },
);

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
