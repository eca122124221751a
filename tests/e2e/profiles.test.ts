// Several people at one window: a second profile joins, every screen becomes hers, she is renamed and leaves.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { openScreen, rateByTitle, screens, shareStarter, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(() => startAsGrace(launched.page, 'diary', { Alien: 5, Titanic: 2 }));

const menu = (name: string) => launched.page.getByRole('button', { name: `Profile: ${name}`, exact: true });
const count = () => screens(launched.page).getByRole('button', { name: 'Diary' }).innerText();

test('a profile is added by keyboard, and offered its first ratings', async () => {
  const { page } = launched;
  await menu('Grace').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Add a profile' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('grace');
  await page.keyboard.press('Enter');
  await page.getByText('There is already a profile named Grace').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Hello, Ada Lovelace' }).waitFor();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await menu('Ada Lovelace').waitFor();
});

/** A second profile beside Grace's, without the window. */
async function addAda() {
  return callFrom(launched.page, 'profiles:create', { name: 'Ada Lovelace' });
}

test('every screen is then hers, and nothing of it is anyone else’s', async () => {
  const { page } = launched;
  await callFrom(page, 'profiles:activate', { profileId: (await addAda()).profileId });
  await menu('Ada Lovelace').waitFor();
  await openScreen(page, 'Diary');
  await page.getByRole('heading', { name: 'Your diary is empty' }).waitFor();
  await rateByTitle(page, { 'The Matrix': 4 });
  await expect.poll(count).toMatch(/1$/);
  await page.getByRole('button', { name: 'The Matrix', exact: true }).waitFor();

  await menu('Ada Lovelace').click();
  await page.getByRole('menuitemradio', { name: /^Grace/ }).click();
  await page.getByRole('button', { name: 'Alien', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'The Matrix', exact: true }).count()).toBe(0);
  await expect.poll(count).toMatch(/2$/);
});

test('she is renamed, and removed only when that was meant', async () => {
  const { page } = launched;
  const [grace] = await callFrom(page, 'profiles:list', {});
  await callFrom(page, 'profiles:activate', { profileId: (await addAda()).profileId });
  await rateByTitle(page, { 'The Matrix': 4 });
  if (grace !== undefined) await callFrom(page, 'profiles:activate', { profileId: grace.profileId });
  await menu('Grace').click();
  await page.getByRole('menuitem', { name: 'Manage profiles' }).click();
  await page.getByRole('button', { name: 'Rename Ada Lovelace' }).click();
  await page.getByRole('textbox', { name: 'New name for Ada Lovelace' }).fill('Ada');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove Ada' }).click();
  await page.getByText('This removes 1 rating').waitFor();
  await page.getByRole('button', { name: 'Keep' }).click();
  expect(await callFrom(page, 'profiles:list', {})).toHaveLength(2);
  await page.getByRole('button', { name: 'Remove Ada' }).click();
  await page.getByRole('group', { name: 'Remove Ada?' }).getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Ada is removed').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Remove Ada' }).count()).toBe(0);
  expect(
    await page.getByRole('button', { name: 'The last profile stays' }).getAttribute('aria-disabled'),
  ).toBe('true');
  await page.getByRole('button', { name: 'Done' }).click();
});

test('whoever is removed leaves no shelf behind, not for a moment', async () => {
  const { page } = launched;
  await addAda();
  await page.reload();
  await openScreen(page, 'Home');
  await page.getByRole('heading', { name: /Because you gave Alien/u }).waitFor();
  await menu('Grace').click();
  await page.getByRole('menuitem', { name: 'Manage profiles' }).click();
  await page.getByRole('button', { name: 'Remove Grace' }).click();
  // From the frame on in which Ada is at the keyboard.
  const leftBehind = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const look = () => {
          if (document.querySelector('aside')?.textContent.includes('Ada Lovelace') === true)
            resolve(document.querySelector('main')?.textContent.includes('gave Alien') === true);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.getByRole('group', { name: 'Remove Grace?' }).getByRole('button', { name: 'Remove' }).click();
  expect(await leftBehind).toBe(false);
  await page.getByRole('button', { name: 'Done' }).click();
});
