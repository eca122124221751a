// Deep state over a restart: place, filters, scroll position, back and forward, zoom, size, language and theme are as they were left.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { copyLibrary } from './libraries.ts';
import { openScreen, screens } from './rooms.ts';

let libraryDirectory: string;
let launched: LaunchedApp;

beforeAll(async () => {
  libraryDirectory = await copyLibrary('starter');
  launched = await launchApp({ libraryDirectory });
});
afterAll(async () => {
  await launched.close();
  await removeFolder(libraryDirectory);
});

async function restart(): Promise<LaunchedApp> {
  await launched.close();
  launched = await launchApp({ libraryDirectory });
  return launched;
}

function scrollTop(page: Page): Promise<number> {
  return page.locator('main').evaluate((main) => main.scrollTop);
}

test('one comes back to where one was', async () => {
  const first = launched;
  await openScreen(first.page, 'Browse');
  await first.page.getByRole('textbox', { name: 'Search titles' }).fill('star');
  await first.page
    .getByRole('button', { name: /^Star Wars/ })
    .first()
    .waitFor();
  await openScreen(first.page, 'Diary');
  await openScreen(first.page, 'You');
  await first.page.keyboard.press('Alt+ArrowLeft');
  await first.page.keyboard.press('Alt+ArrowLeft');
  await first.page.locator('main').evaluate((main) => {
    main.scrollTop = 300;
  });
  await first.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setSize(1111, 777);
    window?.webContents.setZoomFactor(1.25);
  });
  await expect.poll(() => scrollTop(first.page)).toBeGreaterThan(100);

  const { app, page } = await restart();
  const search = page.getByRole('textbox', { name: 'Search titles' });
  await search.waitFor();
  expect(await search.inputValue()).toBe('star');
  await expect.poll(() => scrollTop(page)).toBeGreaterThan(100);
  const window = await app.evaluate(({ BrowserWindow }) => {
    const [only] = BrowserWindow.getAllWindows();
    return { size: only?.getSize(), zoom: only?.webContents.getZoomFactor() };
  });
  expect(window).toEqual({ size: [1111, 777], zoom: 1.25 });

  await page.keyboard.press('Alt+ArrowRight');
  await page.getByRole('heading', { level: 1, name: 'Diary' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => screens(page).locator('[aria-current=page]').innerText()).toBe('Settings');
});

test('another language takes over place and history; it is there at the next start, and so is the theme', async () => {
  const { page } = launched;
  const isDark = () =>
    launched.page.evaluate(() => window.matchMedia('(prefers-color-scheme: dark)').matches);
  const here = (name: string) =>
    page.getByRole('button', { name }).and(page.locator('[aria-current=page]')).waitFor();
  await openScreen(page, 'Diary');
  await openScreen(page, 'Train');
  await callFrom(page, 'settings:update', { theme: 'light' });
  await expect.poll(isDark).toBe(false);
  await callFrom(page, 'settings:update', { theme: 'dark' });
  await expect.poll(isDark).toBe(true);
  await callFrom(page, 'settings:update', { language: 'de' });
  await page.getByRole('navigation', { name: 'Bereiche' }).waitFor();
  await here('Training');
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.keyboard.press('Alt+ArrowLeft');
  await here('Tagebuch');

  const second = await restart();
  await second.page.getByRole('navigation', { name: 'Bereiche' }).waitFor();
  expect(await isDark()).toBe(true);
});
