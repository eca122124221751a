// The native menu and what the system shows of a job: entries that reach the window, in its language; progress and a notice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { launchWith } from './rooms.ts';

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchWith('starter');
});
afterAll(() => launched.close());

/** Chooses an entry as a click would. */
async function choose(id: string): Promise<void> {
  await launched.app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);
}

function menuTitles(): Promise<string[]> {
  return launched.app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [],
  );
}

test('an entry opens its screen, and Go leads back', async () => {
  const { page } = launched;
  await choose('open-train');
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor();
  await choose('open-diary');
  await page.getByRole('heading', { level: 1, name: 'Diary' }).waitFor();
  await choose('back');
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor();
  await choose('search');
  await page.getByRole('combobox', { name: 'Search movies, screens and actions' }).waitFor();
  await page.keyboard.press('Escape');
});

test('the menu speaks the chosen language and ticks the chosen theme', async () => {
  const { app, page } = launched;
  expect(await menuTitles()).toContain('&File');
  await choose('language-de');
  await expect.poll(menuTitles).toContain('&Datei');
  await page.getByRole('navigation', { name: 'Bereiche' }).waitFor();
  const isDark = await app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('theme-dark')?.checked,
  );
  expect(isDark).toBe(true);
  await choose('language-en');
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

test('a failed import shows in the taskbar and, to who is elsewhere, as a notice that leads to it', async () => {
  const { app, page } = launched;
  await app.evaluate(({ BrowserWindow, Notification }) => {
    const bars: number[] = [];
    Object.assign(globalThis, { bars, titles: [] as string[], notices: [] as Electron.Notification[] });
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return;
    window.setProgressBar = (fraction) => bars.push(fraction);
    window.isFocused = () => false;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      (Reflect.get(globalThis, 'titles') as string[]).push(this.title);
      (Reflect.get(globalThis, 'notices') as Electron.Notification[]).push(this);
    };
  });
  await callFrom(page, 'imports:start', { path: '/nowhere/at-all.zip' });
  await expect
    .poll(() => app.evaluate((): unknown => Reflect.get(globalThis, 'titles')))
    .toEqual(['The import failed']);
  expect(await app.evaluate((): unknown => (Reflect.get(globalThis, 'bars') as number[]).at(-1))).toBe(1);
  await app.evaluate(() => {
    (Reflect.get(globalThis, 'notices') as Electron.Notification[])[0]?.emit('click');
  });
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
});
