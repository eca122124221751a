// Phones: browser windows of a process that has nothing of Matinee in it, each with a small screen and a store of its own.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { newFolder, removeFolder } from './app.ts';
import { findDisplay } from './display.ts';
import { endWithThisProcess } from './keeper.ts';

export type Phones = { open: (link: string) => Promise<Page>; close: () => Promise<void> };

export async function startPhones(): Promise<Phones> {
  const executablePath: unknown = createRequire(import.meta.url)('electron');
  if (typeof executablePath !== 'string') throw new Error('Electron is not installed: run "npm run setup".');
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  const display = await findDisplay();
  const folder = await newFolder();
  const browser = await _electron.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${folder}`,
      join(import.meta.dirname, 'phone-browser.js'),
    ],
    env: { ...Object.fromEntries(inherited), ...(display === undefined ? {} : { DISPLAY: display }) },
    colorScheme: null,
  });
  const { pid } = browser.process();
  const callOff = pid === undefined ? null : endWithThisProcess(-pid);
  let phones = 0;
  return {
    open: async (link) => {
      phones += 1;
      const opened = browser.waitForEvent('window');
      await browser.evaluate(
        ({ BrowserWindow }, [url, partition]) => {
          const screen = { width: 390, height: 780, useContentSize: true };
          void new BrowserWindow({ ...screen, webPreferences: { partition, sandbox: true } }).loadURL(url);
        },
        [link, `phone ${phones}`] as const,
      );
      const page = await opened;
      await page.waitForURL(link);
      return page;
    },
    close: async () => {
      await browser.close();
      callOff?.();
      await removeFolder(folder);
    },
  };
}
