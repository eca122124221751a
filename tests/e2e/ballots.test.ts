// The vote by phone: the real app with its real server, and real browsers in the hands of its guests.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { inspectWithAxe } from './inspect/axe.ts';
import { startPhones, type Phones } from './phones.ts';
import { goTo, launchWith, rateByTitle, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;
let phones: Phones;

beforeAll(async () => {
  phones = await startPhones();
  launched = await launchWith('starter', { env: { MATINEE_BALLOTS: '127.0.0.1' } });
  const { page } = launched;
  await startAsGrace(page, 'settings', { Alien: 5, 'Blade Runner': 5, 'The Matrix': 4.5, Titanic: 1 });
  const { profileId } = await callFrom(page, 'profiles:create', { name: 'Ada' });
  await callFrom(page, 'profiles:activate', { profileId });
  await rateByTitle(page, { 'Toy Story': 5, Shrek: 5, 'Finding Nemo': 5, Psycho: 1 });
  await goTo(page, 'night');
});
afterAll(async () => {
  await phones.close();
  await launched.close();
});

/** What the person answers to main's question. */
async function answer(label: string): Promise<void> {
  await launched.app.evaluate(({ dialog }, wanted) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      const { buttons = [] } = given.at(-1) as Electron.MessageBoxOptions;
      return Promise.resolve({ response: buttons.indexOf(wanted), checkboxChecked: false });
    };
  }, label);
}

/** Drags what is named to the side, as a finger does. */
async function swipe(page: Page, by: number): Promise<void> {
  const box = await page.locator('.poster:not(.next)').boundingBox();
  if (box === null) throw new Error('There is no card.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 3 });
  await page.mouse.move(x + by, y, { steps: 3 });
  await page.mouse.up();
}

const cardTitle = (page: Page) => page.locator('.poster:not(.next) h2').innerText();

/** Swipes through all cards: right for those that are wanted. */
async function swipeAll(page: Page, wanted: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Begin' }).click();
  for (;;) {
    await page.locator('h1').waitFor();
    if (await page.getByRole('heading', { name: 'Your order' }).isVisible()) return;
    await swipe(page, wanted.includes(await cardTitle(page)) ? 160 : -160);
  }
}

test('nothing is open before the host agrees in the system’s own dialog', async () => {
  const { page } = launched;
  await answer('Don’t open');
  await page.getByRole('button', { name: 'Vote by phone' }).click();
  await page.getByText('Tonight’s movie').waitFor();
  expect(await callFrom(page, 'ballots:state', {})).toEqual({ evening: null });
});

test('two phones swipe, rank and veto, and everybody sees the same result', async () => {
  const { page } = launched;
  await answer('Open for this evening');
  await page.getByRole('button', { name: 'Vote by phone' }).click();
  await page.getByRole('img', { name: 'QR code with the link to the ballot' }).waitFor();
  // The button is gone, so the keyboard goes on in the panel, which is brought into sight.
  const inPanel = () =>
    page.evaluate(() => {
      const { activeElement: panel } = document;
      const { top = -1, bottom = 0 } = panel?.getBoundingClientRect() ?? {};
      return panel?.closest('.vote') !== null && top >= 0 && bottom <= window.innerHeight;
    });
  await expect.poll(inPanel).toBe(true);
  const { evening } = await callFrom(page, 'ballots:state', {});
  const link = evening?.link ?? '';
  const titles = evening?.movies.map(({ title }) => title) ?? [];
  expect(titles.length).toBeGreaterThan(3);
  const [first = '', second = '', third = ''] = titles;

  const ada = await phones.open(link);
  const complaints: string[] = [];
  ada.on('console', (said) => complaints.push(said.text()));
  await ada.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await swipeAll(ada, [first, second, third]);
  const barriers = await inspectWithAxe(ada, 'all');
  const order = () => ada.locator('.order .title').allInnerTexts();
  // Whatever order the cards came in: the second is to be the first.
  const secondRow = ada.locator('.order li').filter({ hasText: second });
  while (!((await order())[0] ?? '').startsWith(second)) {
    await secondRow.getByRole('button', { name: /^Move .+ up$/ }).click();
  }
  await ada.getByRole('button', { name: 'Send my ballot' }).click();
  await ada.getByRole('heading', { name: 'Your ballot is in' }).waitFor();
  await page.getByText('1 ballot is in').waitFor();
  await page.getByText('Ada', { exact: true }).first().waitFor();

  const ben = await phones.open(link);
  await swipeAll(ben, [second]);
  await ben
    .getByRole('button', { name: new RegExp(`^Veto ${first.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`) })
    .click();
  await ben.getByRole('button', { name: 'Send my ballot' }).click();
  await page.getByText('2 ballots are in').waitFor();

  await page.getByRole('button', { name: 'Count the votes' }).click();
  await page.getByRole('heading', { name: second, exact: true }).first().waitFor();
  await expect.poll(inPanel).toBe(true);
  await page.getByText('Against each other movie, more of you prefer this one.').waitFor();
  for (const phone of [ada, ben]) {
    await phone.getByRole('heading', { name: 'Tonight’s movie' }).waitFor();
    await phone.locator('.winner').getByRole('heading', { name: second, exact: true }).waitFor();
    await phone.locator('.out').filter({ hasText: first }).getByText('vetoed').waitFor();
  }
  barriers.push(...(await inspectWithAxe(ada, 'all')), ...(await inspectWithAxe(page, 'all')));
  expect(barriers).toEqual([]);
  expect(complaints).toEqual([]);

  await page.getByRole('button', { name: 'Close the vote' }).click();
  await expect(fetch(link)).rejects.toThrow();
});

test('the window itself can’t reach the page that it opened', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Vote by phone' }).click();
  await page.getByRole('img', { name: 'QR code with the link to the ballot' }).waitFor();
  const { evening } = await callFrom(page, 'ballots:state', {});
  const outcome = await page.evaluate(
    (link) =>
      fetch(link).then(
        () => 'reached',
        () => 'refused',
      ),
    evening?.link ?? '',
  );
  expect(outcome).toBe('refused');
  await page.getByRole('button', { name: 'Cancel the vote' }).click();
  await page.getByRole('button', { name: 'Vote by phone' }).waitFor();
});

test('a closed window ends the evening', async () => {
  const { app, page } = launched;
  await page.getByRole('button', { name: 'Vote by phone' }).click();
  await page.getByRole('img', { name: 'QR code with the link to the ballot' }).waitFor();
  const { evening } = await callFrom(page, 'ballots:state', {});
  expect((await fetch(evening?.link ?? '')).status).toBe(200);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  await expect
    .poll(() =>
      fetch(evening?.link ?? '').then(
        () => 'open',
        () => 'ended',
      ),
    )
    .toBe('ended');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.show();
  });
});
