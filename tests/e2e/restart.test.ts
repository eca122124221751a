// Deep state over a restart: place, filters, scroll position, back and forward, zoom and size are as they were left.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { openScreen, screens, skipWelcome } from './rooms.ts';

const starterDirectory = resolve(import.meta.dirname, '../../resources/starter-library/built');
let libraryDirectory: string;

beforeAll(async () => {
  libraryDirectory = await mkdtemp(join(tmpdir(), 'matinee-restart-'));
});
afterAll(() => rm(libraryDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

let open: LaunchedApp | null = null;
afterEach(() => quit());

async function launch(): Promise<LaunchedApp> {
  open = await launchApp({ libraryDirectory, starterDirectory });
  return open;
}

async function quit(): Promise<void> {
  await open?.close();
  open = null;
}

function scrollTop(page: Page): Promise<number> {
  return page.locator('main').evaluate((main) => main.scrollTop);
}

test('one comes back to where one was', async () => {
  const first = await launch();
  await skipWelcome(first.page);
  await openScreen(first.page, 'Browse');
  await first.page.getByRole('textbox', { name: 'Search titles' }).fill('star');
  await first.page
    .getByRole('button', { name: /^Star Wars/ })
    .first()
    .waitFor();
  await openScreen(first.page, 'Diary');
  await openScreen(first.page, 'Home');
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
  await first.page.waitForTimeout(400);
  await quit();

  const second = await launch();
  const { app, page } = second;
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
  await expect.poll(() => screens(page).locator('[aria-current=page]').innerText()).toBe('Home');
});

test('another language takes over place and history; it is there at the next start', async () => {
  const first = await launch();
  await openScreen(first.page, 'Diary');
  await openScreen(first.page, 'Train');
  await callFrom(first.page, 'settings:update', { language: 'de' });
  await first.page.getByRole('navigation', { name: 'Bereiche' }).waitFor();
  await first.page
    .getByRole('button', { name: 'Training' })
    .and(first.page.locator('[aria-current=page]'))
    .waitFor();
  expect(await first.page.locator('html').getAttribute('lang')).toBe('de');
  await first.page.keyboard.press('Alt+ArrowLeft');
  await first.page
    .getByRole('button', { name: 'Tagebuch' })
    .and(first.page.locator('[aria-current=page]'))
    .waitFor();
  await quit();

  const second = await launch();
  await second.page.getByRole('navigation', { name: 'Bereiche' }).waitFor();
});
