// The first start with the starter library: over groups and ratings to recommendations, or past all of it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { smallest } from './inspect/room.ts';
import { starterDirectory } from './libraries.ts';
import { openScreen, screens, skipWelcome, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp({ starterDirectory });
});
/** The first test that runs has the real first start, another one the same again. */
beforeEach(async () => {
  const { page } = launched;
  if (!(await callFrom(page, 'library:overview', {})).settings.onboardingDone) return;
  await callFrom(page, 'settings:update', { onboardingDone: false });
  await startAsGrace(page, 'home');
});
afterAll(() => launched.close());

test('the starter library leads over groups and ten ratings to recommendations, without a training', async () => {
  const { page } = launched;
  const startedMs = performance.now();
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
});

test('the first choice of a library replaces none that anybody chose', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'Download ml-latest-small' }).click();
  const terms = page.getByRole('dialog', { name: 'Before the download' });
  await terms.getByText('ACM TiiS').waitFor();
  expect(await terms.innerText()).not.toContain('starter library');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Get started' }).waitFor();
});

test('every step can be skipped', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'Start with it' }).click();
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await page.getByRole('button', { name: 'Skip the rest' }).click();
  await screens(page).waitFor();
  expect(await callFrom(page, 'ratings:list', {})).toEqual([]);
});

test('on a small display the first shelf is in sight without scrolling', async () => {
  const { page } = launched;
  await skipWelcome(page);
  await openScreen(page, 'Home');
  for (const size of [smallest, { width: 1024, height: 700 }, { width: 1280, height: 720 }]) {
    await page.setViewportSize(size);
    const cover = page.locator('ul.rail [data-movie]').first();
    await cover.waitFor();
    // Its title and a good part of its first cover.
    await expect
      .poll(async () => size.height - ((await cover.boundingBox())?.y ?? size.height))
      .toBeGreaterThan(80);
  }
});
