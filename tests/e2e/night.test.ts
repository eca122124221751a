// Movie night in the real app: alone, with a guest, with a second profile, by other rules, and within limits.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { chooseInMenus, goTo, openScreen, rateByTitle, shareStarter, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(() =>
  startAsGrace(launched.page, 'settings', { Alien: 5, 'Blade Runner': 5, 'The Matrix': 4.5, Titanic: 1 }),
);

/** With a second profile, Ada, who likes other movies. */
async function openWithAda(): Promise<void> {
  const { page } = launched;
  const [grace] = await callFrom(page, 'profiles:list', {});
  const { profileId } = await callFrom(page, 'profiles:create', { name: 'Ada' });
  await callFrom(page, 'profiles:activate', { profileId });
  await rateByTitle(page, { 'Toy Story': 5, Shrek: 5, 'Finding Nemo': 5, Psycho: 1 });
  if (grace !== undefined) await callFrom(page, 'profiles:activate', { profileId: grace.profileId });
  await goTo(page, 'night');
  await page.getByText('Tonight’s movie').waitFor();
}

const topPick = () => launched.page.getByRole('region').getByRole('heading', { level: 2 }).first();

test('alone it asks for company', async () => {
  const { page } = launched;
  await openScreen(page, 'Movie night');
  await page.getByRole('heading', { name: 'It takes two' }).waitFor();
});

test('a guest rates a few favourites that they search for, and joins for the evening', async () => {
  const { page } = launched;
  await openScreen(page, 'Movie night');
  await page.getByRole('button', { name: 'Add a guest' }).click();
  const dialog = page.getByRole('dialog', { name: 'A guest' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ben');
  const rows = dialog.getByRole('listitem');
  await rows.first().waitFor();
  expect(await dialog.getByRole('button', { name: 'Join' }).isDisabled()).toBe(true);
  const search = dialog.getByRole('textbox', { name: 'Search for favourites' });
  for (const title of ['Finding Nemo', 'Psycho']) {
    await search.fill(title);
    const found = rows.filter({ hasText: title });
    await found.first().getByRole('radio').nth(9).check({ force: true });
  }
  await search.fill('');
  // What was found and rated is the first of the list again.
  await rows.first().getByText('Finding Nemo').waitFor();
  await rows.nth(2).getByRole('radio').nth(7).check({ force: true });
  await dialog.getByText('3 of 3 rated').waitFor();
  await dialog.getByRole('button', { name: 'Join' }).click();
  await page.getByText('Tonight’s movie').waitFor();
  await page.getByRole('heading', { name: 'Also on the ballot' }).waitFor();
  expect(await callFrom(page, 'profiles:list', {})).toHaveLength(1);
});

test('a second profile comes by itself, can stay away, and no movie is one that anyone knows', async () => {
  const { page } = launched;
  await openWithAda();
  await page.getByRole('button', { name: /^Ada/, pressed: true }).waitFor();
  const titles = await page.getByRole('heading', { level: 3 }).allInnerTexts();
  await chooseInMenus(launched, 'mark-owned');
  await page.getByRole('heading', { level: 3 }).first().click({ button: 'right' });
  await expect
    .poll(() => callFrom(page, 'marks:list', {}))
    .toMatchObject([{ title: titles[0], kind: 'owned' }]);
  for (const title of ['Alien', 'Toy Story', 'Shrek']) expect(titles).not.toContain(title);
  await page.getByRole('button', { name: /^Ada/ }).click();
  await page.getByRole('heading', { name: 'It takes two' }).waitFor();
  await page.getByRole('button', { name: /^Ada/ }).click();
  await page.getByText('Tonight’s movie').waitFor();
});

test('a night that was watched is in every diary with its stars, weighs in the next, and is undone in one step', async () => {
  const { page } = launched;
  await openWithAda();
  const title = await topPick().innerText();
  await page.getByRole('button', { name: 'We watched it' }).click();
  const dialog = page.getByRole('dialog', { name: 'You watched it' });
  await dialog
    .getByRole('radiogroup', { name: `Ada’s stars for ${title}`, exact: true })
    .getByRole('radio')
    .nth(3)
    .check({ force: true });
  await dialog.getByRole('button', { name: 'Save for everyone' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => topPick().innerText()).not.toBe(title);
  expect(await callFrom(page, 'viewings:list', {})).toMatchObject([
    { title, stars: null, companions: 'Ada' },
  ]);
  await page.getByText(/got their way less on your last night together, and counts a little more/u).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => topPick().innerText()).toBe(title);
  expect(await callFrom(page, 'viewings:list', {})).toEqual([]);
});

test('other rules are explained and choose other movies', async () => {
  const { page } = launched;
  await openWithAda();
  const average = await page.getByRole('heading', { level: 3 }).allInnerTexts();
  await page.getByRole('radio', { name: 'Fair turns' }).check({ force: true });
  await page.getByText('Whoever the list has given least so far').waitFor();
  await page
    .getByText(/^A turn for .+, who got least from the picks above/)
    .first()
    .waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 3 }).allInnerTexts()).not.toEqual(average);
});

test('limits are kept to, and the top pick opens its page', async () => {
  const { page } = launched;
  await openWithAda();
  await page.getByRole('combobox', { name: /^Genre/ }).click();
  await page.getByRole('option', { name: 'Comedy', exact: true }).click();
  await expect.poll(async () => (await page.locator('.facts').allInnerTexts()).length).toBeGreaterThan(3);
  await page.getByText(/^Chosen from \d+ movies? that none/).waitFor();
  const title = await topPick().innerText();
  await page.getByRole('button', { name: 'Open details' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});
