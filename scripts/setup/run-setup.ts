/** Set-up from beginning to end: the native parts side by side, then the starter library. */
import { Cache } from './cache.ts';
import { provideElectron } from './electron.ts';
import { SetupError } from './errors.ts';
import { provideGeneratedCode } from './generate.ts';
import { stopPrograms } from './process.ts';
import { reportFor, secondsSince } from './progress.ts';
import { provideSqlite } from './sqlite.ts';
import { isStampValid, readStamp, writeStamp } from './stamp.ts';
import { provideStarterLibrary } from './starter.ts';
import { installSystemLibraries, type MissingLibraries } from './system-libraries.ts';
import { hasTensorflowAsWished, provideTensorflow, readTensorflowWish } from './tensorflow.ts';

export interface SetupResult {
  /** The system libraries that only an administrator can install, if any. */
  readonly missingLibraries: MissingLibraries | undefined;
  readonly electronExecutable: string;
}

export interface SetupOptions {
  readonly cache?: Cache;
  /** Tries again what could not be had last time, and something else serves in its place. */
  readonly triesAgain?: boolean;
}

/** Brings the checkout to a state in which everything runs; quick when it already is. */
export async function runSetup({
  cache = new Cache(),
  triesAgain = false,
}: SetupOptions = {}): Promise<SetupResult> {
  const startMs = Date.now();
  requireSupportedMachine();
  await provideGeneratedCode();
  const electronExecutable = await provideNativeParts(cache, triesAgain);
  const missingLibraries = await installSystemLibraries(electronExecutable, reportFor('libraries'));
  await provideStarterLibrary(cache, reportFor('starter'));
  console.log(`Set-up finished in ${secondsSince(startMs)}.`);
  if (missingLibraries !== undefined) {
    console.log(
      `The window needs ${missingLibraries.names.join(', ')} from the system; this installs it:\n  ${missingLibraries.command}`,
    );
  }
  return { missingLibraries, electronExecutable };
}

const systems = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

/** @throws SetupError if there is no Electron or no SQLite for this system, or Node is too old */
export function requireSupportedMachine(
  platform: string = process.platform,
  arch: string = process.arch,
  nodeVersion: string = process.versions.node,
): void {
  if (!systems.includes(`${platform}-${arch}`)) {
    throw new SetupError(
      `Matinee runs on Windows (x64), macOS (Apple silicon and Intel) and Linux (x64 and arm64), and this is ${platform} on ${arch}: use one of those.`,
    );
  }
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(
      `Matinee needs Node 20.19 or newer, and this is ${nodeVersion}: install a current one from your system or nodejs.org.`,
    );
  }
}

async function provideNativeParts(cache: Cache, triesAgain: boolean): Promise<string> {
  const wish = readTensorflowWish();
  const stamp = await readStamp();
  const suffices = stamp !== undefined && hasTensorflowAsWished(stamp, wish, triesAgain);
  if (suffices && (await isStampValid(stamp))) {
    console.log('Set-up: the native parts are in place.');
    return stamp.electronExecutable;
  }
  console.log(`Set-up: native parts (kept in ${cache.root})`);
  await cache.removeStaleWork();
  const electron = provideElectron(cache, reportFor('electron'));
  const parts = [
    electron,
    provideSqlite(cache, electron, reportFor('sqlite')),
    provideTensorflow(cache, reportFor('tensorflow'), wish),
  ] as const;
  const [electronResult, sqlite, tensorflow] = await Promise.all(parts).catch(async (error: unknown) => {
    // The other parts end too, and clean up, before the first failure is reported.
    stopPrograms();
    await Promise.allSettled(parts);
    throw error;
  });
  await writeStamp(electronResult.executable, { electron: electronResult, sqlite, tensorflow });
  return electronResult.executable;
}
