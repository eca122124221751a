// Where the library is: beside what the app keeps of itself, or where the person put it. Found without Electron, so that the command line
// uses the same one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { MatineeError } from '../../../contract/errors.ts';
import { flushDirectory, flushFile } from '../../base/fsync.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { renamePatiently } from '../../base/rename.ts';

export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
};

const placeSchema = z.strictObject({ library: z.string().min(1) });

/**
 * The variable MATINEE_LIBRARY names another folder. Throws `file-not-found` where the library was put somewhere and is not there,
 * since a new one must not be made in its place, and `library-damaged` as `libraryIn` does.
 */
export function defaultLibraryDirectory(
  { env, platform, home }: Surroundings = { env: process.env, platform: process.platform, home: homedir() },
): string {
  const chosen = env['MATINEE_LIBRARY'];
  if (chosen) return resolve(chosen);
  const appFolder = join(applicationData(env, platform, home), 'Matinee');
  const library = libraryIn(appFolder);
  if (chosenPlace(appFolder) === null || existsSync(library)) return library;
  throw new MatineeError(
    'file-not-found',
    `Your library was put into ${library}, and is not there. If that is on another disk, connect it; --library names another folder.`,
    { details: { path: library } },
  );
}

/**
 * The library of the app that keeps its own files in `appFolder`: the place that was chosen for it, otherwise `library` in there. Throws
 * `library-damaged` where a place was chosen and can't be read.
 */
export function libraryIn(appFolder: string): string {
  return chosenPlace(appFolder) ?? join(appFolder, 'library');
}

/** Null where none was chosen. Throws `library-damaged`. */
export function chosenPlace(appFolder: string): string | null {
  const file = noteIn(appFolder);
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).library;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new MatineeError(
      'library-damaged',
      `${file} should say where your library is, and can't be read. Write {"library": "its folder"} into it, or remove it to use ${join(appFolder, 'library')}.`,
      { details: { file }, cause: error },
    );
  }
}

/** Another place from now on; whole also if the computer stops meanwhile. */
export function choosePlace(appFolder: string, library: string): void {
  const file = noteIn(appFolder);
  makeFolder(appFolder);
  writeFileSync(`${file}.unfinished`, `${JSON.stringify({ library })}\n`, { mode: 0o600 });
  flushFile(`${file}.unfinished`);
  renamePatiently(`${file}.unfinished`, file);
  flushDirectory(appFolder);
}

function noteIn(appFolder: string): string {
  return join(appFolder, 'library-place.json');
}

/** As https://www.electronjs.org/docs/latest/api/app#appgetpathname says; the app's folder in it is userData. */
function applicationData(env: Surroundings['env'], platform: NodeJS.Platform, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}
