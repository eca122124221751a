// Starts the built app in real Electron, with a library of its own that is gone afterwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { findDisplay } from './display.ts';
import { endWithThisProcess } from './keeper.ts';

export type LaunchOptions = {
  /** Default: a new, empty folder that `close` removes; a folder that is given stays. */
  libraryDirectory?: string;
  /** Removes a folder that is given, too. */
  isTemporary?: boolean;
  /** Shows the window with all its motion; by default it keeps still, which is quicker to look at. */
  hasMotion?: boolean;
  /** Default: none, so that tests do not depend on whether the starter library was built. */
  starterDirectory?: string;
  /** More variables for the app's environment. */
  env?: Readonly<Record<string, string>>;
};

export type LaunchedApp = {
  app: ElectronApplication;
  page: Page;
  libraryDirectory: string;
  close: () => Promise<void>;
};

const projectRoot = resolve(import.meta.dirname, '../..');

let kept: LaunchedApp | null = null;

/** The app that was kept, if its window is still there. */
export function keptApp(): LaunchedApp | null {
  return kept?.page.isClosed() === false ? kept : null;
}

/** Keeps an app for the files to come, until they start another one: two would take the focus from one another. */
export function keepApp(launched: LaunchedApp): void {
  kept = launched;
}

/** Resolves when the window has loaded. The app has to be built before: `npm run build`. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  await kept?.close();
  kept = null;
  if (!existsSync(join(projectRoot, 'out/main/main.js'))) {
    throw new Error('The app is not built: run "npm run build" first.');
  }
  const libraryDirectory = options.libraryDirectory ?? (await newFolder());
  const isTemporary = options.isTemporary ?? options.libraryDirectory === undefined;
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: electronArguments(),
    env: await environment(libraryDirectory, options),
    // Otherwise Playwright shows every page as light, whatever theme is chosen.
    colorScheme: null,
  });
  const { pid } = app.process();
  // Playwright starts it as the head of a group, which its other processes belong to.
  const callOff = pid === undefined ? null : endWithThisProcess(-pid, isTemporary ? libraryDirectory : '');
  const page = await app.firstWindow();
  if (options.hasMotion !== true) await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForLoadState('load');
  await stopWhatRuns(app);
  return {
    app,
    page,
    libraryDirectory,
    close: async () => {
      await app.close();
      callOff?.();
      if (isTemporary) await removeFolder(libraryDirectory);
    },
  };
}

/** A second start ends within a second or two. */
const patienceMs = 20_000;

/** Starts the app once more with the same library, and with a file if one is named; resolves with its exit code, or null if it had to be ended. */
export async function startAgain(libraryDirectory: string, ...files: string[]): Promise<number | null> {
  const child = spawn(electronExecutable(), [...electronArguments(), ...files], {
    stdio: 'ignore',
    env: await environment(libraryDirectory, {}),
  });
  if (child.pid !== undefined) endWithThisProcess(child.pid);
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  return code;
}

function electronArguments(): string[] {
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot];
}

/** Lets the system's message boxes, which no test can click, answer by themselves: a job that runs at closing is stopped. */
async function stopWhatRuns(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...given: unknown[]) => {
      const { buttons = [], cancelId = 0 } = given.at(-1) as Electron.MessageBoxOptions;
      const stop = buttons.findIndex((label) => ['Stop and quit', 'Abbrechen und beenden'].includes(label));
      return Promise.resolve({ response: stop === -1 ? cancelId : stop, checkboxChecked: false });
    };
  });
}

export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'matinee-e2e-'));
}

/** Also one that a program is just letting go of. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** In plain Node the electron package is the path of its executable. */
function electronExecutable(): string {
  const path: unknown = createRequire(import.meta.url)('electron');
  if (typeof path !== 'string') throw new Error('Electron is not installed: run "npm run setup".');
  return path;
}

async function environment(
  libraryDirectory: string,
  options: LaunchOptions,
): Promise<Record<string, string>> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  const display = await findDisplay();
  return {
    ...Object.fromEntries(inherited),
    ...(display === undefined ? {} : { DISPLAY: display }),
    MATINEE_LIBRARY: libraryDirectory,
    MATINEE_STARTER: options.starterDirectory ?? join(libraryDirectory, 'no-starter'),
    ...options.env,
  };
}
