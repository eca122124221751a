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
import { provideTensorflow } from './tensorflow.ts';

export interface SetupResult {
  /** The system libraries that only an administrator can install, if any. */
  readonly missingLibraries: MissingLibraries | undefined;
  readonly electronExecutable: string;
}

/** Brings the checkout to a state in which everything runs; quick when it already is. */
export async function runSetup(cache: Cache = new Cache()): Promise<SetupResult> {
  const startMs = Date.now();
  requireSupportedMachine();
  await provideGeneratedCode();
  const electronExecutable = await provideNativeParts(cache);
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

/** @throws SetupError if set-up does not know this platform or Node is too old */
export function requireSupportedMachine(
  platform: string = process.platform,
  arch: string = process.arch,
  nodeVersion: string = process.versions.node,
): void {
  if (platform !== 'linux' || arch !== 'x64') {
    throw new SetupError(
      `Matinee's set-up supports Linux on x64 so far, and this is ${platform} on ${arch}: use a Linux x64 machine, or WSL 2 on Windows.`,
    );
  }
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(
      `Matinee needs Node 20.19 or newer, and this is ${nodeVersion}: install a current one from your system or nodejs.org.`,
    );
  }
}

async function provideNativeParts(cache: Cache): Promise<string> {
  const stamp = await readStamp();
  if (stamp !== undefined && (await isStampValid(stamp))) {
    console.log('Set-up: the native parts are in place.');
    return stamp.electronExecutable;
  }
  console.log(`Set-up: native parts (kept in ${cache.root})`);
  await cache.removeStaleWork();
  const electron = provideElectron(cache, reportFor('electron'));
  const parts = [
    electron,
    provideSqlite(cache, electron, reportFor('sqlite')),
    provideTensorflow(cache, reportFor('tensorflow')),
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
