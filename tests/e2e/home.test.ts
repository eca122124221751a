// Home in the real app: the empty house, what everybody loves, and what is recommended and why.
import { afterEach, expect, test } from 'vitest';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { launchWithStarter, openScreen, rateByTitle, skipWelcome, starsOf } from './rooms.ts';

let launched: LaunchedApp;

afterEach(async () => {
  await launched.close();
});

test('without a library Home says so and leads to Import', async () => {
  launched = await launchApp();
  const { page } = launched;
  await skipWelcome(page);
  await page.getByRole('heading', { name: 'The screen is still dark' }).waitFor();
  await page.getByRole('button', { name: 'Choose a library' }).click();
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
});

test('without ratings Home shows what everybody loves, called by its name', async () => {
  launched = await launchWithStarter();
  const { page } = launched;
  await page.getByText('Most loved in this library').waitFor();
  await page.getByText('Not yet about you.').waitFor();
  await page.getByText('The movies are real, their viewers are not.').waitFor();
  expect(await page.getByText('Simulated', { exact: true }).count()).toBe(1);
});

test('with ratings and a model Home recommends and says because of what', async () => {
  launched = await launchWithStarter();
  const { page } = launched;
  await rateByTitle(page, { Alien: 5, 'Blade Runner': 4.5, 'The Matrix': 4.5, Titanic: 1 });
  await page.getByText('Your next movie').waitFor();
  await page
    .getByText(/^Because you gave .+ stars/)
    .first()
    .waitFor();
  await page.getByText('Picked by your model from 4 ratings of yours').waitFor();

  const list = await callFrom(page, 'recommendations:list', { limit: 5 });
  const shown = await page.getByRole('heading', { level: 2 }).first().innerText();
  expect(shown).toBe(list.recommendations[0]?.title);
});

test('a movie that is rated on Home stays in its place and is gone at the next visit', async () => {
  launched = await launchWithStarter();
  const { page } = launched;
  await rateByTitle(page, { Alien: 5, 'Blade Runner': 4.5 });
  await page.getByText('Picked by your model from 2 ratings of yours').waitFor();
  const hero = await page.getByRole('heading', { level: 2 }).first().innerText();
  await starsOf(page, hero).press('4');
  await page.getByText(`${hero}: 4 stars`).waitFor();
  await page.getByText('Picked by your model from 3 ratings of yours').waitFor();
  expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe(hero);

  await openScreen(page, 'Diary');
  await page.getByRole('button', { name: hero, exact: true }).waitFor();
  await openScreen(page, 'Home');
  await page.getByText('Your next movie').waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().innerText()).not.toBe(hero);
});
