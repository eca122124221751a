// The paths of the library, the starter library, the window's state and the built renderer.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { libraryIn } from '../engine/library/place/library-place.ts';

export type Places = {
  /** Another folder once the library was moved. */
  library: string;
  /** No job may begin meanwhile: it would write to the place that is given up. */
  isMoving: boolean;
  /** What the app keeps of itself: where the library is, among other things. */
  appFolder: string;
  /** False where a variable of the environment says where it is. */
  mayMoveLibrary: boolean;
  /** Null if the program ships none. */
  starter: string | null;
  windowState: string;
  logs: string;
  /** Says which job ran when the app ended. */
  unfinishedJob: string;
  /** Whether the person wants to hear of new versions. */
  updateSettings: string;
  /** A new version, until it is installed. */
  updates: string;
  /** Key and cache of the covers; not part of the library. */
  covers: string;
  renderer: string;
  /** The licences of everything that ships, as JSON. */
  licences: string;
  /** The user guide, which needs no network. */
  guide: string;
};

/**
 * MATINEE_LIBRARY chooses another library, and with it another instance of the app: its window's memory and its lock
 * are then in that folder too. MATINEE_STARTER chooses another starter library. Throws `library-damaged` as `libraryIn` does.
 */
export function findPlaces(): Places {
  const chosen = process.env['MATINEE_LIBRARY'];
  if (chosen) app.setPath('userData', resolve(chosen, 'window'));
  const userData = app.getPath('userData');
  const starter = process.env['MATINEE_STARTER'] ?? builtInStarter();
  return {
    library: chosen ? resolve(chosen) : libraryIn(userData),
    isMoving: false,
    appFolder: userData,
    mayMoveLibrary: !chosen,
    starter: existsSync(join(starter, 'catalogue.db')) ? starter : null,
    windowState: join(userData, 'window.json'),
    logs: join(userData, 'logs'),
    unfinishedJob: join(userData, 'unfinished-job.json'),
    updateSettings: join(userData, 'updates.json'),
    updates: join(userData, 'updates'),
    covers: join(userData, 'pictures'),
    renderer: join(import.meta.dirname, '../renderer'),
    licences: app.isPackaged
      ? join(process.resourcesPath, 'licences.json')
      : join(app.getAppPath(), 'resources/licences/licences.json'),
    guide: app.isPackaged
      ? join(process.resourcesPath, 'user-guide.md')
      : join(app.getAppPath(), 'docs/user-guide.md'),
  };
}

function builtInStarter(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'starter-library')
    : join(app.getAppPath(), 'resources/starter-library/built');
}
