// The window's process dies, and the window is closed while a job runs: nothing ends unasked, and what was lost is said.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { plantedArchive } from '../fixtures/planted-archive.ts';
import { launchApp, newFolder, removeFolder, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { skipWelcome } from './rooms.ts';
import { waitForJob } from './studio.ts';

let place: Workplace;
let libraryDirectory: string;
let launched: LaunchedApp;
beforeAll(async () => {
  place = makeWorkplace();
  libraryDirectory = await newFolder();
  launched = await launchApp({ libraryDirectory });
  await skipWelcome(launched.page);
});
afterAll(async () => {
  await launched.close();
  place.remove();
  await removeFolder(libraryDirectory);
});

/** Lets each message box answer with the button of that name, and keeps what it said. */
async function answerWith(label: string): Promise<() => Promise<string[]>> {
  const { app } = launched;
  await app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, buttons = [] } = given.at(-1) as Electron.MessageBoxOptions;
      asked.push(message);
      return Promise.resolve({ response: buttons.indexOf(wanted), checkboxChecked: false });
    };
  }, label);
  return () => app.evaluate((): string[] => Reflect.get(globalThis, 'asked') as string[]);
}

const isVisible = () =>
  launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const closeWindow = () =>
  launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('closing while an import runs asks; it goes on without the window, or stops and is named at the next start', async () => {
  const { app, page } = launched;
  const large = writeZip(place.path('large.zip'), plantedArchive({ users: 1000, movies: 500 }));
  await callFrom(page, 'imports:start', { path: large });
  const staying = await answerWith('Cancel');
  await closeWindow();
  await expect.poll(staying).toEqual(['An import is running']);
  expect(await isVisible()).toBe(true);

  const leaving = await answerWith('Keep going in the background');
  await app.evaluate(({ app: electron }) => electron.quit());
  await expect.poll(leaving).toEqual(['An import is running']);
  await expect.poll(isVisible).toBe(false);
  expect((await callFrom(page, 'jobs:current', {}))?.status).toBe('running');

  await app.evaluate(({ app: electron }) =>
    electron.emit('second-instance', {}, [process.execPath], process.cwd()),
  );
  await expect.poll(isVisible).toBe(true);
  await waitForJob(page, ({ status }) => status === 'running');
  await answerWith('Stop and quit');
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await closeWindow().catch(() => undefined);
  await ended;

  launched = await launchApp({ libraryDirectory });
  await launched.page.getByText(/^(An import|A training) was stopped when Matinee ended$/u).waitFor();
});

test('a window that crashed is reopened at the same place, and the crash is recorded', async () => {
  const { app, page } = launched;
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  const asked = await answerWith('Reopen');
  const address = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return null;
    const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    contents.forcefullyCrashRenderer();
    await loaded;
    return contents.executeJavaScript('window.location.href') as Promise<string>;
  });
  expect(address).toBe('app://matinee/?locale=en#/settings');
  expect(await asked()).toEqual(['Matinee’s window crashed']);
  const record = readFileSync(join(libraryDirectory, 'window/logs/crashes.log'), 'utf8');
  expect(record).toMatch(/^\S+ window-process-gone reason=\w+ exitCode=\d+ version=\S+$/mu);
});

test('a signal to end asks nobody, also while a job runs', async () => {
  const { app } = launched;
  await answerWith('Cancel');
  const large = writeZip(place.path('large.zip'), plantedArchive({ users: 1000, movies: 500 }));
  await app.evaluate(({ BrowserWindow }, path) => {
    const code = `window.matinee.call('imports:start', ${JSON.stringify({ path })})`;
    return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>;
  }, large);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGTERM');
  await ended;
});
