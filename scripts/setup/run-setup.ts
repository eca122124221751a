/** Set-up from beginning to end: the native parts side by side, then the starter library. */
import { Cache } from './cache.ts';
import { provideElectron } from './electron-runtime.ts';
import { provideMessages } from './messages.ts';
import { stopPrograms } from './process.ts';
import { reportFor, secondsSince } from './progress.ts';
import { requireSupportedMachine } from './requirements.ts';
import { provideSqlite } from './sqlite-addon.ts';
import { isStampValid, readStamp, writeStamp } from './stamp.ts';
import { provideStarterLibrary } from './starter.ts';
import { installSystemLibraries, type MissingLibraries } from './system-libraries.ts';
import { provideTensorflow } from './tfjs-addon.ts';

export interface SetupResult {
  /** The system libraries that only an administrator can install, if any. */
  readonly missingLibraries: MissingLibraries | undefined;
  readonly electronExecutable: string;
}

/**
 * Brings the checkout to a state in which everything runs; quick when it already is.
 * @throws SetupError with one sentence when it can't go on
 */
export async function runSetup(cache: Cache = new Cache()): Promise<SetupResult> {
  const startMs = Date.now();
  requireSupportedMachine();
  await provideMessages();
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
    // The other parts end too, and clean up, before the first failure is told.
    stopPrograms();
    await Promise.allSettled(parts);
    throw error;
  });
  await writeStamp(electronResult.executable, { electron: electronResult, sqlite, tensorflow });
  return electronResult.executable;
}
