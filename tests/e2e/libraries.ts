// Libraries that tests start from: each is made once in a run of the tests, by the app itself, and copied for whoever needs it.
import { constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchApp, newFolder } from './app.ts';
import { callFrom } from './calls.ts';
import { sharedFolderVariable } from './global-setup.ts';
import { addMadeRuns } from './made-runs.ts';

/**
 * `starter`: the starter library, behind the welcome, left on Settings, which is the quickest screen to come back to.
 * `runs`: the same with a finished sweep of three runs, and with its map drawn.
 */
export type LibraryName = 'starter' | 'runs';

export const starterDirectory = resolve(import.meta.dirname, '../../resources/starter-library/built');

/** A new folder with such a library in it. */
export async function copyLibrary(name: LibraryName): Promise<string> {
  const made = await makeLibrary(name);
  const directory = await newFolder();
  await cp(made, directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return directory;
}

let ownFolder: string | null = null;

/** Programs that run by themselves have a folder of their own, which goes when they end. */
function sharedFolder(): string {
  const shared = process.env[sharedFolderVariable];
  if (shared !== undefined) return shared;
  if (ownFolder === null) {
    const folder = mkdtempSync(join(tmpdir(), 'matinee-libraries-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    ownFolder = folder;
  }
  return ownFolder;
}

/** The library that copies are made of, which nobody may write to. The process that comes first makes it, any other one waits. */
export async function makeLibrary(name: LibraryName): Promise<string> {
  const made = join(sharedFolder(), name);
  const incoming = `${made}.incoming`;
  while (!existsSync(made)) {
    if (!(await claim(incoming))) {
      await delay(50);
      continue;
    }
    try {
      // Another process may have finished between the two looks.
      if (existsSync(made)) {
        await rm(incoming, { recursive: true });
        continue;
      }
      await makers[name](incoming);
      await rename(incoming, made);
    } catch (error) {
      await rm(incoming, { recursive: true, force: true });
      throw error;
    }
  }
  return made;
}

/** False where another process has made the folder already. */
async function claim(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const makers: Record<LibraryName, (directory: string) => Promise<void>> = {
  starter: async (directory) => {
    if (!existsSync(join(starterDirectory, 'catalogue.db'))) {
      throw new Error('The starter library is not built: run "npm run setup" first.');
    }
    const { page, close } = await launchApp({ libraryDirectory: directory, starterDirectory });
    await callFrom(page, 'settings:update', { onboardingDone: true, theme: 'dark' });
    await page.evaluate(() => {
      window.location.hash = '#/settings';
    });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await close();
  },
  runs: async (directory) => {
    await cp(await makeLibrary('starter'), directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
    await addMadeRuns(directory);
  },
};
